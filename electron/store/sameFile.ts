import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { errorCode } from './errorCode.ts'

/**
 * Whether two paths are the same file, however they are written: letters of Windows, links, drives of a share. Numbers of files are 64 bits wide
 * on Windows, so they are compared as such.
 */
export function isSameFile(a: string, b: string): boolean {
  if (resolve(a) === resolve(b)) return true
  const [left, right] = [a, b].map(placeOf)
  return left !== undefined && right !== undefined && left.dev === right.dev && left.ino === right.ino
}

/** Undefined where there is no file, or none that can be looked at, as on a share that is away: then its name alone tells. */
function placeOf(path: string): { readonly dev: bigint; readonly ino: bigint } | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false })
  } catch (error) {
    if (errorCode(error) === '') throw error
    return undefined
  }
}
