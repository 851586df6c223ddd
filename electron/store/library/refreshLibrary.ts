import { sep } from 'node:path'
import { type FoundCase, findCases } from './findCases.ts'
import { type LibraryIndex, markInUse, removeCard, type SeenCase, saveCard, saveState, seenCases } from './libraryIndex.ts'
import { readCaseCard } from './readCaseCard.ts'

export interface RefreshOptions {
  readonly onProgress?: (done: number, total: number) => void
  readonly now?: () => Date
}

/** Brings the index in line with a folder: files that changed are read, those that went leave it. What cannot be read is told in the list. */
export async function refreshLibrary(db: LibraryIndex, folder: string, { onProgress, now }: RefreshOptions = {}): Promise<void> {
  const { cases, unread } = await findCases(folder)
  const seen = seenCases(db)
  for (const [done, found] of cases.entries()) {
    refreshCase(db, found, seen.get(found.path))
    onProgress?.(done + 1, cases.length)
    // Whoever asks this thread to stop has to be heard.
    if (done % 20 === 19) await new Promise((resolve) => setImmediate(resolve))
  }
  const there = new Set(cases.map(({ path }) => path))
  const isUnread = (path: string): boolean => unread.some((each) => path.startsWith(`${each.path}${sep}`))
  // A share that is away for a moment takes no case out of the index.
  for (const [path, gone] of seen) if (!there.has(path) && !isUnread(path)) removeCard(db, gone)
  saveState(db, (now?.() ?? new Date()).toISOString(), unread)
}

/** A case that is in use is looked at each time: its file's time says nothing of when it is closed. */
function refreshCase(db: LibraryIndex, found: FoundCase, before: SeenCase | undefined): void {
  const isSame = before !== undefined && before.bytes === found.bytes && before.modified === found.modified
  if (isSame && before.state !== 'inUse' && !found.claimed) return
  const card = readCaseCard(found.path)
  if (card.state === 'inUse' && before !== undefined) markInUse(db, before, card)
  else saveCard(db, found, card)
}
