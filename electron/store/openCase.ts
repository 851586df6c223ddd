import { existsSync, rmSync, statSync, truncateSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Localized } from '../../shared/facts/localized.ts'
import { attachAccess, type CaseAccess, type ReadableCase, temporaryFolderOf, type WritableCase } from './caseConnection.ts'
import { CaseFileError } from './caseFileError.ts'
import { readCaseHeader } from './caseHeader.ts'
import { appendLog } from './caseLog.ts'
import { canWriteBeside, canWriteFile, isNetworkPath } from './casePlace.ts'
import { CASE_SCHEMA_VERSION, migrateCase, schemaVersionOf } from './caseSchema.ts'
import { clearUnfinished } from './clearUnfinished.ts'
import { asCaseFileError, connectCase, guardConnection, LOCK_TIMEOUT } from './connectCase.ts'
import { errorCode, isDiskFull } from './errorCode.ts'
import { PATIENTLY } from './removeLeft.ts'
import { salvageCase } from './salvageCase.ts'
import { copyToTemporary, type TemporaryCopy } from './temporaryCopy.ts'
import { watchEdits } from './undo/watchEdits.ts'

/** Milliseconds that closing waits for those who read to let the log go. */
const FOLD_TIMEOUT = 100
/** A file that says it is larger than this many times its size is not made up to it: that would fill the disk for nothing. */
const MOST_LOST = 64

const becauseReadOnly: Localized = {
  en: 'The file or its folder is read-only.',
  fr: 'Le fichier ou son répertoire est en lecture seule.',
}
const becauseOlder: Localized = {
  en: 'The file was written by an older version of Joinsight and is open for reading.',
  fr: 'Le fichier a été écrit par une version plus ancienne de Joinsight et est ouvert en lecture.',
}
const becauseDamaged: Localized = {
  en: 'The file is damaged. What could still be read is shown; some evidence may be missing.',
  fr: 'Le fichier est endommagé. Ce qui reste lisible est affiché\u00a0; des preuves peuvent manquer.',
}

/** Makes a new, empty case. Fails with `exists`, `readOnly`, or `notFound` for a folder that is not there. Times are UTC. */
export function createCase(
  path: string,
  about: { readonly title: string; readonly knowledge: string; readonly appVersion: string; readonly who?: string; readonly now?: Date },
): WritableCase {
  if (existsSync(path)) throw new CaseFileError('exists', path)
  if (!existsSync(dirname(path))) throw new CaseFileError('notFound', dirname(path))
  if (!canWriteBeside(path)) throw new CaseFileError('readOnly', path)
  const db = new Database(path, { timeout: LOCK_TIMEOUT })
  try {
    migrateCase(db)
    const record =
      'INSERT INTO caseRecord (id, uid, title, createdAt, appVersion, knowledge) VALUES (1, lower(hex(randomblob(16))), ?, ?, ?, ?)'
    const at = (about.now ?? new Date()).toISOString()
    db.prepare(record).run(about.title, at, about.appVersion, about.knowledge)
    const created = asWritable(db, path)
    appendLog(created, { at, who: about.who ?? '', action: 'created', detail: { title: about.title } })
    return created
  } catch (error) {
    db.close()
    rmSync(path, { force: true })
    throw error
  }
}

/**
 * Opens a case to read. A damaged file is read from a copy that holds what can be saved, one on read-only media with a leftover log from a copy of both.
 * Fails with `notFound`, `notACase`, `newer`, `locked`, or `damaged` where nothing can be saved.
 */
export function openCaseReadable(path: string): ReadableCase {
  const header = readCaseHeader(path)
  if (header.truncated) return openSalvaged(path, header.bytes)
  if (header.hasLog && !(canWriteFile(path) && canWriteBeside(path))) return openCopyWithLog(path)
  try {
    return asReadable(connectCase(path, { readonly: true }), path, canWriteFile(path) ? {} : { readOnlyBecause: becauseReadOnly })
  } catch (error) {
    if (error instanceof CaseFileError && error.code === 'damaged') return openSalvaged(path, header.bytes)
    // A transaction that a crash cut short on a share has to be taken back first, which is writing.
    if (error instanceof CaseFileError && error.code === 'readOnly') return openCopyWithLog(path)
    // A log that its last writer could not fold in needs a file beside the case to be read at all.
    if (errorCode(error).startsWith('SQLITE_CANTOPEN') || isDiskFull(error)) return openCopyWithLog(path)
    throw error
  }
}

/**
 * A further connection to a case that this process has open already, to read. SQLite alone touches the file: closing any other handle of it
 * would drop the locks of every connection of the process (https://www.sqlite.org/howtocorrupt.html section 2.2). Fails with `damaged`.
 */
export function openCaseBeside(path: string): ReadableCase {
  return asReadable(connectCase(path, { readonly: true }), path, {})
}

