import { isSameFile } from '../store/index.ts'
import { type EngineState, sessionOf } from './engineState.ts'
import { EngineFailure } from './failures.ts'

/** Writes to a path that a person chose: never over the open case, and what the system refuses is told in words. */
export async function writeChosen<T>(state: EngineState, path: string, write: () => Promise<T>): Promise<T> {
  if (isSameFile(path, sessionOf(state).path)) throw new EngineFailure('cannotWrite', { detail: 'EBUSY' })
  try {
    return await write()
  } catch (error) {
    // What the system refuses names its call; damage of the case does not, and is answered elsewhere.
    if (error instanceof Error && 'syscall' in error && 'code' in error)
      throw new EngineFailure('cannotWrite', { detail: String(error.code) })
    throw error
  }
}
