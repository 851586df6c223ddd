import type { FactValue, SourcedFact } from '../../facts/fact.ts'
import type { FactKindId } from '../../facts/factKinds.ts'
import { hexCodesOf } from '../codesOf.ts'
import { type FactIndex, isTime } from '../factIndex.ts'
import { isEnrolled } from '../judgeEnrollment.ts'
import { listedEnrolled } from '../listedEnrolled.ts'
import { endOfLog, statesOf, type ToldEvent, toldEvents } from './toldEvents.ts'

const MINUTE = 60_000
const DAY = 86_400_000
/** Events of one attempt lie this close: the task gives up within minutes and tries again after an hour. */
const ONE_ATTEMPT = 15 * MINUTE
/** The join task runs hourly: a failure that the log has not repeated for so long is over, though no event says how. */
const STILL_HOLDS = 7 * DAY
/** Sign-in errors come and go; only those of the log's last day are told. */
const LAST_DAY = DAY

/** What dsregcmd says of the last attempt. */
const attemptKinds: readonly FactKindId[] = [
  'diagnostic.clientErrorCode',
  'diagnostic.errorPhase',
  'diagnostic.serverErrorCode',
  'diagnostic.serverMessage',
  'diagnostic.httpsStatus',
]

/**
 * The facts with what event logs say of the last attempt, in the words that dsregcmd has for it, so that the same rules judge both.
 * A failure counts while no later event of the evidence says that the device joined, and it is not joined.
 * An attempt of dsregcmd that an event proves to be an older one, which failed for another reason, is not trusted any more.
 */
export function withEventLogs(index: FactIndex): readonly SourcedFact[] {
  const events = toldEvents(index)
  if (events.length === 0) return index.facts
  const attempt = lastFailedAttempt(index, events)
  const superseded = attempt === undefined ? undefined : supersededBy(index, attempt)
  const kept =
    superseded === undefined
      ? index.facts
      : index.facts.map((fact) => (fact.artefactId === superseded && attemptKinds.includes(fact.kind) ? { ...fact, trusted: false } : fact))
  return [
    ...kept,
    ...(attempt === undefined ? [] : attemptFacts(attempt, events)),
    ...lastOf(index, events, 'event.mdmFailed', 'event.mdmSucceeded', STILL_HOLDS).flatMap((event) =>
      asLast(event, 'event.lastMdmFailure'),
    ),
    ...tokenFacts(index, events),
    ...lastOf(index, events, 'event.runtimeFailed', 'event.joinSucceeded', STILL_HOLDS).flatMap((event) =>
      asLast(event, 'event.lastRuntimeFailure'),
    ),
  ]
}

/** Events of the newest failed attempt, the one that ended it first. */
type Attempt = readonly [ToldEvent, ...ToldEvent[]]

function lastFailedAttempt(index: FactIndex, events: readonly ToldEvent[]): Attempt | undefined {
  if (index.value('join.azureAdJoined') === true || isFine(index)) return undefined
  const joinedAt = newestTime(events, 'event.joinSucceeded')
  const failures = events.filter(({ says, time }) => (says === 'event.joinFailed' || says === 'event.joinDetail') && time > joinedAt)
  const end = endOfAttempt(failures)
  if (end === undefined || endOfLog(index, end) - end.time > STILL_HOLDS || isOlderThanTold(index, end)) return undefined
  const beside = failures.filter((event) => event !== end && Math.abs(event.time - end.time) <= ONE_ATTEMPT).toReversed()
  // Where the last event has no code, one of the same attempt that has tells more.
  const main = hasCode(end) ? end : (beside.find((event) => event.says === 'event.joinFailed' && hasCode(event)) ?? end)
  return [main, ...[end, ...beside].filter((event) => event !== main)]
}

/** An enrolled device needs no join: what its log tries every hour is no failure of it, unless dsregcmd was asked about it too. */
const isFine = (index: FactIndex): boolean =>
  index.of('diagnostic.clientErrorCode').length === 0 &&
  (isEnrolled(Number(index.value('enrollment.status') ?? Number.NaN)) || listedEnrolled(index).length > 0)

/** Nothing was tried: no domain controller, or not as SYSTEM. */
const isNoAttempt = ({ outcome }: ToldEvent): boolean => outcome.subject === '333' || outcome.subject === '334'

/** The newest event that ends an attempt. A device that was taken out of the network gives up at once; what failed on the day before tells more. */
function endOfAttempt(failures: readonly ToldEvent[]): ToldEvent | undefined {
  const ends = failures.filter(({ says }) => says === 'event.joinFailed')
  const last = ends.at(-1) ?? failures.at(-1)
  if (last === undefined || !isNoAttempt(last)) return last
  return ends.findLast((event) => !isNoAttempt(event) && last.time - event.time <= DAY) ?? last
}

const hasCode = (event: ToldEvent): boolean => statesOf(event, 'event.errorCode').length > 0
const newestTime = (events: readonly ToldEvent[], says: ToldEvent['says']): number =>
  events.findLast((event) => event.says === says)?.time ?? Number.NEGATIVE_INFINITY

/** The attempt that dsregcmd remembers, with its time and code. */
function toldAttempt(
  index: FactIndex,
): { readonly artefactId: number; readonly time: number; readonly codes: readonly string[] } | undefined {
  const [code] = index.of('diagnostic.clientErrorCode')
  if (code === undefined) return undefined
  const time = index.of('diagnostic.previousRegistration').find((fact) => fact.artefactId === code.artefactId && isTime(fact.value))
  return time && { artefactId: code.artefactId, time: Date.parse(String(time.value)), codes: hexCodesOf([code]) }
}

