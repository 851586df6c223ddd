import type { Step, StepId, StepState } from '../../../shared/contract/diagnosis.ts'
import type { Localized } from '../../../shared/facts/localized.ts'

/** A system or host that a step talks to. `says` finds the check that tells whether it answered. */
interface Need {
  readonly id: string
  readonly title: Localized
  readonly says: RegExp
}

/** A need with what the step's checks say of it; `check` is absent where none does. */
export interface StepNeed {
  readonly id: string
  readonly step: StepId
  readonly title: Localized
  readonly state: StepState
  readonly word: Localized | undefined
}

const host = (name: string, says: RegExp): Need => ({ id: name, title: { en: name, fr: name }, says })

/** Hosts and systems by step. Source: dossier/join-flow.json, preconditions of the phases and `connectivity`. */
const NEEDS: Readonly<Record<StepId, readonly Need[]>> = {
  precheck: [
    {
      id: 'dc',
      title: { en: 'Domain controller', fr: 'Contrôleur de domaine' },
      says: /domain controller|AD connectivity|contrôleur de domaine/i,
    },
  ],
  discover: [
    {
      id: 'scp',
      title: { en: 'Connection point (SCP)', fr: 'Point de connexion (SCP)' },
      says: /\bSCP\b|connection point|AD configuration test/i,
    },
    host('enterpriseregistration.windows.net', /enterpriseregistration|DRS discovery/i),
    host('login.microsoftonline.com', /(?<!device\.)login\.microsoftonline|realm/i),
  ],
  auth: [
    { id: 'sts', title: { en: 'Federation service', fr: 'Service de fédération' }, says: /WS-Trust|token acquisition|federat|fédération/i },
  ],
  syncwait: [{ id: 'connect', title: { en: 'Entra Connect', fr: 'Entra Connect' }, says: /\bConnect\b|userCertificate|synchroni/i }],
  join: [host('device.login.microsoftonline.com', /device\.login\.microsoftonline/i)],
  postjoin: [],
  enroll: [host('*.dm.microsoft.com', /dm\.microsoft\.com|MdeConfigMgr/i)],
}

/** What a step needs and whether it answered: by the check that names it, else by a step that passed or is not needed at all. */
export function stepNeeds(step: Step): readonly StepNeed[] {
  return NEEDS[step.id].map((need) => {
    const check = step.checks.find((candidate) => need.says.test(`${candidate.title.en} ${candidate.detail?.en ?? ''}`))
    const bySteps: StepState = step.state === 'ok' || step.state === 'notNeeded' ? step.state : 'unknown'
    return { id: need.id, step: step.id, title: need.title, state: check?.state ?? bySteps, word: check?.detail ?? check?.title }
  })
}
