import type { TraceCoverage } from '../../../shared/contract/eventRequests.ts'
import type { EventKind } from '../../../shared/facts/event.ts'
import { eventTimeOf } from '../../../shared/facts/event.ts'
import { captureCommands } from '../../../shared/knowledge/events.ts'
import { joinProviderOf } from '../../../shared/parse/eventRoles.ts'
import { listFactsOfKind, type ReadableCase } from '../../store/index.ts'
import { isoOf } from './selection.ts'
import type { Timeline } from './timeline.ts'

type Attempt = TraceCoverage['attempts'][number]
type CoveredSource = TraceCoverage['sources'][number]

const JOIN_EVENTS: Readonly<Record<number, Attempt['says']>> = { 304: 'event304', 305: 'event305', 306: 'event306', 307: 'event307' }
/** Attempts that are listed: the latest ones. */
const MOST_ATTEMPTS = 50

/** Whether each source spans an attempt to join, by the times of dsregcmd and of the events that end an attempt. */
export function traceCoverage(db: ReadableCase, timeline: Timeline, deviceId: number | undefined): TraceCoverage {
  const attempts = [...factAttempts(db, deviceId), ...eventAttempts(timeline, deviceId)].sort((a, b) =>
    Number((eventTimeOf(a.time) ?? 0n) - (eventTimeOf(b.time) ?? 0n)),
  )
  const latest = attempts.slice(-MOST_ATTEMPTS)
  return { attempts: latest, sources: coveredSources(timeline, deviceId, attempts), capture: [...captureCommands] }
}

/** The registration attempt that dsregcmd remembers; its own run is no attempt. */
function factAttempts(db: ReadableCase, deviceId: number | undefined): Attempt[] {
  return listFactsOfKind(db, 'diagnostic.previousRegistration').flatMap((fact) => {
    const isOurs = deviceId === undefined || fact.deviceId === deviceId
    return isOurs && typeof fact.value === 'string' && eventTimeOf(fact.value) !== undefined
      ? [{ time: fact.value, says: 'dsregcmd' as const }]
      : []
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
    if (kind === undefined || ours[timeline.contentOf[i] ?? 0] === undefined) continue
    attempts.push({ time: isoOf(timeline.ms[i] ?? 0), says: kind, eventId: timeline.ids[i] ?? 0 })
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
  return contentsOf(timeline, deviceId).flatMap((place, content) => {
    const span = spans[content]
    return place === undefined || span === undefined
      ? []
      : [{ artefactId: place.artefactId, file: place.name, ...asSource(span, attempts) }]
  })
}

function asSource({ first, last, events, aadRuntimeEvents, kind }: Span, attempts: readonly Attempt[]) {
  if (Number.isNaN(first)) return { kind, events, aadRuntimeEvents, coverage: 'unknown' as const }
  const [from, to] = [isoOf(first), isoOf(last)]
  const [start, end] = [eventTimeOf(from) ?? 0n, eventTimeOf(to) ?? 0n]
  const isSpanned = attempts.some(({ time }) => {
    const at = eventTimeOf(time) ?? -1n
    return at >= start && at <= end
  })
  return {
    kind,
    events,
    aadRuntimeEvents,
    from,
    to,
    coverage: attempts.length === 0 ? ('unknown' as const) : isSpanned ? ('spans' as const) : ('misses' as const),
  }
}