/** dsregcmd remembers a later attempt, which failed otherwise: the event's cause is gone. */
function isOlderThanTold(index: FactIndex, event: ToldEvent): boolean {
  const told = toldAttempt(index)
  return told !== undefined && told.time - event.time > ONE_ATTEMPT && !eventCodes(event).some((code) => told.codes.includes(code))
}

/** The artefact whose attempt is an older one than the event's, and failed otherwise. */
function supersededBy(index: FactIndex, [main]: Attempt): number | undefined {
  const told = toldAttempt(index)
  if (told === undefined || main.time - told.time <= ONE_ATTEMPT) return undefined
  const codes = eventCodes(main)
  return codes.length === 0 || codes.some((code) => told.codes.includes(code)) ? undefined : told.artefactId
}

/** HRESULT of what Windows prints as a Win32 number: 1317 is 0x80070525. */
const asHresult = (value: FactValue): string => {
  const text = String(value)
  return /^\d{1,5}$/.test(text) ? `0x${(0x8007_0000 + Number(text)).toString(16)}` : text
}
const eventCodes = (event: ToldEvent): string[] => statesOf(event, 'event.errorCode').map(({ value }) => asHresult(value))

/** The names of the phases as dsregcmd prints them. */
const asPhase = (value: FactValue): FactValue => (value === 'precheck' ? 'pre-check' : value)

const translated = [
  ['event.errorCode', 'diagnostic.clientErrorCode', asHresult],
  ['event.serverErrorCode', 'diagnostic.serverErrorCode', undefined],
  ['event.serverMessage', 'diagnostic.serverMessage', undefined],
  ['event.httpStatus', 'diagnostic.httpsStatus', undefined],
  ['event.registrationType', 'diagnostic.registrationType', undefined],
] as const satisfies readonly (readonly [FactKindId, FactKindId, ((value: FactValue) => FactValue) | undefined])[]

/** An attempt in the kinds of dsregcmd, each at the place of its event; the phase is that of the event which ended it. */
function attemptFacts(attempt: Attempt, events: readonly ToldEvent[]): SourcedFact[] {
  const [main] = attempt
  const agreeing = events.filter((event) => event.says === 'event.runtimeFailed' && isOfAttempt(event, main))
  const told = [...attempt, ...agreeing].flatMap((event) =>
    translated.flatMap(([from, to, convert]) =>
      statesOf(event, from)
        .filter(({ value }) => from !== 'event.errorCode' || /^0x|^\d/.test(String(value)))
        .map((fact): SourcedFact => ({ ...fact, kind: to, subject: '', value: convert === undefined ? fact.value : convert(fact.value) })),
    ),
  )
  const phases = statesOf(main, 'event.phase').map(
    (fact): SourcedFact => ({ ...fact, kind: 'diagnostic.errorPhase', subject: '', value: asPhase(fact.value) }),
  )
  const ids = attempt.map(({ outcome }): SourcedFact => ({ ...outcome, kind: 'event.lastFailure', value: outcome.subject, subject: '' }))
  return [...ids, ...phases, ...told]
}

/** The runtime's error at the time of the attempt, by the same code. */
const isOfAttempt = (event: ToldEvent, main: ToldEvent): boolean =>
  Math.abs(event.time - main.time) <= ONE_ATTEMPT && eventCodes(event).some((code) => eventCodes(main).includes(code))

/** The newest failure that no later success of its kind ends, within the time before the log's end that it counts. */
function lastOf(
  index: FactIndex,
  events: readonly ToldEvent[],
  failed: ToldEvent['says'],
  succeeded: ToldEvent['says'],
  within: number,
): readonly ToldEvent[] {
  const last = events.findLast(({ says }) => says === failed)
  if (last === undefined || last.time < newestTime(events, succeeded) || endOfLog(index, last) - last.time > within) return []
  return [last]
}

/** The event under a kind of its own: the value is its first code, else its number. */
function asLast(event: ToldEvent, kind: FactKindId): SourcedFact[] {
  const codes = statesOf(event, 'event.errorCode')
  if (codes.length === 0) return [{ ...event.outcome, kind, value: event.outcome.subject, subject: '' }]
  return codes.map((fact) => ({ ...fact, kind, subject: '', value: String(fact.value) }))
}

/** Where dsregcmd says that the user has no token, the log's last error tells why; elsewhere it is a note. */
function tokenFacts(index: FactIndex, events: readonly ToldEvent[]): SourcedFact[] {
  if (index.value('prt.present', 'AzureAdPrt') === true) return []
  const last = lastOf(index, events, 'event.tokenFailed', 'event.tokenSucceeded', LAST_DAY)
  const isMissing = index.value('prt.present', 'AzureAdPrt') === false
  return last.flatMap((event) => {
    if (!isMissing) return asLast(event, 'event.lastTokenFailure')
    const own = (from: FactKindId, kind: FactKindId): SourcedFact[] =>
      statesOf(event, from).map((fact) => ({ ...fact, kind, subject: 'AzureAdPrt' }))
    const system = own('event.errorCode', 'prt.attemptStatus').filter(({ value }) => String(value).startsWith('0x'))
    const server = own('event.errorCode', 'prt.serverErrorCode').filter(({ value }) => String(value).startsWith('AADSTS'))
    return [...system, ...server, ...own('event.serverMessage', 'prt.serverErrorDescription')]
  })
}
