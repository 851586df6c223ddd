import type { Step, StepCheck } from '../../../shared/contract/diagnosis.ts'
import type { EvidenceRef } from '../../../shared/contract/evidenceRef.ts'
import type { Localized } from '../../../shared/facts/localized.ts'
import { joinSteps } from '../../../shared/knowledge/joinSteps.ts'
import { knownEvents } from '../../../shared/knowledge/knownEvents.ts'

type StepKnowledge = (typeof joinSteps)[number]
type Sign = StepKnowledge['proves'][number]

/** `found`: the files say so; `otherwise`: they say something else of it; `open`: nothing in the files tells. */
export interface StepSign {
  readonly text: Localized
  readonly state: 'found' | 'otherwise' | 'open'
  readonly evidence: EvidenceRef | undefined
}
export interface StepSigns {
  readonly needs: readonly Localized[]
  readonly proves: readonly StepSign[]
  readonly breaks: readonly StepSign[]
}

const NOTHING: StepSigns = { needs: [], proves: [], breaks: [] }

/** What a step needs, what would prove it and what would break it, each held against the evidence of the step. */
export function signsOf(step: Step): StepSigns {
  const known = joinSteps.find((candidate) => candidate.id === step.id)
  if (known === undefined) return NOTHING
  return {
    needs: known.preconditions,
    proves: known.proves.map((sign) => readSign(sign, step, true)),
    breaks: known.breaks.map((sign) => readSign(sign, step, false)),
  }
}

function readSign(sign: Sign, step: Step, proves: boolean): StepSign {
  if (sign.kind === 'dsregcmd') return readField(sign.name, sign.value, step)
  if (sign.kind === 'event') return { text: eventText(sign.event, sign.to), state: 'open', evidence: undefined }
  const check = proves ? step.checks.find((candidate) => candidate.id === CHECK_OF[`${step.id} ${sign.where}`]) : undefined
  return { text: sign.text, state: stateOf(check), evidence: check?.evidence[0] }
}

/** Checks that decide what no single field says, by step and the place where the proof is looked for. */
const CHECK_OF: Readonly<Record<string, string>> = {
  'onboard registry': 'onboarded',
  'onboard analyzer': 'sensorRuns',
  'discover analyzer': 'scpRead',
  'syncwait entra': 'objectSynced',
  'join certificate': 'certificateValid',
  'enroll registry': 'enrolled',
}

function stateOf(check: StepCheck | undefined): StepSign['state'] {
  if (check === undefined || check.evidence.length === 0) return 'open'
  return check.state === 'ok' ? 'found' : check.state === 'failed' ? 'otherwise' : 'open'
}

/** A field of dsregcmd, looked for in the quotes of the step: `AD Connectivity Test : PASS`. */
function readField(name: string, value: string, step: Step): StepSign {
  const text = { en: `dsregcmd: ${name}: ${value}`, fr: `dsregcmd\u00a0: ${name}\u00a0: ${value}` }
  const places = [...step.evidence, ...step.checks.flatMap((check) => check.evidence)]
  for (const evidence of places) {
    const said = fieldValue(evidence.quote, name)
    if (said !== undefined) return { text, state: isSame(said, value) ? 'found' : 'otherwise', evidence }
  }
  return { text, state: 'open', evidence: undefined }
}

function fieldValue(quote: string, name: string): string | undefined {
  const colon = quote.indexOf(':')
  return colon > 0 && quote.slice(0, colon).trim().toLowerCase() === name.toLowerCase() ? quote.slice(colon + 1).trim() : undefined
}

/** Codes in the wanted value are examples or placeholders (`FAIL [0x801c0021/<sub>]`): a code that is named must occur, words before it must start the value. */
function isSame(said: string, wanted: string): boolean {
  const text = said.toLowerCase()
  const words = wanted
    .toLowerCase()
    .replace(/[[(].*$/, '')
    .trim()
  const code = /0x[\da-f]{8}/i.exec(wanted)?.[0].toLowerCase()
  return text.startsWith(words) || (code !== undefined && text.includes(code))
}

const JOIN_PROVIDER = 'Microsoft-Windows-User Device Registration'

function eventText(event: number, to: number | undefined): Localized {
  if (to !== undefined) return { en: `Events ${event} to ${to}`, fr: `Événements ${event} à ${to}` }
  const known = knownEvents.find((candidate) => candidate.id === event && candidate.provider === JOIN_PROVIDER)
  if (known === undefined) return { en: `Event ${event}`, fr: `Événement ${event}` }
  return { en: `Event ${event}: ${known.meaning.en}`, fr: `Événement ${event}\u00a0: ${known.meaning.fr}` }
}
