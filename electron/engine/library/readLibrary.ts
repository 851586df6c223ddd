import type { LibraryCase, LibraryFilter } from '../../../shared/contract/libraryRequests.ts'
import { isFolder, libraryState, listLibrary, openLibraryIndex, refreshLibrary, type UnreadFolder } from '../../store/index.ts'
import { EngineFailure } from '../failures.ts'

export interface ReadLibrary {
  /** Those that fit the filter, latest written first. */
  readonly cases: readonly LibraryCase[]
  /** All of the folder. */
  readonly total: number
  /** Cases of the whole folder that could not be read. */
  readonly notRead: readonly LibraryCase[]
  readonly unread: readonly UnreadFolder[]
}

const PAGE = 500
const sort = { by: 'modified', descending: true } as const

/** Reads a folder of cases by an index that is not kept, on this thread: for the command line. Fails with `pathNotFound`. */
export async function readLibrary(
  folder: string,
  filter: LibraryFilter,
  onProgress: (done: number, total: number) => void,
): Promise<ReadLibrary> {
  if (!isFolder(folder)) throw new EngineFailure('pathNotFound', { path: folder, detail: 'ENOENT' })
  const index = openLibraryIndex(':memory:')
  try {
    await refreshLibrary(index, folder, { onProgress })
    const list = (wanted: LibraryFilter): LibraryCase[] => {
      const cases: LibraryCase[] = []
      for (let total = 1; cases.length < total; ) {
        const page = listLibrary(index, { filter: wanted, sort, offset: cases.length, limit: PAGE })
        cases.push(...page.rows)
        total = page.total
      }
      return cases
    }
    const all = list({})
    return {
      cases: list(filter),
      total: all.length,
      notRead: all.filter(({ state }) => state !== 'read'),
      unread: libraryState(index).unread,
    }
  } finally {
    index.close()
  }
}
