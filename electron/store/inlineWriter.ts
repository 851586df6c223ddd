import type { WritableCase } from './caseConnection.ts'
import { closeCase } from './openCase.ts'
import { runWrite, type Writer } from './writer.ts'

/** A writer on this thread and this connection: for a case on a network share, which bears one connection only, and for tests. */
export function openInlineWriter(db: WritableCase): Writer {
  const { promise: ended, resolve } = Promise.withResolvers<Error | undefined>()
  return {
    write: async (name, input) => runWrite(db, name, input),
    edit: async (name, input, about) => runWrite(db, name, input, about),
    close: async () => {
      closeCase(db)
      resolve(undefined)
    },
    ended,
  }
}
