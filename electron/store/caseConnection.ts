import type { Database, Statement } from 'better-sqlite3'
import type { Localized } from '../../shared/facts/localized.ts'

declare const readable: unique symbol
declare const writable: unique symbol

/** A connection that the read functions take. */
export type ReadableCase = Database & { readonly [readable]: true }
/** A connection that may change the case: only `createCase` and `openCaseWritable` give one. */
export type WritableCase = ReadableCase & { readonly [writable]: true }

/** How a case is open. `path` is the file the person named, also where a copy of it is what is read. */
export interface CaseAccess {
  readonly path: string
  readonly readOnly: boolean
  readonly readOnlyBecause?: Localized
  /** True where the file is damaged and what is read is what could be saved of it. */
  readonly damaged?: boolean
  /** On a network share: one connection only. */
  readonly network: boolean
}

interface Attached {
  readonly access: CaseAccess
  readonly temporaryFolder?: string
}

const attached = new WeakMap<Database, Attached>()
const statements = new WeakMap<Database, Map<string, Statement>>()

/** Remembers how a connection was opened; `temporaryFolder` goes away when it is closed. */
export function attachAccess(db: Database, access: CaseAccess, temporaryFolder?: string): void {
  attached.set(db, temporaryFolder === undefined ? { access } : { access, temporaryFolder })
}

/** How this connection was opened. Throws for one that the store did not open. */
export function caseAccess(db: ReadableCase): CaseAccess {
  return attachmentOf(db).access
}

export const temporaryFolderOf = (db: ReadableCase): string | undefined => attachmentOf(db).temporaryFolder

function attachmentOf(db: Database): Attached {
  const found = attached.get(db)
  if (found === undefined) throw new Error('this connection was not opened by the store')
  return found
}

/** The statement for a text of SQL, prepared once a connection. `Row` is what one row holds: the caller vouches for it. */
export function prepared<Row = unknown>(db: Database, sql: string): Statement<unknown[], Row> {
  let known = statements.get(db)
  if (known === undefined) {
    known = new Map()
    statements.set(db, known)
  }
  let statement = known.get(sql)
  if (statement === undefined) {
    statement = db.prepare(sql)
    known.set(sql, statement)
  }
  return statement as Statement<unknown[], Row>
}

/** Runs `work` in one write transaction: all of it holds, or none. */
export function inTransaction<T>(db: WritableCase, work: () => T): T {
  return db.transaction(work).immediate()
}
