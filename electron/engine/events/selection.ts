import type { EventFilter, EventHistogram, EventSummary } from '../../../shared/contract/eventRequests.ts'
import { type EventClass, eventTimeIso, eventTimeOf } from '../../../shared/facts/event.ts'
import { isErrorLevel, positionOfTime, type Timeline } from './timeline.ts'

/** Conditions that an event fails, as bits: a facet counts what fails no other condition than its own. */
const LEVEL = 1
const PROVIDER = 2
const EVENT_ID = 4
const SOURCE = 8
const TIME = 16
const OTHER = 32

/** Which events a filter lets through, and which conditions the others fail. */
export interface Selection {
  readonly timeline: Timeline
  /** Bits of the failed conditions, by position; events outside of the case's or device's scope have OUTSIDE. */
  readonly fails: Uint8Array
  /** Positions in the timeline of the events that are let through. */
  readonly positions: Uint32Array
}
const OUTSIDE = 128

/** A name where the file gives one, else the GUID. */
export const providerOf = ({ provider, providerId }: EventClass): string | null => provider ?? providerId ?? null

/** Applies a filter; `others` has 1 for events that text, fields, correlation and marks let through, absent where nothing of that is asked. */
export function select(timeline: Timeline, filter: EventFilter, others: Uint8Array | undefined): Selection {
  const fails = new Uint8Array(timeline.count)
  const classFails = Uint8Array.from(timeline.classes, (eventClass) => failsOfClass(eventClass, filter))
  const contentFails = failsOfContents(timeline, filter)
  const [from, to] = timeRange(timeline, filter)
  const isTimed = filter.from !== undefined || filter.to !== undefined
  const { classOf, contentOf, count } = timeline
  const positions = new Uint32Array(count)
  let found = 0
  for (let i = 0; i < count; i++) {
    let fail = (classFails[classOf[i] ?? 0] ?? 0) | (contentFails[contentOf[i] ?? 0] ?? 0)
    if (isTimed && (i < from || i >= to)) fail |= TIME
    if (others !== undefined && others[i] === 0) fail |= OTHER
    fails[i] = fail
    if (fail === 0) positions[found++] = i
  }
  return { timeline, fails, positions: found === count ? positions : positions.slice(0, found) }
}

function failsOfClass(eventClass: EventClass, { levels, providers, eventIds }: EventFilter): number {
  let fails = 0
  if (levels !== undefined && !levels.includes(eventClass.level ?? null)) fails |= LEVEL
  if (providers !== undefined && !isOf(providers, eventClass)) fails |= PROVIDER
  if (eventIds !== undefined && !eventIds.includes(eventClass.eventId ?? null)) fails |= EVENT_ID
  return fails
}

const isOf = (providers: readonly (string | null)[], eventClass: EventClass): boolean =>
  providers.includes(providerOf(eventClass)) || (eventClass.providerId !== undefined && providers.includes(`{${eventClass.providerId}}`))

function failsOfContents({ contents, sources }: Timeline, { deviceId, artefactIds }: EventFilter): Uint8Array {
  const ofDevice = new Set(
    sources.filter((source) => deviceId === undefined || source.deviceId === deviceId).map(({ contentId }) => contentId),
  )
  const wanted =
    artefactIds && new Set(sources.filter(({ artefactId }) => artefactIds.includes(artefactId)).map(({ contentId }) => contentId))
  return Uint8Array.from(contents, (id) => (ofDevice.has(id) ? 0 : OUTSIDE) | (wanted === undefined || wanted.has(id) ? 0 : SOURCE))
}

function timeRange(timeline: Timeline, filter: EventFilter): readonly [number, number] {
  const from = filter.from === undefined ? undefined : msOf(filter.from)
  const to = filter.to === undefined ? undefined : msOf(filter.to)
  return [
    from === undefined ? timeline.timedFrom : positionOfTime(timeline, from),
    to === undefined ? timeline.count : positionOfTime(timeline, to, true),
  ]
}

/** Milliseconds with fractions of an ISO time; NaN for what is none, which nothing matches. */
export function msOf(iso: string): number {
  const time = eventTimeOf(iso)
  return time === undefined ? Number.NaN : Number(time / 10_000n) + Number(time % 10_000n) / 10_000
}

/** ISO of milliseconds with fractions, to the microsecond at least. */
export const isoOf = (ms: number): string =>
  eventTimeIso(BigInt(Math.floor(ms)) * 10_000n + BigInt(Math.round((ms - Math.floor(ms)) * 10_000)))

const MOST_EVENT_IDS = 200

type Counted = Omit<EventSummary, 'indexed'>

