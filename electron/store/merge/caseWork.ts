import type { LogEntry } from '../../../shared/facts/caseLog.ts'
import type { CaseRecord } from '../../../shared/facts/caseRecord.ts'
import { prepared, type ReadableCase } from '../caseConnection.ts'
import { readCaseRecord } from '../caseRecord.ts'
import { withoutNulls } from '../rowShape.ts'

/** What people did in a case, as rows that another case can take over: by their own names, not by ids of this file; but for devices and rules. */
export interface CaseWork {
  readonly record: CaseRecord
  readonly notes: readonly NoteWork[]
  readonly checklist: readonly ChecklistWork[]
  readonly attachments: readonly AttachmentWork[]
  readonly reviews: readonly ReviewWork[]
  readonly flowDecisions: readonly FlowWork[]
  readonly eventMarks: readonly MarkWork[]
  readonly filters: readonly FilterWork[]
  readonly ruleDrafts: readonly DraftWork[]
  /** The case's own log, then those that were merged into it. */
  readonly logs: readonly LogChain[]
}

export interface NoteWork {
  readonly uid: string
  readonly deviceId?: number
  readonly text: string
  readonly author: string
  readonly createdAt: string
  readonly changedAt: string
}

export interface ChecklistWork {
  readonly uid: string
  readonly deviceId?: number
  readonly rule?: string
  readonly position: number
  readonly text: string
  readonly doneAt?: string
  readonly doneBy?: string
}

export interface AttachmentWork {
  readonly uid: string
  readonly name: string
  readonly note: string
  readonly blobId?: number
  readonly sha256: string
  readonly size: number
  readonly addedAt: string
  readonly addedBy: string
}

export interface ReviewWork {
  readonly deviceId: number
  readonly key: string
  readonly state?: string
  readonly note: string
  readonly at: string
}

export interface FlowWork {
  readonly deviceId: number
  readonly choice: string
  readonly reason: string
  readonly at: string
}

export interface MarkWork {
  readonly sha256: string
  readonly place: number
  readonly pinned: number
  readonly comment?: string
  readonly at: string
}

export interface FilterWork {
  readonly name: string
  /** JSON. */
  readonly filter: string
  readonly at: string
}

export interface DraftWork {
  /** In this case; absent of a draft that comes. */
  readonly id?: number
  /** The outermost container of a server's rules. */
  readonly setId?: number
  /** The record of the rule that it takes the place of. */
  readonly cloneOf?: number
  /** JSON. */
  readonly draft: string
  readonly at: string
}

export interface LogChain {
  /** The case whose log it is; in `mergedLog` with `#` and the beginning of a hash where a copy of a case went its own way. */
  readonly key: string
  readonly entries: readonly StoredLogEntry[]
}

/** Its detail as the JSON that its hash is of. */
export interface StoredLogEntry extends Omit<LogEntry, 'detail'> {
  readonly detail: string
}

const LOG_COLUMNS = 'id, at, who, action, detail, previous, hash'

/** The SQL of this file, for the test of its plans too. */
export const caseWorkSql = {
  notes: 'SELECT uid, deviceId, text, author, createdAt, changedAt FROM note ORDER BY uid',
  checklist: 'SELECT uid, deviceId, rule, position, text, doneAt, doneBy FROM checklistItem ORDER BY uid',
  attachments: 'SELECT uid, name, note, blobId, sha256, size, addedAt, addedBy FROM attachment ORDER BY uid',
  reviews: 'SELECT deviceId, key, state, note, at FROM review ORDER BY deviceId, key',
  flowDecisions: 'SELECT deviceId, choice, reason, at FROM flowDecision ORDER BY deviceId',
  eventMarks: 'SELECT sha256, place, pinned, comment, at FROM eventMark ORDER BY sha256, place',
  filters: 'SELECT name, filter, at FROM savedFilter ORDER BY name',
  ruleDrafts: 'SELECT id, setId, cloneOf, draft, at FROM ruleDraft ORDER BY id',
  log: `SELECT ${LOG_COLUMNS} FROM caseLog ORDER BY id`,
  mergedKeys: 'SELECT DISTINCT caseUid FROM mergedLog ORDER BY caseUid',
  mergedLog: `SELECT ${LOG_COLUMNS} FROM mergedLog WHERE caseUid = ? ORDER BY id`,
} as const

export function readCaseWork(db: ReadableCase): CaseWork {
  const rows = <T>(sql: string): T[] =>
    prepared<object>(db, sql)
      .all()
      .map((row) => withoutNulls<T>(row))
  const record = readCaseRecord(db)
  const keys = prepared(db, caseWorkSql.mergedKeys).pluck().all() as string[]
  const merged = keys.map((key) => ({ key, entries: prepared<StoredLogEntry>(db, caseWorkSql.mergedLog).all(key) }))
  return {
    record,
    notes: rows<NoteWork>(caseWorkSql.notes),
    checklist: rows<ChecklistWork>(caseWorkSql.checklist),
    attachments: rows<AttachmentWork>(caseWorkSql.attachments),
    reviews: rows<ReviewWork>(caseWorkSql.reviews),
    flowDecisions: rows<FlowWork>(caseWorkSql.flowDecisions),
    eventMarks: rows<MarkWork>(caseWorkSql.eventMarks),
    filters: rows<FilterWork>(caseWorkSql.filters),
    ruleDrafts: rows<DraftWork>(caseWorkSql.ruleDrafts),
    logs: [{ key: record.uid, entries: rows<StoredLogEntry>(caseWorkSql.log) }, ...merged],
  }
}
