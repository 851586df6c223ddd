import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SecondInstance {
  readonly argv: readonly string[]
  readonly folder: string
  readonly data: unknown
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Takes the folder's lock file, or null when a living process holds it; a dead one's is taken over. */
function takeLock(lockFile: string): boolean {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (isAlive(Number(readFileSync(lockFile, 'utf8')))) return false
    writeFileSync(lockFile, String(process.pid))
    return true
  }
}

/** One instance a folder: the first hears of the others by files they leave, because the lock is asked for synchronously. */
export function lockSingleInstance(userData: string, data: unknown, onSecond: (second: SecondInstance) => void): boolean {
  const folder = join(userData, 'stand-in-instance')
  mkdirSync(folder, { recursive: true })
  const lockFile = join(folder, 'lock')
  if (!takeLock(lockFile)) {
    const second: SecondInstance = { argv: process.argv, folder: process.cwd(), data }
    writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(second))
    return false
  }
  const watcher = watch(folder, () => {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      const text = readFileSync(join(folder, name), 'utf8')
      if (text === '') continue
      rmSync(join(folder, name))
      onSecond(JSON.parse(text) as SecondInstance)
    }
  })
  watcher.unref()
  process.on('exit', () => rmSync(lockFile, { force: true }))
  return true
}
