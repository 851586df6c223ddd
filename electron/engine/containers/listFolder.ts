import type { Dirent } from 'node:fs'
import { createReadStream } from 'node:fs'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type ProblemCode, problemOf } from '../../../shared/facts/problemTexts.ts'
import type { ContainerLimits } from './limits.ts'
import { ContainerError, type OfferedContainer, type OfferedMember } from './offered.ts'

/** Bytes up to which a file is read at once: a stream would allocate this much for each of a thousand small reports. */
const SMALL_FILE = 1024 * 1024

/** Lists every file below a folder in order of path. Links are not followed; what cannot be read is listed with its problem. */
export async function listFolder(folder: string, limits: ContainerLimits): Promise<OfferedContainer> {
  const members: OfferedMember[] = []
  for await (const member of walk(folder, '')) {
    if (members.length >= limits.members) {
      members.push(listed(basename(folder), '(limit)', 'folderCountLimit', { limit: limits.members }))
      break
    }
    members.push(member)
  }
  members.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { kind: 'folder', name: basename(folder), origin: folder, depth: 0, members, close: async () => undefined }
}

/** One file on disk as a member of whatever it was offered in. Errors of the file system become ContainerErrors. */
export async function fileMember(file: string, path: string): Promise<OfferedMember> {
  const name = basename(file)
  try {
    const info = await lstat(file)
    if (info.isSymbolicLink()) return listed(name, path, 'linkNotFollowed', {})
    if (!info.isFile()) return listed(name, path, 'specialFile', {})
    return { name, path, bytes: info.size, modifiedAt: info.mtime.toISOString(), problems: [], open: () => streamFile(file, info.size) }
  } catch (error) {
    return listed(name, path, 'entryUnreadable', { detail: codeOf(error) })
  }
}

async function* walk(folder: string, prefix: string): AsyncGenerator<OfferedMember> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    yield listed(basename(folder), prefix === '' ? basename(folder) : prefix.slice(0, -1), 'entryUnreadable', { detail: codeOf(error) })
    return
  }
  for (const entry of entries) {
    const path = `${prefix}${entry.name}`
    if (entry.isDirectory()) yield* walk(join(folder, entry.name), `${path}/`)
    else yield await fileMember(join(folder, entry.name), path)
  }
}

async function* streamFile(file: string, size: number): AsyncGenerator<Uint8Array> {
  try {
    if (size <= SMALL_FILE) yield await readFile(file)
    else for await (const chunk of createReadStream(file, { highWaterMark: SMALL_FILE })) yield chunk
  } catch (error) {
    throw new ContainerError(problemOf('entryUnreadable', 'error', { detail: codeOf(error) }))
  }
}

const listed = (name: string, path: string, code: ProblemCode, args: Record<string, string | number>): OfferedMember => ({
  name,
  path,
  bytes: 0,
  problems: [problemOf(code, 'error', args)],
})

/** The error code only (EACCES, EBUSY): messages of the file system repeat the path, which the row names already. */
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error))
