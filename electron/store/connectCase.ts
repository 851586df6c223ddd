import Database from 'better-sqlite3'
import { CaseFileError } from './caseFileError.ts'
import { CASE_APPLICATION_ID, CASE_SCHEMA_VERSION, schemaVersionOf } from './caseSchema.ts'
import { errorCode } from './errorCode.ts'

/** Milliseconds that a connection waits for another one's lock: little at first, as a lock then means another program. */
const OPEN_TIMEOUT = 1000
export const LOCK_TIMEOUT = 5000

/** Connects to a file that must be a case. Fails with `notACase`, `newer`, `damaged` or `locked`. */
export function connectCase(path: string, { readonly }: { readonly readonly: boolean }): Database.Database {
  const db = new Database(path, { readonly, fileMustExist: true, timeout: OPEN_TIMEOUT })
  try {
    guardConnection(db)
    checkIsCase(db, path)
    db.pragma(`busy_timeout = ${LOCK_TIMEOUT}`)
    return db
  } catch (error) {
    db.close()
    throw asCaseFileError(error, path)
  }
}

/** A case comes by mail: its schema may call no functions, and its pages are checked before they are used. */
export function guardConnection(db: Database.Database): void {
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
  db.pragma('foreign_keys = ON')
}

/** Fails with `notACase`, `newer` or `damaged`. */
export function checkIsCase(db: Database.Database, path: string): void {
  if (Number(db.pragma('application_id', { simple: true })) !== CASE_APPLICATION_ID) throw new CaseFileError('notACase', path)
  if (schemaVersionOf(db) > CASE_SCHEMA_VERSION) throw new CaseFileError('newer', path)
  // We write none; one in a file from elsewhere would run with our writes.
  const triggers = db.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'").pluck().get()
  if (triggers !== 0) throw new CaseFileError('notACase', path)
  if (db.prepare('SELECT count(*) FROM caseRecord').pluck().get() !== 1) throw new CaseFileError('damaged', path)
}

/** What an error of SQLite means for the file; anything else as it is. */
export function asCaseFileError(error: unknown, path: string): unknown {
  if (error instanceof CaseFileError) return error
  const code = errorCode(error)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new CaseFileError('locked', path, { cause: error })
  if (code.startsWith('SQLITE_READONLY')) return new CaseFileError('readOnly', path, { cause: error })
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_ERROR') return new CaseFileError('damaged', path, { cause: error })
  if (code.startsWith('SQLITE_NOTADB')) return new CaseFileError('notACase', path, { cause: error })
  return error
}
