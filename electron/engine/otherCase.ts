import { hostname } from 'node:os'
import { closeCase, isNetworkPath, isSameFile, openCaseReadable, openCaseSnapshot, type ReadableCase, readOwner } from '../store/index.ts'
import { type EngineState, sessionOf } from './engineState.ts'

/**
 * Reads another case file without a claim: on this computer the file itself, which keeps nobody from writing it; on a share, or where
 * somebody on another computer has it, a copy. Fails with a CaseFileError.
 */
export async function withOtherCase<T>(path: string, now: () => Date, read: (db: ReadableCase) => Promise<T> | T): Promise<T> {
  const owner = readOwner(path)
  const isAfar = isNetworkPath(path) || (owner !== undefined && owner.host !== hostname())
  const db = isAfar ? (await openCaseSnapshot(path, now)).db : openCaseReadable(path)
  try {
    return await read(db)
  } finally {
    closeCase(db)
  }
}

/** The open case, or another one where a path names it. */
export function withCase<T>(state: EngineState, path: string | undefined, read: (db: ReadableCase) => Promise<T> | T): Promise<T> {
  return path === undefined || isOpenCase(state, path) ? Promise.resolve(read(sessionOf(state).db)) : withOtherCase(path, state.now, read)
}

/** The file that is open here must not be opened twice: SQLite's locks are the process's. */
export const isOpenCase = ({ open }: EngineState, path: string): boolean => open !== undefined && isSameFile(open.session.path, path)
