import { prepared, type ReadableCase, type WritableCase } from './caseConnection.ts'

export interface Changed {
  /** The case's revision after the change. */
  readonly revision: number
}

/** Grows with every change that views show. */
export const readRevision = (db: ReadableCase): number => Number(prepared(db, 'SELECT revision FROM caseRecord').pluck().get())

/** To be called in the transaction of the change itself. */
export function bumpRevision(db: WritableCase): Changed {
  const revision = prepared(db, 'UPDATE caseRecord SET revision = revision + 1 RETURNING revision').pluck().get()
  return { revision: Number(revision) }
}