/** Totals and facets of a selection. Facets without events by the other conditions stay where the filter names them. */
export function summarize({ timeline, fails, positions }: Selection, deviceId: number | undefined): Counted {
  const { classes, contents, classOf, contentOf, count, ms } = timeline
  const kinds = classes.length
  const byClass = new Float64Array(kinds * 8)
  const byContent = new Float64Array(contents.length)
  let all = 0
  let first = -1
  let last = -1
  for (let i = 0; i < count; i++) {
    const fail = fails[i] ?? 0
    if ((fail & OUTSIDE) !== 0) continue
    all++
    if (first < 0 && i >= timeline.timedFrom) first = i
    last = i
    const kind = classOf[i] ?? 0
    if (fail < 8) byClass[fail * kinds + kind] = (byClass[fail * kinds + kind] ?? 0) + 1
    if (fail === 0 || fail === SOURCE) byContent[contentOf[i] ?? 0] = (byContent[contentOf[i] ?? 0] ?? 0) + 1
  }
  const countOf = (kind: number, facet: number): number => (byClass[kind] ?? 0) + (byClass[facet * kinds + kind] ?? 0)
  const facet = <T>(bit: number, pickValue: (eventClass: EventClass) => T): { value: T; events: number }[] => {
    const counts = new Map<T, number>()
    classes.forEach((eventClass, kind) => {
      const events = countOf(kind, bit)
      if (events > 0) counts.set(pickValue(eventClass), (counts.get(pickValue(eventClass)) ?? 0) + events)
    })
    return [...counts].map(([value, events]) => ({ value, events }))
  }
  const byCount = (a: { events: number }, b: { events: number }): number => b.events - a.events
  const errors = classes.reduce((sum, { level }, kind) => sum + (isErrorLevel(level) ? (byClass[kind] ?? 0) : 0), 0)
  return {
    total: positions.length,
    all,
    errors,
    ...(first >= 0 && { firstTime: isoOf(ms[first] ?? 0), lastTime: isoOf(ms[last] ?? 0) }),
    levels: facet(LEVEL, ({ level }) => level ?? null).sort((a, b) => (a.value ?? 99) - (b.value ?? 99)),
    providers: facet(PROVIDER, providerOf).sort(byCount),
    eventIds: facet(EVENT_ID, ({ eventId }) => eventId ?? null)
      .sort(byCount)
      .slice(0, MOST_EVENT_IDS),
    sources: sourcesOf(timeline, byContent, deviceId),
  }
}

/** A file at several places counts once: at the first, or at the first of the device. */
function sourcesOf({ sources, contents }: Timeline, byContent: Float64Array, deviceId: number | undefined): Counted['sources'] {
  const seen = new Set<number>()
  const shown = sources.filter((source) => {
    if (seen.has(source.contentId) || (deviceId !== undefined && source.deviceId !== deviceId)) return false
    seen.add(source.contentId)
    return true
  })
  return shown.map(({ artefactId, contentId, name, device }) => ({
    value: artefactId,
    events: byContent[contents.indexOf(contentId)] ?? 0,
    label: name,
    ...(device !== undefined && { device }),
  }))
}

/** Bars over what is drawn, by every condition but the time; null where no event has a time. */
export function histogram(
  { timeline, fails }: Selection,
  range: { readonly from?: string | undefined; readonly to?: string | undefined },
  bars: number,
): EventHistogram | null {
  const { ms, count, timedFrom, classes, classOf } = timeline
  const [first, last] = ends(timeline, fails)
  if (first < 0) return null
  const from = range.from === undefined ? (ms[first] ?? 0) : msOf(range.from)
  const to = range.to === undefined ? (ms[last] ?? 0) : msOf(range.to)
  if (Number.isNaN(from) || Number.isNaN(to)) return null
  const barMs = Math.max((to - from) / bars, 1 / 10_000)
  const isError = classes.map(({ level }) => isErrorLevel(level))
  const events = new Array<number>(bars).fill(0)
  const errors = new Array<number>(bars).fill(0)
  for (let i = Math.max(timedFrom, positionOfTime(timeline, from)); i < count; i++) {
    const time = ms[i] ?? 0
    if (time > to) break
    if (((fails[i] ?? 0) & ~TIME) !== 0) continue
    const bar = Math.min(bars - 1, Math.floor((time - from) / barMs))
    events[bar] = (events[bar] ?? 0) + 1
    if (isError[classOf[i] ?? 0] === true) errors[bar] = (errors[bar] ?? 0) + 1
  }
  return { from: isoOf(from), barMs, events, errors }
}

/** First and last event with a time in the case or device. */
function ends({ count, timedFrom }: Timeline, fails: Uint8Array): readonly [number, number] {
  let first = timedFrom
  while (first < count && ((fails[first] ?? 0) & OUTSIDE) !== 0) first++
  let last = count - 1
  while (last >= first && ((fails[last] ?? 0) & OUTSIDE) !== 0) last--
  return first <= last ? [first, last] : [-1, -1]
}
