import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import type { Problem } from '../../../shared/facts/problem.ts'
import { problemOf } from '../../../shared/facts/problemTexts.ts'
import type { ContainerLimits } from './limits.ts'
import { memberName } from './memberName.ts'
import { ContainerError, type OfferedContainer, type OfferedMember } from './offered.ts'
import { recoverZipMembers } from './recoverZipMembers.ts'
import { zipBudget } from './zipBudget.ts'

const YAUZL_OPTIONS = { autoClose: false, decodeStrings: false, validateEntrySizes: true } as const

export interface ZipSource {
  readonly name: string
  readonly origin: string
  readonly depth: number
  /** A file's path, or the bytes of a zip that lay in another. */
  readonly from: string | Uint8Array
  /** The zip itself as a member with path '', so that its own bytes are kept. */
  readonly self: OfferedMember
}

/**
 * Lists a zip by its central directory; members are unpacked only when they are opened.
 * Where the directory is damaged, members are searched by their local headers. Encrypted, oversized and badly named ones are listed with their problem.
 */
export async function openZip(source: ZipSource, limits: ContainerLimits): Promise<OfferedContainer> {
  const base = { kind: 'zip', name: source.name, origin: source.origin, depth: source.depth } as const
  let zip: yauzl.ZipFile | undefined
  try {
    zip = await openArchive(source.from)
    const { members, problems } = await listMembers(zip, limits)
    const opened = zip
    return { ...base, members: [withProblems(source.self, problems), ...members], close: async () => opened.close() }
  } catch (error) {
    zip?.close()
    const members = await recoverZipMembers(source.from, limits)
    const problem = problemOf('zipDamaged', 'error', { detail: messageOf(error), found: members.length })
    return { ...base, members: [withProblems(source.self, [problem]), ...members], close: async () => undefined }
  }
}

const openArchive = (from: string | Uint8Array): Promise<yauzl.ZipFile> =>
  typeof from === 'string'
    ? yauzl.openPromise(from, YAUZL_OPTIONS)
    : yauzl.fromBufferPromise(Buffer.from(from.buffer, from.byteOffset, from.byteLength), YAUZL_OPTIONS)

async function listMembers(zip: yauzl.ZipFile, limits: ContainerLimits) {
  const members: OfferedMember[] = []
  const problems: Problem[] = []
  const budget = zipBudget(limits)
  for await (const entry of zip.eachEntry()) {
    const raw = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
    if (raw.endsWith('/') && entry.uncompressedSize === 0) continue
    if (members.length >= limits.members) {
      problems.push(problemOf('zipCountLimit', 'error', { count: zip.entryCount, limit: limits.members }))
      break
    }
    members.push(describeMember(zip, entry, raw, budget))
  }
  return { members, problems }
}

function describeMember(zip: yauzl.ZipFile, entry: yauzl.Entry, raw: string, budget: ReturnType<typeof zipBudget>): OfferedMember {
  const { path, name, safe } = memberName(raw)
  const common = { name, path, bytes: entry.uncompressedSize, ...modified(entry) }
  if (entry.isEncrypted()) return { ...common, problems: [problemOf('memberEncrypted', 'error')] }
  if (!entry.canDecodeFileData()) return { ...common, problems: [problemOf('memberMethod', 'error', { method: entry.compressionMethod })] }
  const overLimit = budget.refuse(entry.uncompressedSize, entry.compressedSize)
  if (overLimit !== undefined) return { ...common, problems: [overLimit] }
  const problems = safe ? [] : [problemOf('memberNameRefused', 'error', { name: printable(raw) })]
  return { ...common, problems, open: () => unpack(zip, entry) }
}

async function* unpack(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Uint8Array> {
  let sum = 0
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (error) {
    throw new ContainerError(problemOf('memberDamaged', 'error', { detail: messageOf(error) }))
  }
  if (sum !== entry.crc32) throw new ContainerError(problemOf('memberDamaged', 'error', { detail: 'its checksum (CRC-32) does not match' }))
}

/** DOS times are local to whoever made the zip, and zero where there is none. */
function modified(entry: yauzl.Entry): { readonly modifiedAt?: string } {
  const date = entry.getLastModDate({ timezone: 'UTC' })
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1980 ? {} : { modifiedAt: date.toISOString() }
}

const withProblems = (self: OfferedMember, problems: readonly Problem[]): OfferedMember => ({
  ...self,
  problems: [...self.problems, ...problems],
})
const printable = (raw: string): string => raw.replace(/\p{Cc}/gu, '\uFFFD').slice(0, 200)
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
