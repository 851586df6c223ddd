import type { Statement } from 'better-sqlite3'
import type { EventClass } from '../../shared/facts/event.ts'
import { type EventColumns, NO_TIME } from '../../shared/facts/eventColumns.ts'
import { bytesAt, type JoinedTexts } from '../../shared/facts/joinedTexts.ts'
import { inTransaction, prepared, type WritableCase } from './caseConnection.ts'

/** Events that one batch may hold; its one transaction stays under 50 ms. */
export const MAX_BATCH_EVENTS = 2000

const CLASS_SQL = 'SELECT id FROM eventClass WHERE class = ?'
const NEW_CLASS_SQL = 'INSERT INTO eventClass (class) VALUES (?)'
const EVENT_SQL = `
INSERT INTO event (artefactId, classId, time, place, length, recordId, pid, tid, computer, userSid, activityId, relatedActivityId, recovered, message, data)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT))`
const COUNT_SQL = 'UPDATE artefact SET records = records + ? WHERE id = ? AND final = 0 AND contentId = id'

/** Adds events to an unfinished artefact, each a record of it. After a failure the artefact is to be discarded. */
export function addEvents(
  db: WritableCase,
  { artefactId, events }: { readonly artefactId: number; readonly events: EventColumns },
): Record<never, never> {
  if (events.count > MAX_BATCH_EVENTS) throw new RangeError(`a batch of ${events.count} events, ${MAX_BATCH_EVENTS} at most`)
  inTransaction(db, () => {
    const { changes } = prepared(db, COUNT_SQL).run(events.count, artefactId)
    if (changes !== 1) throw new RangeError(`artefact ${artefactId} takes no events: it is finished, a duplicate, or not there`)
    const classIds = events.classes.map((eventClass) => classIdOf(db, eventClass))
    const insert = prepared(db, EVENT_SQL)
    for (let i = 0; i < events.count; i++) insertEvent(insert, artefactId, classIds[events.classOf[i] ?? 0] ?? null, events, i)
  })
  return {}
}

function insertEvent(insert: Statement, artefactId: number, classId: number | null, events: EventColumns, i: number): void {
  const time = events.times[i]
  insert.run(
    artefactId,
    classId,
    time === NO_TIME ? null : time,
    events.places[i],
    events.lengths[i],
    orNull(events.recordIds[i]),
    orNull(events.pids[i]),
    orNull(events.tids[i]),
    events.texts[events.computerOf[i] ?? 0] || null,
    events.texts[events.userSidOf[i] ?? 0] || null,
    events.texts[events.activityIdOf[i] ?? 0] || null,
    events.texts[events.relatedActivityIdOf[i] ?? 0] || null,
    events.recovered[i],
    events.messages === undefined ? null : textOrNull(events.messages, i),
    bytesAt(events.data, i),
  )
}

/** UTF-8, as it is stored: a string would be made of it only to be taken apart again. */
function textOrNull(texts: JoinedTexts, i: number): Uint8Array | null {
  const bytes = bytesAt(texts, i)
  return bytes.length === 0 ? null : bytes
}

const orNull = (number: number | undefined): number | null => (number === undefined || Number.isNaN(number) ? null : number)

function classIdOf(db: WritableCase, eventClass: EventClass): number {
  const json = JSON.stringify(inOrder(eventClass))
  const known = prepared(db, CLASS_SQL).pluck().get(json) as number | undefined
  return known ?? Number(prepared(db, NEW_CLASS_SQL).run(json).lastInsertRowid)
}

/** The same class always has the same text, however a reader made it. */
function inOrder({
  source,
  kind,
  provider,
  providerId,
  eventId,
  version,
  name,
  level,
  channel,
  opcode,
  task,
  keywords,
  decoded,
}: EventClass): EventClass {
  return { source, kind, provider, providerId, eventId, version, name, level, channel, opcode, task, keywords, decoded } as EventClass
}
