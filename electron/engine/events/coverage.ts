import type { TraceCoverage } from '../../../shared/contract/eventRequests.ts'
import type { EventKind } from '../../../shared/facts/event.ts'
import { eventTimeOf } from '../../../shared/facts/event.ts'
import { captureCommands } from '../../../shared/knowledge/events.ts'
import { joinProviderOf } from '../../../shared/parse/eventRoles.ts'
import { listFactsOfKind, type ReadableCase } from '../../store/index.ts'
import { isoOf } from './selection.ts'
import type { Timeline } from './timeline.ts'

interface Attempt {
  readonly shown: TraceCoverage['attempts'][number]
  /** 100 ns since 1970. */
  readonly at: bigint
  /** Undefined for events that no device is known of. */
  readonly deviceId: number | undefined
}
type CoveredSource = TraceCoverage['sources'][number]

const JOIN_EVENTS: Readonly<Record<number, Attempt['shown']['says']>> = {
  304: 'event304',
  305: 'event305',
  306: 'event306',
  307: 'event307',
}
/** Attempts that are listed: the latest ones. */
const MOST_ATTEMPTS = 50
/** One attempt leaves several events within moments; those of the next come with the next run of the task, an hour later or with a sign-in. */
const ONE_ATTEMPT = 5n * 60n * 10_000_000n

/** Whether each source spans the last attempt of its device to join, by the times of dsregcmd and of the events that end an attempt. */
export function traceCoverage(db: ReadableCase, timeline: Timeline, deviceId: number | undefined): TraceCoverage {
  const attempts = [...factAttempts(db, deviceId), ...eventAttempts(timeline, deviceId)].sort((a, b) => Number(a.at - b.at))
  const latest = attempts.slice(-MOST_ATTEMPTS).map(({ shown }) => shown)
  return { attempts: latest, sources: coveredSources(timeline, deviceId, attempts), capture: [...captureCommands] }
}

/** The registration attempt that dsregcmd remembers; its own run is no attempt. */
function factAttempts(db: ReadableCase, deviceId: number | undefined): Attempt[] {
  return listFactsOfKind(db, 'diagnostic.previousRegistration').flatMap((fact) => {
    if ((deviceId !== undefined && fact.deviceId !== deviceId) || typeof fact.value !== 'string') return []
    const at = eventTimeOf(fact.value)
    return at === undefined ? [] : [{ shown: { time: fact.value, says: 'dsregcmd' as const }, at, deviceId: fact.deviceId }]
  })
}

function eventAttempts(timeline: Timeline, deviceId: number | undefined): Attempt[] {
  const says = timeline.classes.map((eventClass) =>
    joinProviderOf(eventClass) === 'registration' && eventClass.eventId !== undefined ? JOIN_EVENTS[eventClass.eventId] : undefined,
  )
  if (says.every((each) => each === undefined)) return []
  const ours = contentsOf(timeline, deviceId)
  const attempts: Attempt[] = []
  for (let i = timeline.timedFrom; i < timeline.count; i++) {
    const kind = says[timeline.classOf[i] ?? 0]
    const place = ours[timeline.contentOf[i] ?? 0]
    if (kind === undefined || place === undefined) continue
    const time = isoOf(timeline.ms[i] ?? 0)
    const at = eventTimeOf(time) ?? 0n
    attempts.push({ shown: { time, says: kind, eventId: timeline.ids[i] ?? 0 }, at, deviceId: place.deviceId })
  }
  return attempts
}

/** The place of the device (or the first place) that shows each content; undefined for contents of other devices. */
const contentsOf = ({ sources, contents }: Timeline, deviceId: number | undefined) =>
  contents.map((id) => sources.find((source) => source.contentId === id && (deviceId === undefined || source.deviceId === deviceId)))

interface Span {
  events: number
  aadRuntimeEvents: number
  first: number
  last: number
  kind: EventKind
}

function coveredSources(timeline: Timeline, deviceId: number | undefined, attempts: readonly Attempt[]): CoveredSource[] {
  const { ms, classOf, contentOf, classes, count } = timeline
  const isRuntime = classes.map((eventClass) => joinProviderOf(eventClass) === 'aadRuntime')
  const spans: (Span | undefined)[] = []
  for (let i = 0; i < count; i++) {
    const content = contentOf[i] ?? 0
    const time = ms[i] ?? Number.NaN
    const eventClass = classes[classOf[i] ?? 0]
    const span = spans[content] ?? { events: 0, aadRuntimeEvents: 0, first: Number.NaN, last: Number.NaN, kind: eventClass?.kind ?? 'evtx' }
    spans[content] = span
    span.events++
    if (isRuntime[classOf[i] ?? 0] === true) span.aadRuntimeEvents++
    if (Number.isNaN(time)) continue
    if (Number.isNaN(span.first)) span.first = time
    span.last = time
  }
  // A trace without the name of its computer belongs to no known device: it is held against the attempts of the only one that tried.
  const ofOnly = new Set(attempts.map((attempt) => attempt.deviceId)).size === 1 ? attempts : []
  return contentsOf(timeline, deviceId).flatMap((place, content) => {
    const span = spans[content]
    if (place === undefined || span === undefined) return []
    const ofDevice = attempts.filter((attempt) => attempt.deviceId === place.deviceId)
    return [{ artefactId: place.artefactId, file: place.name, ...asSource(span, ofDevice.length > 0 ? ofDevice : ofOnly) }]
  })
}

function asSource({ first, last, events, aadRuntimeEvents, kind }: Span, attempts: readonly Attempt[]) {
  if (Number.isNaN(first)) return { kind, events, aadRuntimeEvents, coverage: 'unknown' as const }
  const [from, to] = [isoOf(first), isoOf(last)]
  return { kind, events, aadRuntimeEvents, from, to, coverage: coverageOf(eventTimeOf(from) ?? 0n, eventTimeOf(to) ?? 0n, attempts) }
}

function coverageOf(from: bigint, to: bigint, attempts: readonly Attempt[]): CoveredSource['coverage'] {
  const newest = attempts.at(-1)
  if (newest === undefined) return 'unknown'
  const spanned = attempts.filter(({ at }) => at >= from && at <= to)
  if (spanned.some(({ at }) => newest.at - at <= ONE_ATTEMPT)) return 'spans'
  return spanned.length > 0 ? 'spansEarlier' : 'misses'
}
