import type { FormatId } from '../../shared/facts/format.ts'
import { detectFormat } from '../../shared/parse/detect.ts'
import type { ParsedItem } from '../../shared/parse/parsed.ts'
import { CONTAINER_LIMITS } from './containers/limits.ts'
import type { OfferedContainer, OfferedMember } from './containers/offered.ts'
import { openOffered } from './containers/openOffered.ts'
import { openZip } from './containers/openZip.ts'
import { readMember } from './import/readMember.ts'
import { createParserPool, type ParserPool } from './parserPool.ts'

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
  onItems: (items: readonly ParsedItem[]) => Promise<void>,
  pool?: ParserPool,
): Promise<Decoded> {
  const container = await openOffered(path, CONTAINER_LIMITS)
  try {
    const found = await fileToRead(container, member)
    if (found?.open === undefined) return notReadable(container, found, onItems)
    const { bytes, problems } = await readMember(found.open(), found)
    const before = [...found.problems, ...problems]
    await onItems(before.map((problem) => ({ type: 'problem', problem })))
    return await parse(bytes, found.name, onItems, pool)
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
  onItems: (items: readonly ParsedItem[]) => Promise<void>,
): Promise<Decoded> {
  if (found === undefined)
    return { container: container.kind, members: container.members.map(({ path }) => path).filter((path) => path !== '') }
  await onItems(found.problems.map((problem) => ({ type: 'problem', problem })))
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

async function parse(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  onItems: (items: readonly ParsedItem[]) => Promise<void>,
  shared: ParserPool | undefined,
): Promise<Decoded> {
  const format = detectFormat({ bytes, size: bytes.length, name })
  const pool = shared ?? createDecodePool()
  try {
    const result = await pool.parse({ format, name, bytes, onBatch: onItems })
    if (result.outcome === 'failed') await onItems([{ type: 'problem', problem: result.problem }])
    return {
      format,
      isRead: result.outcome !== 'unreadable',
      isComplete: result.outcome === 'done' && result.summary.account.problem === 0,
    }
  } finally {
    if (shared === undefined) await pool.close()
  }
}

/** To be closed by whoever made it. */
export const createDecodePool = (): ParserPool =>
  createParserPool({ workerUrl: new URL('../parser/parserWorker.ts', import.meta.url), size: 1 })
