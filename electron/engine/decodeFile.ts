import { readSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { FormatId } from '../../shared/facts/format.ts'
import type { Problem } from '../../shared/facts/problem.ts'
import { detectFormat, headSize } from '../../shared/parse/detect.ts'
import { streamReaderOf } from '../../shared/parse/readers.ts'
import type { ParsedBatch } from '../parser/messages.ts'
import { CONTAINER_LIMITS } from './containers/limits.ts'
import type { OfferedContainer, OfferedMember } from './containers/offered.ts'
import { openOffered } from './containers/openOffered.ts'
import { openZip } from './containers/openZip.ts'
import { readMember } from './import/readMember.ts'
import { createParserPool, type ParserPool } from './parserPool.ts'
import type { ParseJob } from './runParseJob.ts'

export type Decoded =
  | {
      readonly format: FormatId
      /** There is a reader for the format. */
      readonly isRead: boolean
      /** The reader came to the end of the file, and no problem covers any of its bytes. */
      readonly isComplete: boolean
    }
  /** There is not one file to read: a folder, a zip of which no member was named that it holds, or a member named of what is no zip. */
  | { readonly container: OfferedContainer['kind']; readonly members: readonly string[] }

/**
 * Reads one file, or one member of a zip (`inner.zip/name` for one nested in it), without a case.
 * Items come in the order of the file. `pool`: for many files, so that they share a worker. Fails with the file system's error where there is no such file.
 */
export async function decodeFile(
  path: string,
  member: string | undefined,
  onBatch: (batch: ParsedBatch) => Promise<void>,
  pool?: ParserPool,
): Promise<Decoded> {
  const container = await openOffered(path, CONTAINER_LIMITS)
  try {
    const found = await fileToRead(container, member)
    if (found?.open === undefined) return notReadable(container, found, onBatch)
    const isOnDisk = container.kind === 'file'
    const streamed = isOnDisk ? await decodeStreamed(container.origin, found, onBatch, pool) : undefined
    if (streamed !== undefined) return streamed
    const { bytes, problems } = await readMember(found.open(), found)
    await onBatch(problemBatch([...found.problems, ...problems]))
    const format = detectFormat({ bytes, size: bytes.length, name: found.name })
    return await parse({ format, name: found.name, bytes, onBatch }, pool)
  } finally {
    await container.close()
  }
}

async function fileToRead(container: OfferedContainer, member: string | undefined): Promise<OfferedMember | undefined> {
  if (container.kind === 'zip') return findMember(container, member)
  return container.kind === 'file' && member === undefined ? container.members[0] : undefined
}

async function notReadable(
  container: OfferedContainer,
  found: OfferedMember | undefined,
  onBatch: (batch: ParsedBatch) => Promise<void>,
): Promise<Decoded> {
  if (found === undefined)
    return { container: container.kind, members: container.members.map(({ path }) => path).filter((path) => path !== '') }
  await onBatch(problemBatch(found.problems))
  return { format: 'unknown', isRead: false, isComplete: false }
}

async function findMember(container: OfferedContainer, wanted: string | undefined): Promise<OfferedMember | undefined> {
  if (wanted === undefined) return undefined
  const path = wanted.replaceAll('\\', '/')
  const exact = container.members.find((member) => member.path === path)
  if (exact !== undefined) return exact
  const outer = container.members.find((member) => member.path !== '' && path.startsWith(`${member.path}/`))
  if (outer?.open === undefined || container.depth > 0) return undefined
  const { bytes } = await readMember(outer.open(), outer)
  const source = { name: outer.name, origin: container.origin, depth: 1, from: bytes, self: { ...outer, path: '' } }
  return findMember(await openZip(source, CONTAINER_LIMITS), path.slice(outer.path.length + 1))
}

/** An event log or trace on disk is read piece by piece, however large it is; undefined for what is neither. */
async function decodeStreamed(
  path: string,
  { name, bytes: size }: OfferedMember,
  onBatch: (batch: ParsedBatch) => Promise<void>,
  pool: ParserPool | undefined,
): Promise<Decoded | undefined> {
  const file = await open(path, 'r')
  try {
    const read = (offset: number, length: number): Uint8Array => {
      const bytes = new Uint8Array(length)
      return bytes.subarray(0, readSync(file.fd, bytes, 0, length, offset))
    }
    const format = detectFormat({ bytes: read(0, headSize), size, name })
    if (streamReaderOf(format) === undefined) return undefined
    return await parse({ format, name, bytes: { size, read }, onBatch }, pool)
  } finally {
    await file.close()
  }
}

async function parse(job: ParseJob, shared: ParserPool | undefined): Promise<Decoded> {
  const pool = shared ?? createDecodePool()
  try {
    const result = await pool.parse(job)
    if (result.outcome === 'failed') await job.onBatch(problemBatch([result.problem]))
    return {
      format: job.format,
      isRead: result.outcome !== 'unreadable',
      isComplete: result.outcome === 'done' && result.summary.account.problem === 0,
    }
  } finally {
    if (shared === undefined) await pool.close()
  }
}

const problemBatch = (problems: readonly Problem[]): ParsedBatch => ({ items: problems.map((problem) => ({ type: 'problem', problem })) })

/** To be closed by whoever made it. */
export const createDecodePool = (): ParserPool =>
  createParserPool({ workerUrl: new URL('../parser/parserWorker.ts', import.meta.url), size: 1 })
