import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** One line of the log. Callers never pass values out of evidence: a log may be mailed without the case. */
export type Log = (level: 'info' | 'warning' | 'error', text: string) => void

/** Bytes at which the log starts anew; one older file is kept beside it as `.1`. */
const ROTATE_AT = 1024 * 1024

/** Appends to the file at `path`, creating its folder. */
export function fileLog(path: string, rotateAt = ROTATE_AT): Log {
  mkdirSync(dirname(path), { recursive: true })
  return (level, text) => {
    if (existsSync(path) && statSync(path).size >= rotateAt) renameSync(path, `${path}.1`)
    appendFileSync(path, `${new Date().toISOString()} ${level} ${text.replaceAll('\n', '\n  ')}\n`)
  }
}

/** To standard error, where the host that started the engine keeps the log. Information is left out. */
export const standardErrorLog: Log = (level, text) => {
  if (level !== 'info') process.stderr.write(`${level}: ${text}\n`)
}
