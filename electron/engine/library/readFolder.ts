import type { LibraryCase, LibraryFilter, LibrarySort } from '../../../shared/contract/libraryRequests.ts'
import { isFolder, libraryState, listLibrary, openLibraryIndex, refreshLibrary, type UnreadFolder } from '../../store/index.ts'

export interface ReadFolderOptions {
  /** An index that is kept; without it nothing is left behind. */
  readonly indexPath?: string
  readonly onProgress?: (done: number, total: number) => void
}

export interface ReadFolder {
  /** All that fit, a page at a time, so that a large folder is printed as it is read. */
  list(filter: LibraryFilter, sort: LibrarySort): Generator<LibraryCase>
  readonly unread: readonly UnreadFolder[]
  close(): void
}

const PAGE = 500

/** Looks at a folder of cases here and now. Undefined where there is no such folder. */
export async function readFolder(folder: string, { indexPath, onProgress }: ReadFolderOptions): Promise<ReadFolder | undefined> {
  if (!isFolder(folder)) return undefined
  const index = openLibraryIndex(indexPath ?? ':memory:')
  await refreshLibrary(index, folder, onProgress === undefined ? {} : { onProgress })
  return {
    *list(filter, sort) {
      for (let offset = 0, total = 1; offset < total; offset += PAGE) {
        const page = listLibrary(index, { filter, sort, offset, limit: PAGE })
        total = page.total
        yield* page.rows
      }
    },
    unread: libraryState(index).unread,
    close: () => void index.close(),
  }
}
