import type { CaseRecord, RecordChange } from '../../shared/facts/caseRecord.ts'
import { inTransaction, prepared, type ReadableCase, type WritableCase } from './caseConnection.ts'
import { bumpRevision, type Changed } from './revision.ts'
import { withoutNulls } from './rowShape.ts'

const RECORD_SQL = `SELECT uid, title, customer, ticket, engineer, status, createdAt, redacted,
  (SELECT at FROM caseLog ORDER BY id DESC LIMIT 1) AS changedAt FROM caseRecord`

/** What people say of the case. */
export function readCaseRecord(db: ReadableCase): CaseRecord {
  const row = prepared<Omit<CaseRecord, 'tags' | 'redacted'> & { redacted: number }>(db, RECORD_SQL).get()
  if (row === undefined) throw new Error('the case has no record')
  const tags = prepared(db, 'SELECT tag FROM caseTag ORDER BY tag').pluck().all() as string[]
  return { ...withoutNulls<Omit<CaseRecord, 'tags' | 'redacted'>>(row), tags, redacted: row.redacted === 1 }
}

const CHANGE_SQL = `UPDATE caseRecord SET title = coalesce(@title, title), customer = coalesce(@customer, customer),
  ticket = coalesce(@ticket, ticket), engineer = coalesce(@engineer, engineer), status = coalesce(@status, status)`

/** Changes what is given; the rest stays. `tags` are all that the case has then. */
export function changeRecord(db: WritableCase, { tags, ...change }: RecordChange): Changed {
  const unset = { title: null, customer: null, ticket: null, engineer: null, status: null }
  return inTransaction(db, () => {
    prepared(db, CHANGE_SQL).run({ ...unset, ...change })
    if (tags !== undefined) replaceTags(db, tags)
    return bumpRevision(db)
  })
}

function replaceTags(db: WritableCase, tags: readonly string[]): void {
  prepared(db, 'DELETE FROM caseTag WHERE tag NOT IN (SELECT value FROM json_each(?))').run(JSON.stringify(tags))
  for (const tag of tags) prepared(db, 'INSERT OR IGNORE INTO caseTag (tag) VALUES (?)').run(tag)
}
