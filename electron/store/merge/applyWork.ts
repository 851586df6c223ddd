import type { RecordChange } from '../../../shared/facts/caseRecord.ts'
import { inTransaction, prepared, type WritableCase } from '../caseConnection.ts'
import { appendLog, type LogInput } from '../caseLog.ts'
import { changeRecord } from '../caseRecord.ts'
import { bumpRevision, type Changed } from '../revision.ts'
import { forgetSteps } from '../undo/editSteps.ts'
import type { CaseWork, DraftWork } from './caseWork.ts'

/** What a merge changes of the work of people: rows that come, or take the place of those with the same name. */
export interface WorkChange extends Partial<Omit<CaseWork, 'record'>> {
  readonly record?: RecordChange
  readonly log: LogInput
}

const SQL = {
  notes: `INSERT INTO note (uid, deviceId, text, author, createdAt, changedAt) VALUES (@uid, @deviceId, @text, @author, @createdAt, @changedAt)
    ON CONFLICT (uid) DO UPDATE SET text = @text, changedAt = @changedAt`,
  checklist: `INSERT INTO checklistItem (uid, deviceId, rule, position, text, doneAt, doneBy)
    VALUES (@uid, @deviceId, @rule, @position, @text, @doneAt, @doneBy)
    ON CONFLICT (uid) DO UPDATE SET position = @position, text = @text, doneAt = @doneAt, doneBy = @doneBy`,
  attachments: `INSERT INTO attachment (uid, name, note, blobId, sha256, size, addedAt, addedBy)
    VALUES (@uid, @name, @note, @blobId, @sha256, @size, @addedAt, @addedBy) ON CONFLICT (uid) DO UPDATE SET name = @name, note = @note`,
  reviews: `INSERT INTO review (deviceId, key, state, note, at) VALUES (@deviceId, @key, @state, @note, @at)
    ON CONFLICT (deviceId, key) DO UPDATE SET state = @state, note = @note, at = @at`,
  flowDecisions: `INSERT INTO flowDecision (deviceId, choice, reason, at) VALUES (@deviceId, @choice, @reason, @at)
    ON CONFLICT (deviceId) DO UPDATE SET choice = @choice, reason = @reason, at = @at`,
  eventMarks: `INSERT INTO eventMark (sha256, place, pinned, comment, at) VALUES (@sha256, @place, @pinned, @comment, @at)
    ON CONFLICT (sha256, place) DO UPDATE SET pinned = @pinned, comment = @comment, at = @at`,
  filters: `INSERT INTO savedFilter (name, filter, at) VALUES (@name, @filter, @at) ON CONFLICT (name) DO UPDATE SET filter = @filter, at = @at`,
} as const

/** Columns that a row may not name. */
const unset = {
  deviceId: null,
  rule: null,
  doneAt: null,
  doneBy: null,
  blobId: null,
  state: null,
  comment: null,
  setId: null,
  cloneOf: null,
}

/** Takes over what people did in another case: all of it with its entry in the log, or nothing. */
export function applyWork(db: WritableCase, { record, log, logs, ruleDrafts, ...rows }: WorkChange): Changed {
  return inTransaction(db, () => {
    if (record !== undefined) changeRecord(db, record)
    for (const [kind, sql] of Object.entries(SQL) as [keyof typeof SQL, string][]) {
      for (const row of rows[kind] ?? []) prepared(db, sql).run({ ...unset, ...row })
    }
    for (const draft of ruleDrafts ?? []) saveDraft(db, draft)
    for (const { key, entries } of logs ?? []) {
      for (const entry of entries) prepared(db, LOG_SQL).run({ key, ...entry })
    }
    // What was done before must not be taken back over what came.
    forgetSteps(db)
    appendLog(db, log)
    return bumpRevision(db)
  })
}

const LOG_SQL = `INSERT INTO mergedLog (caseUid, id, at, who, action, detail, previous, hash)
  VALUES (@key, @id, @at, @who, @action, @detail, @previous, @hash)`

function saveDraft(db: WritableCase, draft: DraftWork): void {
  const sql = `INSERT INTO ruleDraft (id, setId, cloneOf, draft, at) VALUES (@id, @setId, @cloneOf, @draft, @at)
    ON CONFLICT (id) DO UPDATE SET draft = @draft, at = @at`
  prepared(db, sql).run({ ...unset, id: null, ...draft })
}
