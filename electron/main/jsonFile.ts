import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'
import type { Log } from './logFile.ts'

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/**
 * Reads a small JSON file of the app's own folder. A missing file gives `fallback`; one that does not parse or does not fit
 * `schema` is kept aside as `<path>.broken` and gives `fallback` too, so a damaged file never stops the app.
 */
export function readJsonFile<T>(path: string, schema: z.ZodType<T>, fallback: T, log: Log): T {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if (isMissing(error)) return fallback
    log('warning', `${path} could not be read and is kept as ${path}.broken: ${error instanceof Error ? error.name : 'unknown error'}`)
    setAside(path, log)
    return fallback
  }
}

function setAside(path: string, log: Log): void {
  try {
    renameSync(path, `${path}.broken`)
  } catch (error) {
    log('warning', `${path} could not be kept aside: ${error instanceof Error ? error.message : 'unknown error'}`)
  }
}

/** Writes by way of a new file and a rename, so a crash leaves the old or the new content, never half of one. */
export function writeJsonFile(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true })
  const fresh = `${path}.new`
  writeFileSync(fresh, `${JSON.stringify(value, null, 2)}\n`)
  renameSync(fresh, path)
}

/** The same for what the app can do without: where it cannot be written the log says so, and nothing else happens. */
export function keepJsonFile(path: string, value: unknown, log: Log): void {
  try {
    writeJsonFile(path, value)
  } catch (error) {
    log('warning', `${path} could not be written: ${error instanceof Error ? error.message : 'unknown error'}`)
  }
}
