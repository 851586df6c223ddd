import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isAlive } from './processAlive.ts'
import { removeLeft } from './removeLeft.ts'

/** `Contoso.jcase.4711.<uuid>.partial`, and the logs that SQLite puts beside it. */
const ENDING = /^\.(\d+)\.[0-9a-f-]{36}\.partial(-wal|-shm|-journal)?$/

/** Where a file is written until it is complete: beside it, and with this process in the name. What killed programs left of earlier tries goes. */
export function partialPath(target: string): string {
  const [folder, name] = [dirname(target), basename(target)]
  for (const other of readdirSync(folder)) {
    const pid = other.startsWith(name) ? ENDING.exec(other.slice(name.length))?.[1] : undefined
    if (pid !== undefined && !isAlive(Number(pid))) removeLeft(join(folder, other))
  }
  return `${target}.${process.pid}.${randomUUID()}.partial`
}
