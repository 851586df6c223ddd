import type { EventFilter, EventListRow } from '../../../shared/contract/eventRequests.ts'
import {
  type EventMarkRow,
  listEventClasses,
  listEventSources,
  listTimeline,
  type Page,
  type ReadableCase,
  readEvent,
  type TimelineEntry,
} from '../../store/index.ts'
import { listRowOf } from './eventRows.ts'

/** Events that are looked at for the page; where more have to be, the timeline is the quicker way. */
const MOST_LOOKED = 5_000

/** Whether a filter lets through all events of the case or device. */
export const isUnfiltered = ({ deviceId: _, ...conditions }: EventFilter): boolean =>
  Object.values(conditions).every((condition) => condition === undefined)

/** A page near the beginning without a filter, straight from the file while the timeline is not loaded; undefined where that would take long. */
export function firstPage(
  db: ReadableCase,
  marks: ReadonlyMap<number, EventMarkRow>,
  { deviceId, offset, limit }: { readonly deviceId?: number | undefined; readonly offset: number; readonly limit: number },
): Page<EventListRow> | undefined {
  const sources = listEventSources(db)
  const eventsOf = new Map(
    sources.flatMap(({ contentId, events, ...source }) =>
      deviceId === undefined || source.deviceId === deviceId ? [[contentId, events]] : [],
    ),
  )
  const total = [...eventsOf.values()].reduce((sum, events) => sum + events, 0)
  const shown = shownEntries(db, eventsOf, Math.min(total, offset + limit))
  if (shown === undefined) return undefined
  const classes = listEventClasses(db)
  const rows = shown.slice(offset).flatMap(([, , id, , classId]) => {
    const event = readEvent(db, id)
    const eventClass = classes.get(classId)
    return event === undefined || eventClass === undefined ? [] : [listRowOf(event, eventClass, { timeline: { sources }, marks, deviceId })]
  })
  return { total, rows }
}

function shownEntries(db: ReadableCase, eventsOf: ReadonlyMap<number, number>, wanted: number): TimelineEntry[] | undefined {
  if (wanted > MOST_LOOKED) return undefined
  const shown: TimelineEntry[] = []
  let after: TimelineEntry | undefined
  for (let looked = 0; shown.length < wanted; looked += 500) {
    if (looked >= MOST_LOOKED) return undefined
    const entries = listTimeline(db, after, 500)
    for (const entry of entries) if (eventsOf.has(entry[3]) && shown.length < wanted) shown.push(entry)
    after = entries.at(-1)
    if (entries.length < 500) break
  }
  return shown
}
