import { createHash } from 'node:crypto'
import { iterateBlob } from './blobReads.ts'
import { caseAccess, prepared, type ReadableCase } from './caseConnection.ts'
import { logFaults } from './caseLog.ts'
import { unfinished } from './clearUnfinished.ts'

export interface CaseCheck {
  readonly name: 'file' | 'integrity' | 'foreignKeys' | 'blobs' | 'attachments' | 'accounts' | 'unfinished' | 'log'
  readonly ok: boolean
  /** English; what is wrong, and with which rows. */
  readonly detail?: string
}

/** Told while a check runs: bytes of originals that were hashed, of all. */
export type VerifyProgress = (check: CaseCheck['name'], done: number, total: number) => void

/** Rows that a message names at most. */
const NAMED = 5

/** Checks the file, its references, and the evidence: every original is unpacked and hashed again. Reads everything, so it takes as long as that. */
export function verifyCase(
  db: ReadableCase,
  onProgress: VerifyProgress = () => undefined,
): { readonly ok: boolean; readonly checks: readonly CaseCheck[] } {
  const total = attempt(() => [String(prepared(db, 'SELECT ifnull(sum(size), 0) FROM blob').pluck().get())])[0]
  const bytes = Number(total) || 0
  const begun = (name: CaseCheck['name'], done: number, findFaults: () => readonly string[]): CaseCheck => {
    onProgress(name, done, bytes)
    return check(name, findFaults)
  }
  const checks = [
    begun('file', 0, () => fileFaults(db)),
    begun('integrity', 0, () => integrityFaults(db)),
    begun('foreignKeys', 0, () => foreignKeyFaults(db)),
    begun('blobs', 0, () => blobFaults(db, (done) => onProgress('blobs', done, bytes))),
    begun('attachments', bytes, () => attachmentFaults(db)),
    begun('accounts', bytes, () => accountFaults(db)),
    begun('unfinished', bytes, () => unfinishedFaults(db)),
    begun('log', bytes, () => logFaults(db)),
  ]
  return { ok: checks.every(({ ok }) => ok), checks }
}

function check(name: CaseCheck['name'], findFaults: () => readonly string[]): CaseCheck {
  const faults = attempt(findFaults)
  if (faults.length === 0) return { name, ok: true }
  const more = faults.length > NAMED ? `; and ${faults.length - NAMED} more` : ''
  return { name, ok: false, detail: `${faults.slice(0, NAMED).join('; ')}${more}` }
}

/** A damaged page is a fault of the check that met it, and does not keep the others from being made. */
function attempt(findFaults: () => readonly string[]): readonly string[] {
  try {
    return findFaults()
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

/** What is open may be a copy that holds what could be saved of a damaged file. */
function fileFaults(db: ReadableCase): string[] {
  const { path, damaged } = caseAccess(db)
  return damaged === true ? [`${path} is damaged; the other checks are of what could be saved`] : []
}

function integrityFaults(db: ReadableCase): string[] {
  const lines = prepared(db, 'PRAGMA integrity_check').pluck().all() as string[]
  return lines.filter((line) => line !== 'ok')
}

function foreignKeyFaults(db: ReadableCase): string[] {
  const rows = prepared<{ table: string; rowid: number; parent: string }>(db, 'PRAGMA foreign_key_check').all()
  return rows.map(({ table, rowid, parent }) => `${table} ${rowid} refers to a missing ${parent}`)
}

function blobFaults(db: ReadableCase, onBytes: (done: number) => void): string[] {
  let done = 0
  const blobs = prepared<{ id: number; sha256: string }>(db, 'SELECT id, sha256 FROM blob WHERE sha256 IS NOT NULL ORDER BY id').all()
  return blobs.flatMap(({ id, sha256 }) =>
    attempt(() => {
      const hash = createHash('sha256')
      for (const chunk of iterateBlob(db, id)) {
        hash.update(chunk)
        done += chunk.length
        onBytes(done)
      }
      const found = hash.digest('hex')
      return found === sha256 ? [] : [`blob ${id} has the hash ${found} instead of ${sha256}`]
    }),
  )
}

/** The originals themselves are hashed with all others; an attachment must be the one that it names. A redacted copy keeps none. */
function attachmentFaults(db: ReadableCase): string[] {
  const sql = `SELECT t.id, t.name FROM attachment AS t LEFT JOIN blob AS b ON b.id = t.blobId
    WHERE t.blobId IS NOT NULL AND (b.id IS NULL OR b.sha256 IS NOT t.sha256 OR b.size <> t.size) ORDER BY t.id`
  const rows = prepared<{ id: number; name: string }>(db, sql).all()
  return rows.map(({ id, name }) => `attachment ${id} (${name}): its bytes are missing or not its own`)
}

function accountFaults(db: ReadableCase): string[] {
  const sql = `SELECT a.id, a.path, a.parsedBytes + a.problemBytes + a.unknownBytes AS accounted, a.size, b.size AS stored, b.sha256 IS NOT a.sha256 AS isOther
    FROM visibleArtefact AS a LEFT JOIN blob AS b ON b.id = a.blobId
    WHERE accounted <> a.size OR (a.blobId IS NOT NULL AND (b.size IS NOT a.size OR b.sha256 IS NOT a.sha256))`
  const rows = prepared<{ id: number; path: string; accounted: number; size: number }>(db, sql).all()
  return rows.map(
    ({ id, path, accounted, size }) =>
      `artefact ${id} (${path}): ${accounted} of ${size} bytes are accounted for, or its bytes are not its own`,
  )
}

function unfinishedFaults(db: ReadableCase): string[] {
  const count = Number(prepared(db, `SELECT count(*) FROM artefact AS a WHERE ${unfinished}`).pluck().get())
  return count === 0 ? [] : [`${count} artefacts of an interrupted import; opening the case for writing clears them`]
}
