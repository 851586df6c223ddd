import type { EventListRow } from '../../../shared/contract/eventRequests.ts'
import { type EventClass, type EventRow, eventTimeIso } from '../../../shared/facts/event.ts'
import { type EventMarkRow, type EventSourceRow, type ReadableCase, readEvent, type StoredEvent } from '../../store/index.ts'
import { eventFields } from './eventFields.ts'
import { wordsOf } from './eventWords.ts'
import type { Timeline } from './timeline.ts'

/** Characters of a message in a list. */
const LONGEST_LINE = 400

/** 100 ns since 1970 of a stored event. */
export const timeOf = ({ seconds, ticks }: StoredEvent): bigint | undefined =>
  seconds === undefined ? undefined : BigInt(seconds) * 10_000_000n + BigInt(ticks ?? 0)

/** The event as a reader yielded it. */
export function eventRowOf(event: StoredEvent, eventClass: EventClass): EventRow {
  const { place, length, recordId, pid, tid, computer, userSid, activityId, relatedActivityId, message, data } = event
  return {
    class: eventClass,
    time: timeOf(event),
    place,
    length,
    data,
    ...(recordId !== undefined && { recordId }),
    ...(pid !== undefined && { pid }),
    ...(tid !== undefined && { tid }),
    ...(computer !== undefined && { computer }),
    ...(userSid !== undefined && { userSid }),
    ...(activityId !== undefined && { activityId }),
    ...(relatedActivityId !== undefined && { relatedActivityId }),
    ...(message !== undefined && { message }),
    ...(event.recovered === 1 && { recovered: true }),
  }
}

/** What rows are made of besides the events themselves. */
export interface RowContext {
  readonly db: ReadableCase
  readonly timeline: Timeline
  readonly marks: ReadonlyMap<number, EventMarkRow>
  /** Of a file at several places, the place that belongs to this device is shown. */
  readonly deviceId?: number | undefined
}

/** The rows at positions of the timeline. */
export const rowsAt = (positions: Iterable<number>, context: RowContext): EventListRow[] =>
  [...positions].flatMap((position) => rowAt(position, context) ?? [])

function rowAt(position: number, context: RowContext): EventListRow | undefined {
  const { timeline, db } = context
  const event = readEvent(db, timeline.ids[position] ?? -1)
  const eventClass = timeline.classes[timeline.classOf[position] ?? 0]
  return event === undefined || eventClass === undefined ? undefined : listRowOf(event, eventClass, context)
}

/** A row as lists show it. */
export function listRowOf(
  event: StoredEvent,
  eventClass: EventClass,
  { timeline, marks, deviceId }: Pick<RowContext, 'marks' | 'deviceId'> & { readonly timeline: Pick<Timeline, 'sources'> },
): EventListRow {
  const { provider, providerId, eventId, level, name, source } = eventClass
  const time = timeOf(event)
  const mark = marks.get(event.id)
  const place = placeOf(timeline.sources, event.contentId, deviceId)
  const { title, step } = wordsOf(eventClass)
  return {
    id: event.id,
    ...(time !== undefined && { time: eventTimeIso(time) }),
    ...(level !== undefined && { level }),
    ...(provider !== undefined && { provider }),
    ...(providerId !== undefined && { providerId }),
    ...(eventId !== undefined && { eventId }),
    ...(name !== undefined && { name }),
    ...(title && { title }),
    message: oneLine(event, eventClass),
    artefactId: place?.artefactId ?? event.contentId,
    file: place?.name ?? '',
    source,
    ...(place?.deviceId !== undefined && { deviceId: place.deviceId }),
    ...(place?.device !== undefined && { device: place.device }),
    ...(step && { step }),
    pinned: mark?.pinned ?? false,
    ...(mark?.comment !== undefined && { comment: mark.comment }),
  }
}

function placeOf(sources: readonly EventSourceRow[], contentId: number, deviceId: number | undefined): EventSourceRow | undefined {
  const places = sources.filter((source) => source.contentId === contentId)
  return places.find((source) => source.deviceId === deviceId) ?? places[0]
}

/** The file's message, else its fields with their names, as one line. */
function oneLine(event: StoredEvent, { decoded }: EventClass): string {
  const text = event.message ?? (decoded ? fieldLine(event.data) : event.data.replace(/^\{"payload":"(.*)"\}$/, '$1'))
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line
}

/** Fields that hold a sentence: their name says nothing. */
const MESSAGE_FIELDS: ReadonlySet<string> = new Set(['message', 'msg', 'info', 'text'])

/** What Windows writes before a code that it has no words for; the row has no room for it. */
const NO_WORDS = /^Unknown HResult Error code: (?=0x)/

/** Fields that say nothing are left out: the details pane has them all. */
const fieldLine = (data: string): string =>
  eventFields(data)
    .filter(({ value }) => value.trim() !== '')
    .map(({ name, value }) => {
      const said = value.replace(NO_WORDS, '')
      return name === '' || MESSAGE_FIELDS.has(name.toLowerCase()) ? said : `${name}: ${said}`
    })
    .join(' · ')
