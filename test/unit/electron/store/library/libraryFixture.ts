import { join } from 'node:path'
import { openInlineWriter } from '../../../../../electron/store/inlineWriter.ts'
import { type LibraryIndex, openLibraryIndex } from '../../../../../electron/store/library/libraryIndex.ts'
import { listLibrary } from '../../../../../electron/store/library/listLibrary.ts'
import { closeCase, createCase } from '../../../../../electron/store/openCase.ts'
import type { LibraryCase, LibraryFilter, LibrarySort } from '../../../../../shared/contract/libraryRequests.ts'
import type { RecordChange } from '../../../../../shared/facts/caseRecord.ts'
import { NOW } from '../caseFixture.ts'
import { addDevice, type FleetDevice } from '../fleetFixture.ts'

export interface LibraryCaseFixture extends RecordChange {
  readonly title: string
  readonly devices?: readonly FleetDevice[]
  readonly notes?: readonly string[]
}

/** Writes a closed case into a folder, and gives its path. */
export async function writeCase(folder: string, name: string, about: LibraryCaseFixture): Promise<string> {
  const path = join(folder, name)
  const { devices = [], notes = [], ...record } = about
  const db = createCase(path, { title: about.title, knowledge: '2026-01', appVersion: '0.1.0', now: NOW })
  const writer = openInlineWriter(db)
  const change = { who: 'Ann', at: NOW.toISOString(), action: 'recordChanged', detail: {} } as const
  await writer.edit('changeRecord', record, change)
  for (const text of notes) await writer.write('saveNote', { text, author: 'Ann', at: NOW.toISOString() })
  for (const device of devices) await addDevice(writer, device)
  closeCase(db)
  return path
}

export const memoryIndex = (): LibraryIndex => openLibraryIndex(':memory:')

const BY_TITLE: LibrarySort = { by: 'title', descending: false }

/** What the index answers, by title unless told otherwise. */
export const casesOf = (
  index: LibraryIndex,
  filter: LibraryFilter = {},
  sort = BY_TITLE,
  pinned: readonly string[] = [],
): readonly LibraryCase[] => listLibrary(index, { filter, sort, pinned, offset: 0, limit: 500 }).rows

export const titlesOf = (index: LibraryIndex, filter: LibraryFilter = {}): readonly string[] =>
  casesOf(index, filter).map(({ title }) => title)
