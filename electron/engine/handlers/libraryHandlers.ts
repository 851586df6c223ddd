import type { EngineHandlers, Input, Output } from '../../../shared/contract/requests.ts'
import { countLibrary, isFolder, libraryState, listLibrary } from '../../store/index.ts'
import type { EngineState } from '../engineState.ts'
import { EngineFailure, failureOf } from '../failures.ts'

/** Folders that could not be read, of which a list tells at most. */
const MOST_UNREAD = 50

export function libraryHandlers(state: EngineState): Pick<EngineHandlers, 'library.list' | 'library.refresh'> {
  return {
    'library.list': async (input) => listOf(state, input),
    'library.refresh': async ({ folder }) => {
      if (!isFolder(folder)) throw new EngineFailure('pathNotFound', { path: folder, detail: 'ENOENT' })
      state.libraries.refresh(folder)
      return {}
    },
  }
}

function listOf(state: EngineState, { folder, filter, sort, pinned, ...page }: Input<'library.list'>): Output<'library.list'> {
  const index = state.libraries.indexOf(folder)
  const { refreshedAt, unread } = libraryState(index)
  const { total, rows } = listLibrary(index, { ...page, filter, sort, ...(pinned !== undefined && { pinned }) })
  return {
    total,
    rows: [...rows],
    counts: countLibrary(index),
    refreshing: state.libraries.isRefreshing(folder),
    ...(refreshedAt !== undefined && { refreshedAt }),
    unread: unread
      .slice(0, MOST_UNREAD)
      .map(({ path, code }) => ({ path, message: failureOf('pathNotFound', { path, detail: code }).message })),
  }
}
