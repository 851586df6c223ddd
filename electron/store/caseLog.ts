import { createHash } from 'node:crypto'
import { hashedText, type LogAction, type LogDetail, type LogEntry } from '../../shared/facts/caseLog.ts'
import { inTransaction, prepared, type ReadableCase, type WritableCase } from './caseConnection.ts'
import type { Page, PageInput } from './page.ts'
import { fromJson } from './rowShape.ts'

export interface LogInput {
  /** UTC. */
  readonly at: string
  readonly who: string
  readonly action: LogAction
  readonly detail: LogDetail
}

interface LogRow extends Omit<LogEntry, 'detail'> {
  readonly detail: string
}

/** The SQL of this file, for the test of its plans too. */
export const caseLogSql = {
  last: 'SELECT id, hash FROM caseLog ORDER BY id DESC LIMIT 1',
  page: 'SELECT id, at, who, action, detail, previous, hash FROM caseLog ORDER BY id DESC LIMIT ? OFFSET ?',
} as const

/** Adds an entry, in the transaction of the change that it tells of. */
export function appendLog(db: WritableCase, input: LogInput): Record<never, never> {
  inTransaction(db, () => {
    const last = prepared<{ id: number; hash: string }>(db, caseLogSql.last).get()
    const previous = last?.hash ?? String(prepared(db, 'SELECT uid FROM caseRecord').pluck().get())
    const entry = { id: (last?.id ?? 0) + 1, ...input, previous }
    const hash = hashOf(entry)
    const sql = 'INSERT INTO caseLog (id, at, who, action, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?)'
    prepared(db, sql).run(entry.id, entry.at, entry.who, entry.action, JSON.stringify(entry.detail), previous, hash)
    prepared(db, 'UPDATE caseRecord SET logHead = ?').run(hash)
  })
  return {}
}

/** Latest first. */
export function listLog(db: ReadableCase, { offset, limit }: PageInput): Page<LogEntry> {
  const total = Number(prepared(db, 'SELECT count(*) FROM caseLog').pluck().get())
  return { total, rows: prepared<LogRow>(db, caseLogSql.page).all(limit, offset).map(asEntry) }
}

/** What is wrong with the chain of a case's log, and of the logs that were merged into it; nothing where it is whole. English. */
export function logFaults(db: ReadableCase): string[] {
  const record = prepared<{ uid: string; logHead: string }>(db, 'SELECT uid, logHead FROM caseRecord').get()
  if (record === undefined) return ['the case has no record']
  const own = chainFaults(prepared<LogRow>(db, 'SELECT * FROM caseLog ORDER BY id').iterate(), record.uid, 'log')
  const head = prepared<{ hash: string }>(db, caseLogSql.last).get()?.hash ?? ''
  const ends = head === record.logHead ? [] : ['the last entries of the log are missing']
  return [...own, ...ends, ...mergedFaults(db)]
}

function mergedFaults(db: ReadableCase): string[] {
  const uids = prepared(db, 'SELECT DISTINCT caseUid FROM mergedLog').pluck().all() as string[]
  const sql = 'SELECT id, at, who, action, detail, previous, hash FROM mergedLog WHERE caseUid = ? ORDER BY id'
  return uids.flatMap((uid) => chainFaults(prepared<LogRow>(db, sql).iterate(uid), caseOfChain(uid), `log of the merged case ${uid}`))
}

/** The case that a merged log is of: behind `#` stands which of its copies it is, where one went its own way. */
const caseOfChain = (key: string): string => key.split('#')[0] ?? key

function chainFaults(rows: Iterable<LogRow>, uid: string, name: string): string[] {
  const faults: string[] = []
  let previous = uid
  let id = 1
  for (const row of rows) {
    if (row.id !== id) faults.push(`${name}: entries ${id} to ${row.id - 1} are missing`)
    if (row.previous !== previous) faults.push(`${name}: entry ${row.id} does not follow the one before it`)
    if (hashOf(asEntry(row)) !== row.hash) faults.push(`${name}: entry ${row.id} was changed`)
    previous = row.hash
    id = row.id + 1
  }
  return faults
}

const hashOf = (entry: Omit<LogEntry, 'hash'>): string => createHash('sha256').update(hashedText(entry)).digest('hex')

const asEntry = ({ detail, ...row }: LogRow): LogEntry => ({ ...row, detail: fromJson<LogDetail>(detail) })
