import type { Step, StepCheck, StepId, StepState } from '../../../shared/contract/diagnosis.ts'
import type { Localized } from '../../../shared/facts/localized.ts'

/** A system or host that a step talks to, and the checks (ids of knowledge/checkTexts) that tell whether it answered. */
interface Need {
  readonly id: string
  readonly title: Localized
  readonly checks: readonly string[]
}

/** A need with what the step's checks say of it; `word` is absent where none does. */
export interface StepNeed {
  readonly id: string
  readonly step: StepId
  readonly title: Localized
  readonly state: StepState
  readonly word: Localized | undefined
}

const host = (name: string, ...checks: readonly string[]): Need => ({ id: name, title: { en: name, fr: name }, checks })
const system = (id: string, en: string, fr: string, ...checks: readonly string[]): Need => ({ id, title: { en, fr }, checks })

/** Hosts and systems by step. Source: dossier/join-flow.json, preconditions of the phases and `connectivity`. */
const NEEDS: Readonly<Record<StepId, readonly Need[]>> = {
  onboard: [system('sensor', 'Defender sensor (Sense)', 'Capteur Defender (Sense)', 'sensorRuns')],
  precheck: [system('dc', 'Domain controller', 'Contrôleur de domaine', 'domainController')],
  discover: [
    system('scp', 'Connection point (SCP)', 'Point de connexion (SCP)', 'scpRead', 'scpClient', 'scpDomain'),
    host('enterpriseregistration.windows.net', 'serviceFound', 'serviceReached'),
    host('login.microsoftonline.com'),
  ],
  auth: [system('sts', 'Federation service', 'Service de fédération', 'token')],
  syncwait: [system('connect', 'Entra Connect', 'Entra Connect', 'objectSynced', 'inSyncScope', 'syncRule')],
  join: [host('device.login.microsoftonline.com')],
  postjoin: [],
  enroll: [host('*.dm.microsoft.com', 'managementReached')],
}

const WORST_FIRST: readonly StepState[] = ['failed', 'ok', 'unknown', 'notReached', 'notNeeded']

/** What a step needs and whether it answered: by the checks that tell, else by a step that passed or is not needed at all. */
export function stepNeeds(step: Step): readonly StepNeed[] {
  return NEEDS[step.id].map((need) => {
    const check = worstOf(step.checks.filter((candidate) => need.checks.includes(candidate.id)))
    const byStep: StepState = step.state === 'ok' || step.state === 'notNeeded' ? step.state : 'unknown'
    const isDecided = check !== undefined && (check.state !== 'unknown' || step.state !== 'notNeeded')
    return { id: need.id, step: step.id, title: need.title, state: isDecided ? check.state : byStep, word: check?.detail }
  })
}

const worstOf = (checks: readonly StepCheck[]): StepCheck | undefined =>
  checks.toSorted((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state))[0]
