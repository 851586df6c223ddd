import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../errorCode.ts'

export interface FoundCase {
  readonly path: string
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly modified: number
  /** Beside it lies an owner's file, or a log of changes. */
  readonly claimed: boolean
}

export interface UnreadFolder {
  readonly path: string
  /** Of the system. */
  readonly code: string
}

export interface FoundCases {
  readonly cases: readonly FoundCase[]
  readonly unread: readonly UnreadFolder[]
  /** True where the folder has more than is looked at. */
  readonly cut: boolean
}

/** Folders within each other, folders, and cases that are looked at: a library is no whole disk. */
const DEEPEST = 8
const MOST_FOLDERS = 20_000
const MOST_CASES = 50_000
/** Files that are asked for their size at a time. */
const AT_ONCE = 64

type NamedCase = Pick<FoundCase, 'path' | 'claimed'>

/** All case files in a folder and below it. Links are not followed; what cannot be read is told and left out. */
export async function findCases(folder: string): Promise<FoundCases> {
  const paths: NamedCase[] = []
  const unread: UnreadFolder[] = []
  const waiting = [{ path: folder, depth: 0 }]
  let folders = 0
  for (let next = waiting.shift(); next !== undefined && folders < MOST_FOLDERS && paths.length < MOST_CASES; next = waiting.shift()) {
    folders++
    const { path, depth } = next
    const entries = await entriesOf(path, unread)
    const names = new Set(entries.map(({ name }) => name))
    for (const entry of entries) {
      const { name } = entry
      if (entry.isDirectory() && depth < DEEPEST && !name.startsWith('.')) waiting.push({ path: join(path, name), depth: depth + 1 })
      else if (entry.isFile() && name.toLowerCase().endsWith('.jcase')) {
        paths.push({ path: join(path, name), claimed: names.has(`${name}.owner`) || names.has(`${name}-wal`) })
      }
    }
  }
  return { cases: await sizesOf(paths), unread, cut: waiting.length > 0 || paths.length >= MOST_CASES }
}

async function entriesOf(path: string, unread: UnreadFolder[]): Promise<readonly Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true })
  } catch (error) {
    unread.push({ path, code: errorCode(error) })
    return []
  }
}

async function sizesOf(paths: readonly NamedCase[]): Promise<FoundCase[]> {
  const found: FoundCase[] = []
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    const sizes = await Promise.all(paths.slice(at, at + AT_ONCE).map(sizeOf))
    found.push(...sizes.filter((size) => size !== undefined))
  }
  return found
}

/** Undefined for a file that has gone meanwhile. */
async function sizeOf(named: NamedCase): Promise<FoundCase | undefined> {
  try {
    const { size, mtimeMs } = await stat(named.path)
    return { ...named, bytes: size, modified: Math.trunc(mtimeMs) }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    return { ...named, bytes: 0, modified: 0 }
  }
}
