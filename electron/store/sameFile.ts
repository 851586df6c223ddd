import { statSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * Whether two paths are the same file, however they are written: letters of Windows, links, drives of a share. Numbers of files are 64 bits wide
 * on Windows, so they are compared as such.
 */
export function isSameFile(a: string, b: string): boolean {
  if (resolve(a) === resolve(b)) return true
  const [left, right] = [a, b].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }))
  return left !== undefined && right !== undefined && left.dev === right.dev && left.ino === right.ino
}
