import type { EventClass } from '../../shared/facts/event.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import { fromJson, withoutNulls } from './rowShape.ts'

/** Whole seconds and 100-ns ticks since 1970: SQLite's integer of both is beyond 2^53. Of a time before 1970 both are negative or 0. */
export interface StoredTime {
  readonly seconds: number
  readonly ticks: number
}

/** What a timeline holds of an event: `[seconds, ticks, id, contentId, classId]`; seconds and ticks are null where it has no time. */
export type TimelineEntry = readonly [number | null, number | null, number, number, number]

const SPLIT_TIME = 'time / 10000000 AS seconds, time % 10000000 AS ticks'
const ENTRY = 'time / 10000000, time % 10000000, id, artefactId, classId'

/** The SQL of this file, for the test of its plans too. Numbers are bound as floating point: what they are multiplied to must be an integer first. */
export const eventSql = {
  count: 'SELECT count(*) FROM event INDEXED BY eventByTime',
  untimed: `SELECT ${ENTRY} FROM event INDEXED BY eventByTime WHERE time IS NULL AND id > @id ORDER BY id LIMIT @limit`,
  timed: `SELECT ${ENTRY} FROM event INDEXED BY eventByTime
    WHERE (time, id) > (CAST(@seconds AS INTEGER) * 10000000 + CAST(@ticks AS INTEGER), CAST(@id AS INTEGER)) ORDER BY time, id LIMIT @limit`,
  row: `SELECT id, artefactId AS contentId, classId, ${SPLIT_TIME}, place, length, recordId, pid, tid, computer, userSid, activityId,
    relatedActivityId, recovered, message, data FROM event WHERE id = ?`,
  atPlace: `SELECT id FROM event INDEXED BY eventByPlace WHERE artefactId = @contentId AND place <= @place AND place + max(length, 1) > @place
    ORDER BY place DESC LIMIT 1`,
  byActivity: `SELECT id FROM event WHERE activityId = @guid UNION SELECT id FROM event WHERE relatedActivityId = @guid`,
  text: 'SELECT rowid FROM eventText WHERE eventText MATCH @match AND rowid BETWEEN @from AND @to',
  marks: `SELECT e.id, m.pinned, m.comment FROM eventMark AS m CROSS JOIN artefact AS a ON a.sha256 = m.sha256 AND a.id = a.contentId
    CROSS JOIN event AS e ON e.artefactId = a.id AND e.place = m.place`,
  sources: `SELECT a.id AS artefactId, a.contentId, a.name, a.format, a.deviceId, (SELECT name FROM device WHERE id = a.deviceId) AS device,
    (SELECT records FROM artefact WHERE id = a.contentId) AS events FROM artefact AS a
    WHERE a.final = 1 AND a.format IN ('evtx', 'etl', 'eventXml', 'eventCsv', 'autoworkplace') ORDER BY a.id`,
} as const

export const countEvents = (db: ReadableCase): number => Number(prepared(db, eventSql.count).pluck().get())

/** The next entries in order of time, those without a time first; `after` is the last one that is known. */
export function listTimeline(db: ReadableCase, after: TimelineEntry | undefined, limit: number): TimelineEntry[] {
  const isUntimed = after === undefined || after[0] === null
  const untimed = isUntimed
    ? (prepared(db, eventSql.untimed)
        .raw()
        .all({ id: after?.[2] ?? -1, limit }) as TimelineEntry[])
    : []
  if (untimed.length === limit) return untimed
  // Behind the last one without a time come all that have one: no time is below this.
  const start = isUntimed ? { seconds: -922_337_203_685, ticks: 0, id: -1 } : { seconds: after[0], ticks: after[1], id: after[2] }
  const timed = prepared(db, eventSql.timed)
    .raw()
    .all({ ...start, limit: limit - untimed.length }) as TimelineEntry[]
  return untimed.length === 0 ? timed : [...untimed, ...timed]
}

/** All classes of the case by their id. */
export function listEventClasses(db: ReadableCase): Map<number, EventClass> {
  const rows = prepared<{ id: number; class: string }>(db, 'SELECT id, class FROM eventClass').all()
  return new Map(rows.map((row) => [row.id, fromJson<EventClass>(row.class)]))
}

