import type { EventDetail } from '../../../shared/contract/eventRequests.ts'
import type { EventClass } from '../../../shared/facts/event.ts'
import { eventJsonLine } from '../../../shared/facts/eventJson.ts'
import { evtxRecordXml } from '../../../shared/parse/evtx/evtxXml.ts'
import { blobOfArtefact, type ReadableCase, readBlobRange, readEvent, type StoredEvent } from '../../store/index.ts'
import { EngineFailure } from '../failures.ts'
import { eventFields } from './eventFields.ts'
import type { EventIndex } from './eventIndex.ts'
import { eventRowOf, listRowOf } from './eventRows.ts'
import { cardOf, rawReasonOf } from './eventWords.ts'
import { eventXml } from './eventXml.ts'
import type { Timeline } from './timeline.ts'

/** Everything that is known of one event. Fails with `noEvent` where the case does not show it any more. */
export async function eventDetail(db: ReadableCase, index: EventIndex, id: number): Promise<EventDetail> {
  const { event, eventClass, timeline } = await readShown(db, index, id)
  const row = eventRowOf(event, eventClass)
  const fields = eventFields(event.data)
  const card = cardOf(row, fields)
  const rawReason = rawReasonOf(eventClass)
  const { recordId, pid, tid, computer, userSid, activityId, relatedActivityId, message } = row
  return {
    row: listRowOf(event, eventClass, { timeline, marks: index.marks() }),
    class: eventClass,
    ...(recordId !== undefined && { recordId }),
    ...(pid !== undefined && { pid }),
    ...(tid !== undefined && { tid }),
    ...(computer !== undefined && { computer }),
    ...(userSid !== undefined && { userSid }),
    ...(activityId !== undefined && { activityId }),
    ...(relatedActivityId !== undefined && { relatedActivityId }),
    recovered: row.recovered === true,
    ...(message !== undefined && { message }),
    fields,
    json: eventJsonLine(row),
    xml: xmlOf(db, event, eventClass),
    place: event.place,
    length: event.length,
    ...(card && { card }),
    ...(rawReason && { rawReason }),
  }
}

/** A stored event with its class. */
export interface ShownEvent {
  readonly event: StoredEvent
  readonly eventClass: EventClass
  readonly timeline: Timeline
}

export async function readShown(db: ReadableCase, index: EventIndex, id: number): Promise<ShownEvent> {
  const timeline = await index.timeline()
  const event = readEvent(db, id)
  const eventClass = event === undefined ? undefined : classOf(timeline, event)
  if (event === undefined || eventClass === undefined) throw new EngineFailure('noEvent')
  return { event, eventClass, timeline }
}

const classOf = ({ classes, classIds }: Timeline, { classId }: StoredEvent): EventClass | undefined => classes[classIds.indexOf(classId)]

/** The XML of the log's own bytes where they are kept and readable, else one made of the fields. */
export function xmlOf(db: ReadableCase, event: StoredEvent, eventClass: EventClass): string {
  const own = eventClass.source === 'evtx' ? logXml(db, event) : undefined
  return own ?? eventXml(eventRowOf(event, eventClass))
}

/** Chunks of a log: behind a header of 4 KiB, 64 KiB each. Layout: libevtx documentation. */
const FILE_HEADER = 4096
const CHUNK = 65_536

function logXml(db: ReadableCase, { contentId, place }: StoredEvent): string | undefined {
  const blob = blobOfArtefact(db, contentId)
  if (blob === undefined || place < FILE_HEADER) return undefined
  const chunkStart = FILE_HEADER + Math.floor((place - FILE_HEADER) / CHUNK) * CHUNK
  return evtxRecordXml(readBlobRange(db, blob.blobId, chunkStart, CHUNK), place - chunkStart)
}