/** Opens a copy of the case of `path` that lies in a temporary folder of its own, which goes away when it is closed. */
export function openCopied(path: string, { folder, copy }: TemporaryCopy): ReadableCase {
  return asReadable(connectCase(copy, { readonly: false }), path, {}, folder)
}

/** Opens a copy that holds what can be read of a damaged case. Fails with `damaged` where nothing can. For damage that `openCaseReadable` does not see at once. */
export function openCaseSalvaged(path: string): ReadableCase {
  return openSalvaged(path, readCaseHeader(path).bytes)
}

/** Whether a read failed because a page of the file is damaged. */
export const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(errorCode(error))

/** Opens a case to change it: migrates it, and clears what an interrupted import left. Fails as `openCaseReadable` does, and with `readOnly`. */
export function openCaseWritable(path: string): WritableCase {
  const header = readCaseHeader(path)
  if (header.truncated) throw new CaseFileError('damaged', path)
  if (!canWriteFile(path) || !canWriteBeside(path)) throw new CaseFileError('readOnly', path)
  const db = connectCase(path, { readonly: false })
  try {
    migrateCase(db)
    const writable = asWritable(db, path)
    clearUnfinished(writable)
    return writable
  } catch (error) {
    db.close()
    throw asCaseFileError(error, path)
  }
}

/** Closes a connection. The last writable one leaves one single file behind, without a log: close readers first. */
export function closeCase(db: ReadableCase): void {
  if (!db.open) return
  const folder = temporaryFolderOf(db)
  try {
    if (!db.readonly && db.pragma('journal_mode', { simple: true }) === 'wal') foldLog(db)
  } catch (error) {
    // Without room to fold the log in, or while somebody else reads, it stays beside the case, and the next one to open it goes on from there.
    if (!isDiskFull(error) && !isBusy(error)) throw error
  } finally {
    db.close()
  }
  if (folder !== undefined) rmSync(folder, PATIENTLY)
}

/** The log's content goes into the case, and the log away: one file is left. Whoever reads meanwhile keeps the log, which is empty then. */
function foldLog(db: Database.Database): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.pragma(`busy_timeout = ${FOLD_TIMEOUT}`)
  db.pragma('journal_mode = DELETE')
}

const isBusy = (error: unknown): boolean => errorCode(error).startsWith('SQLITE_BUSY')

/** Folds a log in that stayed because somebody read the case when it was closed. For one who has claimed the case. */
export function foldLeftLog(path: string): void {
  if (!existsSync(`${path}-wal`)) return
  const db = connectCase(path, { readonly: false })
  attachAccess(db, { path, readOnly: false, network: false })
  closeCase(db as WritableCase)
}

function asWritable(db: Database.Database, path: string): WritableCase {
  const network = isNetworkPath(path)
  guardConnection(db)
  // Other connections of a share do not see the log's shared memory, so there the rollback journal stays.
  db.pragma(network ? 'journal_mode = DELETE' : 'journal_mode = WAL')
  db.pragma(network ? 'synchronous = FULL' : 'synchronous = NORMAL')
  attachAccess(db, { path, readOnly: false, network })
  watchEdits(db)
  return db as WritableCase
}

type Restriction = Pick<CaseAccess, 'readOnlyBecause' | 'damaged'>

function asReadable(db: Database.Database, path: string, restriction: Restriction, folder?: string): ReadableCase {
  if (schemaVersionOf(db) < CASE_SCHEMA_VERSION) return openMigratedCopy(db, path)
  attachAccess(db, { path, readOnly: true, network: isNetworkPath(path), ...restriction }, folder)
  return db as ReadableCase
}

/** An older case that may not be changed is read from a migrated copy. */
function openMigratedCopy(older: Database.Database, path: string): ReadableCase {
  older.close()
  const { folder, copy } = copyToTemporary(path)
  const db = connectCase(copy, { readonly: false })
  migrateCase(db)
  return asReadable(db, path, { readOnlyBecause: becauseOlder }, folder)
}

function openCopyWithLog(path: string): ReadableCase {
  const { folder, copy } = copyToTemporary(path)
  return asReadable(connectCase(copy, { readonly: false }), path, canWriteFile(path) ? {} : { readOnlyBecause: becauseReadOnly }, folder)
}

function openSalvaged(path: string, bytes: number): ReadableCase {
  const { folder, copy } = copyToTemporary(path)
  const saved = join(folder, 'saved.jcase')
  try {
    // SQLite reads nothing of a file that is shorter than it says. The pages that are missing become empty, which is met only on reading them.
    const { size } = statSync(copy)
    if (bytes > size * MOST_LOST) throw new Error(`${size} of ${bytes} bytes are left`)
    if (size < bytes) truncateSync(copy, bytes)
    salvageCase(copy, saved)
    return asReadable(connectCase(saved, { readonly: true }), path, { readOnlyBecause: becauseDamaged, damaged: true }, folder)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw new CaseFileError('damaged', path, { cause: error })
  }
}
