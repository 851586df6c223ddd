import type { EventClass } from '../../../shared/facts/event.ts'
import {
  countEvents,
  type EventSourceRow,
  listEventClasses,
  listEventSources,
  listTimeline,
  type ReadableCase,
  type TimelineEntry,
} from '../../store/index.ts'
import type { Turn } from './turns.ts'

/** Entries that one slice reads: some 10 ms, so that other requests come between. */
const SLICE = 25_000

/** Every visible event of a case in order of time, in columns: what filters, counts, facets and bars are made of. */
export interface Timeline {
  readonly count: number
  /** Milliseconds since 1970, with fractions; NaN for events without a time, which come first. */
  readonly ms: Float64Array
  readonly ids: Uint32Array
  /** Index into `classes` and into `contents`. */
  readonly classOf: Uint32Array
  readonly contentOf: Uint32Array
  readonly classes: readonly EventClass[]
  /** The store's ids of the classes, in the same order. */
  readonly classIds: readonly number[]
  /** Ids of the artefacts that the rows belong to. */
  readonly contents: readonly number[]
  readonly sources: readonly EventSourceRow[]
  /** Position of the first event with a time. */
  readonly timedFrom: number
}

/** Reads the index of all events in slices; between them others have their turn. Throws where the turn was taken away. */
export async function loadTimeline(db: ReadableCase, turn: Turn): Promise<Timeline> {
  const sources = listEventSources(db)
  const contents = [...new Set(sources.map(({ contentId }) => contentId))]
  const contentIndex = new Map(contents.map((id, index) => [id, index]))
  const classRows = [...listEventClasses(db)]
  const classIndex = new Map(classRows.map(([id], index) => [id, index]))
  const room = countEvents(db)
  const columns = {
    ms: new Float64Array(room),
    ids: new Uint32Array(room),
    classOf: new Uint32Array(room),
    contentOf: new Uint32Array(room),
  }
  let count = 0
  let timedFrom = 0
  const take = ([seconds, ticks, id, contentId, classId]: TimelineEntry): void => {
    const content = contentIndex.get(contentId)
    // Of an artefact that is not finished yet, or written since the counting.
    if (content === undefined || count === room) return
    columns.ms[count] = seconds === null ? Number.NaN : seconds * 1000 + (ticks ?? 0) / 10_000
    columns.ids[count] = id
    columns.classOf[count] = classIndex.get(classId) ?? 0
    columns.contentOf[count] = content
    count++
    if (seconds === null) timedFrom = count
  }
  for (let after: TimelineEntry | undefined; ; ) {
    const slice = listTimeline(db, after, SLICE)
    for (const entry of slice) take(entry)
    after = slice.at(-1)
    if (slice.length < SLICE) break
    await turn.pause()
  }
  return {
    count,
    ...columns,
    classes: classRows.map(([, eventClass]) => eventClass),
    classIds: classRows.map(([id]) => id),
    contents,
    sources,
    timedFrom,
  }
}

/** The first position from `timedFrom` on whose time is not before `ms` (or is after it, with `after`). */
export function positionOfTime({ ms, count, timedFrom }: Timeline, time: number, after = false): number {
  let low = timedFrom
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    const value = ms[middle] ?? 0
    if (after ? value <= time : value < time) low = middle + 1
    else high = middle
  }
  return low
}

/** Critical and error, as Windows numbers levels. */
export const isErrorLevel = (level: number | undefined): boolean => level === 1 || level === 2
