import type { StepId } from '../../contract/diagnosis.ts'
import type { SourcedFact } from '../../facts/fact.ts'
import { errorCodeOf } from '../../knowledge/errorCodes.ts'
import { captureCommands } from '../../knowledge/events.ts'
import { buildFinding, statusRules } from '../buildFinding.ts'
import { hexCodesOf } from '../codesOf.ts'
import { toldEvents } from '../events/toldEvents.ts'
import { isTime } from '../factIndex.ts'
import { isEnrolled } from '../judgeEnrollment.ts'
import { joinMatters, type Rule, type RuleContext } from '../ruleContext.ts'

/** Events that end an attempt and have a cause of their own: other rules tell it. */
const TOLD_BY_RULES = ['330', '333', '334']

const steps: Readonly<Record<string, StepId>> = { 'pre-check': 'precheck', discover: 'discover', auth: 'auth', join: 'join' }

/** The last attempt of a log failed, and neither its events nor dsregcmd give a code. */
export const attemptWithoutCodeRule: Rule = (context) => {
  const { index } = context
  const [last] = index.of('event.lastFailure')
  if (isEnrolled(context.enrollment?.code)) return []
  if (last === undefined || TOLD_BY_RULES.includes(String(last.value)) || hexCodesOf(index.of('diagnostic.clientErrorCode')).length > 0)
    return []
  const phase = index.text('diagnostic.errorPhase') ?? 'join'
  const isBeside = !joinMatters(context)
  return buildFinding(context, {
    text: 'attempt-without-code',
    severity: isBeside ? 'warning' : 'error',
    confidence: isBeside ? 'possible' : 'certain',
    rank: 95,
    step: steps[phase] ?? 'join',
    args: { phase, id: String(last.value) },
    facts: [last, ...index.of('diagnostic.serverMessage').slice(0, 1)],
    explains: statusRules(10, 42),
  })
}

/** Errors that sources explain; anything else of these noisy logs is left to the Events tab. */
function explainedRule(kind: 'event.lastTokenFailure' | 'event.lastRuntimeFailure', text: string): Rule {
  return (context) => {
    const facts = context.index.of(kind).filter(({ value }) => errorCodeOf(String(value)) !== undefined)
    const [first] = facts
    const known = first === undefined ? undefined : errorCodeOf(String(first.value))
    if (first === undefined || known === undefined || isToldElsewhere(context, first)) return []
    return buildFinding(context, {
      text,
      severity: 'info',
      confidence: 'certain',
      rank: 129,
      args: { code: known.name === undefined ? known.code : `${known.code} ${known.name}`, meaning: known.meaning },
      facts,
      codes: hexCodesOf(facts).filter((code) => errorCodeOf(code) !== undefined),
    })
  }
}

/** The failed attempt has the same code: its finding tells it. */
const isToldElsewhere = ({ index }: RuleContext, fact: SourcedFact): boolean =>
  index.of('diagnostic.clientErrorCode').some(({ value }) => String(value).toLowerCase() === String(fact.value).toLowerCase())

export const tokenErrorsRule: Rule = explainedRule('event.lastTokenFailure', 'sign-in-errors-logged')
export const runtimeErrorsRule: Rule = explainedRule('event.lastRuntimeFailure', 'runtime-errors-logged')

interface Trace {
  readonly from: SourcedFact
  readonly to: SourcedFact
  readonly hasRuntime: boolean
}

/** A trace tells nothing of an attempt that it does not span. A note, with how to record one that does. */
export const traceMissesAttemptRule: Rule = (context) => {
  const { index } = context
  const traces = tracesOf(context)
  if (traces.length === 0 || index.value('join.azureAdJoined') === true) return []
  const attempts = [
    ...index.of('diagnostic.previousRegistration').filter(({ value }) => isTime(value)),
    ...toldEvents(index)
      .filter(({ says }) => says === 'event.joinFailed')
      .map(({ outcome }) => outcome),
  ].sort((a, b) => Date.parse(String(b.value)) - Date.parse(String(a.value)))
  const [latest] = attempts
  const spanning = traces.filter(({ from, to }) =>
    attempts.some(({ value }) => time(value) >= time(from.value) && time(value) <= time(to.value)),
  )
  if (latest === undefined || spanning.some(({ hasRuntime }) => hasRuntime)) return []
  const [shown] = spanning.length > 0 ? spanning : traces
  if (shown === undefined) return []
  const [capture] = captureCommands
  return buildFinding(context, {
    text: 'trace-misses-attempt',
    variant: spanning.length > 0 ? 'withoutRuntime' : undefined,
    severity: 'info',
    confidence: 'certain',
    rank: 145,
    args: { from: String(shown.from.value), to: String(shown.to.value), attempt: String(latest.value) },
    facts: [shown.from, shown.to, latest],
  }).map((finding) => ({
    ...finding,
    actions: finding.actions.map((action) => (capture === undefined ? action : { ...action, command: capture.commands.join('\n') })),
  }))
}

const time = (value: unknown): number => Date.parse(String(value))

function tracesOf({ index }: RuleContext): Trace[] {
  return index.of('eventLog.firstTime').flatMap((from) => {
    const to = index.of('eventLog.lastTime').find(({ artefactId }) => artefactId === from.artefactId)
    if (to === undefined || index.formatOf(from.artefactId) !== 'etl') return []
    return [{ from, to, hasRuntime: index.of('eventLog.runtimeEvents').some(({ artefactId }) => artefactId === from.artefactId) }]
  })
}
