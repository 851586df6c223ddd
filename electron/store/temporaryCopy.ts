import { chmodSync, copyFileSync, existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { makeTemporaryFolder } from './temporaryFolder.ts'

export interface TemporaryCopy {
  readonly folder: string
  readonly copy: string
}

/** A copy of a case, with what a crash left of its logs, in a folder of its own that is to be removed with it. The copy may be written whatever the original allows. */
export function copyToTemporary(path: string): TemporaryCopy {
  const folder = makeTemporaryFolder()
  const copy = join(folder, basename(path))
  for (const suffix of ['', '-wal', '-journal']) {
    if (!existsSync(path + suffix)) continue
    copyFileSync(path + suffix, copy + suffix)
    chmodSync(copy + suffix, 0o600)
  }
  return { folder, copy }
}
