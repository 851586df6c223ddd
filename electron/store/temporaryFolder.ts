import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './processAlive.ts'
import { removeLeft } from './removeLeft.ts'

const NAME = /^joinsight-case-(\d+)-/

/** A folder for copies of cases, to be removed by whoever makes it. Folders of programs that were killed go: evidence must not stay behind. */
export function makeTemporaryFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    const pid = NAME.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) removeLeft(join(tmpdir(), name))
  }
  return mkdtempSync(join(tmpdir(), `joinsight-case-${process.pid}-`))
}