/** An event as it is stored. */
export interface StoredEvent extends Partial<StoredTime> {
  readonly id: number
  /** The artefact whose rows it is one of; the places that show it have it as their contentId. */
  readonly contentId: number
  readonly classId: number
  readonly place: number
  readonly length: number
  readonly recordId?: number
  readonly pid?: number
  readonly tid?: number
  readonly computer?: string
  readonly userSid?: string
  readonly activityId?: string
  readonly relatedActivityId?: string
  readonly recovered: number
  readonly message?: string
  readonly data: string
}

/** Undefined where there is none of that id. */
export function readEvent(db: ReadableCase, id: number): StoredEvent | undefined {
  const row = prepared<object>(db, eventSql.row).get(id)
  return row === undefined ? undefined : withoutNulls<StoredEvent>(row)
}

/** The event whose bytes (or line) hold a place of an artefact. */
export function eventAtPlace(db: ReadableCase, contentId: number, place: number): number | undefined {
  return prepared(db, eventSql.atPlace).pluck().get({ contentId, place }) as number | undefined
}

/** Events whose activity or related activity is the GUID. */
export const listEventsOfActivity = (db: ReadableCase, guid: string): number[] =>
  prepared(db, eventSql.byActivity).pluck().all({ guid }) as number[]

/** Ids, from `from` to `to`, of the events whose text matches an expression of FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax). */
export const listEventsOfText = (db: ReadableCase, match: string, from: number, to: number): number[] =>
  prepared(db, eventSql.text).pluck().all({ match, from, to }) as number[]

/** Columns that a condition may name, beside the fields of the data. */
export const eventColumnNames = ['pid', 'tid', 'computer', 'userSid', 'activityId', 'relatedActivityId', 'recordId', 'message'] as const
export type EventColumnName = (typeof eventColumnNames)[number]

/** `[id, value of the column or null, data]` */
export type ScannedEvent = readonly [number, string | number | null, string]

const scanSql = (column: EventColumnName | undefined): string =>
  column === undefined
    ? 'SELECT id, NULL, data FROM event WHERE id BETWEEN @from AND @to AND data LIKE @nameAndValue'
    : `SELECT id, ${column}, data FROM event WHERE id BETWEEN @from AND @to AND (${column} LIKE @value OR data LIKE @nameAndValue)`

/** Events of a stretch of ids that may have a value in a column or in a field: the patterns of LIKE let more through, for the caller to look closer: in the data the value stands behind its name. */
export const scanEvents = (
  db: ReadableCase,
  column: EventColumnName | undefined,
  looked: { readonly from: number; readonly to: number; readonly nameAndValue: string; readonly value: string },
): ScannedEvent[] => prepared(db, scanSql(column)).raw().all(looked) as ScannedEvent[]

/** The last event whose text is indexed; those up to it are found by text. */
export const indexedUpTo = (db: ReadableCase): number => Number(prepared(db, 'SELECT upTo FROM eventTextState').pluck().get())

export const lastEventId = (db: ReadableCase): number => Number(prepared(db, 'SELECT ifnull(max(id), 0) FROM event').pluck().get())

export interface EventMarkRow {
  readonly id: number
  readonly pinned: boolean
  readonly comment?: string
}

/** Every event that a person pinned or commented. */
export function listEventMarks(db: ReadableCase): EventMarkRow[] {
  const rows = prepared<{ id: number; pinned: number; comment: string | null }>(db, eventSql.marks).all()
  return rows.map(({ id, pinned, comment }) => ({ id, pinned: pinned === 1, ...(comment !== null && { comment }) }))
}

/** A finished artefact that is a log, a trace or a text form of one. */
export interface EventSourceRow {
  readonly artefactId: number
  readonly contentId: number
  readonly name: string
  readonly format: string
  readonly deviceId?: number
  /** Its name. */
  readonly device?: string
  /** How many there are in it. */
  readonly events: number
}

export const listEventSources = (db: ReadableCase): EventSourceRow[] =>
  prepared<object>(db, eventSql.sources)
    .all()
    .map((row) => withoutNulls<EventSourceRow>(row))
