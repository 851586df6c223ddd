import { existsSync, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { caseAccess, type ReadableCase } from './caseConnection.ts'
import { CaseFileError } from './caseFileError.ts'
import { ownerFile } from './caseOwner.ts'
import { canWriteBeside } from './casePlace.ts'
import { partialPath } from './partialFile.ts'
import { isSameFile } from './sameFile.ts'

/**
 * Writes the case as it is now to another file, in steps that leave the thread time for other work; it takes its name when it is complete.
 * Replaces what is there. Fails with `exists` for the case itself, `locked` for a case that somebody has open, `readOnly` for the folder.
 */
export async function saveCopy(db: ReadableCase, targetPath: string): Promise<{ readonly bytes: number }> {
  checkTarget(db, targetPath)
  const partial = partialPath(targetPath)
  try {
    await db.backup(partial)
    leaveOneFile(partial)
    await rename(partial, targetPath)
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${partial}${suffix}`, { force: true })
    throw error
  }
  return { bytes: statSync(targetPath).size }
}

/** Fails for a target that may not be replaced by a copy of this case. */
export function checkTarget(db: ReadableCase, targetPath: string): void {
  const here = [caseAccess(db).path, db.name]
  if (here.some((path) => isSameFile(path, targetPath))) throw new CaseFileError('exists', targetPath)
  if (existsSync(ownerFile(targetPath))) throw new CaseFileError('locked', targetPath)
  if (!canWriteBeside(targetPath)) throw new CaseFileError('readOnly', targetPath)
}

/** The copy says that it has a write-ahead log, as the original does while it is open. */
function leaveOneFile(path: string): void {
  const copy = new Database(path)
  copy.pragma('journal_mode = DELETE')
  copy.close()
}
