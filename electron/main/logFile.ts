import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

export type LogLevel = 'info' | 'warning' | 'error'
/** Writes one line, and never fails. Callers never pass evidence values: the log may be mailed without the case. */
export type Log = (level: LogLevel, text: string) => void

/** Bytes after which the log is moved aside; two files are kept at most. */
const ROTATE_AT = 1024 * 1024

/** Opens the log at `path`, creating its folder; the file before the current one is `<path>.1`. */
export function openLogFile(path: string, rotateAt = ROTATE_AT): Log {
  const write = (line: string): void => {
    if (existsSync(path) && statSync(path).size >= rotateAt) renameSync(path, `${path}.1`)
    appendFileSync(path, line)
  }
  const safely = (work: () => void, line: string): void => {
    try {
      work()
    } catch (error) {
      // A full disk, or a stick that was pulled out, must not take the app with it: who started it from a shell sees the line.
      process.stderr.write(`${error instanceof Error ? error.message : 'unknown error'}\n${line}`)
    }
  }
  safely(() => mkdirSync(dirname(path), { recursive: true }), '')
  return (level, text) => {
    const line = `${new Date().toISOString()} ${level} ${text.trimEnd().replaceAll('\n', '\n  ')}\n`
    safely(() => write(line), line)
  }
}
