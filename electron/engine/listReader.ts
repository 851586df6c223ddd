import type { InventoryMapping } from '../../shared/facts/inventoryField.ts'
import type { EditAbout } from '../store/index.ts'
import { type EngineState, openCaseOf } from './engineState.ts'
import { EngineFailure } from './failures.ts'
import { createKeyedLock } from './import/keyedLock.ts'
import { readListAgain } from './import/readListAgain.ts'
import { tellChange } from './tellChange.ts'

/** Reads a device list of the open case again, and judges its devices beside what follows. `edit`: what a person did by it, which can be taken back. */
export type ListReader = (artefactId: number, mapping: InventoryMapping | undefined, edit?: EditAbout) => Promise<void>

/** One list after the other: each reading takes the place of the one before. */
export function createListReader(state: EngineState): ListReader {
  const oneAtATime = createKeyedLock()
  return async (artefactId, mapping, edit) => {
    const { session, assignment, judging } = openCaseOf(state)
    if (assignment === undefined) throw new EngineFailure('readOnly')
    const list = { session, pool: state.parserPool, assignment, artefactId }
    await oneAtATime('list', () =>
      readListAgain({ ...list, ...(mapping !== undefined && { mapping }), ...(edit !== undefined && { edit }) }),
    )
    tellChange(state)
    judging?.judgeBeside()
  }
}
