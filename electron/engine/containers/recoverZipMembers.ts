import { readFile, stat } from 'node:fs/promises'
import { constants, inflateRawSync } from 'node:zlib'
import type { Problem } from '../../../shared/facts/problem.ts'
import { problemOf } from '../../../shared/facts/problemTexts.ts'
import type { ContainerLimits } from './limits.ts'
import { memberName } from './memberName.ts'
import type { OfferedMember } from './offered.ts'
import { zipBudget } from './zipBudget.ts'

const LOCAL_HEADER = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const LOCAL_HEADER_BYTES = 30
const ENCRYPTED = 1
const SIZES_FOLLOW_DATA = 8
const UTF8_NAME = 0x800

interface LocalHeader {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly dataStart: number
  /** 0 where the sizes follow the data. */
  readonly packedBytes: number
}

/**
 * Finds the members of a zip without its table of contents, by the header before each member (APPNOTE 4.3.7).
 * A member that the end of the file cuts off gives what it holds, and says so.
 */
export async function recoverZipMembers(from: string | Uint8Array, limits: ContainerLimits): Promise<OfferedMember[]> {
  const zip = await zipBytes(from, limits)
  if (zip === undefined) return []
  const members: OfferedMember[] = []
  const budget = zipBudget(limits)
  let at = zip.indexOf(LOCAL_HEADER)
  while (at !== -1 && members.length < limits.members) {
    const header = readLocalHeader(zip, at)
    if (header !== undefined && !header.name.endsWith('/')) members.push(recoverMember(zip, header, budget, limits))
    at = zip.indexOf(LOCAL_HEADER, nextSearch(header, at))
  }
  return members
}

async function zipBytes(from: string | Uint8Array, limits: ContainerLimits): Promise<Buffer | undefined> {
  if (typeof from !== 'string') return Buffer.from(from.buffer, from.byteOffset, from.byteLength)
  return (await stat(from)).size > limits.parseBytes ? undefined : readFile(from)
}

const nextSearch = (header: LocalHeader | undefined, at: number): number =>
  header === undefined ? at + LOCAL_HEADER.length : header.dataStart + header.packedBytes

function readLocalHeader(zip: Buffer, at: number): LocalHeader | undefined {
  if (at + LOCAL_HEADER_BYTES > zip.length) return undefined
  const flags = zip.readUInt16LE(at + 6)
  const nameEnd = at + LOCAL_HEADER_BYTES + zip.readUInt16LE(at + 26)
  const dataStart = nameEnd + zip.readUInt16LE(at + 28)
  if (dataStart > zip.length) return undefined
  const name = zip.toString((flags & UTF8_NAME) === 0 ? 'latin1' : 'utf8', at + LOCAL_HEADER_BYTES, nameEnd)
  const packedBytes = (flags & SIZES_FOLLOW_DATA) === 0 ? zip.readUInt32LE(at + 18) : 0
  return { name, flags, method: zip.readUInt16LE(at + 8), dataStart, packedBytes }
}

function recoverMember(zip: Buffer, header: LocalHeader, budget: ReturnType<typeof zipBudget>, limits: ContainerLimits): OfferedMember {
  const { path, name, safe } = memberName(header.name)
  const listed = (bytes: number, problem: Problem): OfferedMember => ({ name, path, bytes, problems: [problem] })
  if ((header.flags & ENCRYPTED) !== 0) return listed(header.packedBytes, problemOf('memberEncrypted', 'error'))
  if (header.method !== 0 && header.method !== 8)
    return listed(header.packedBytes, problemOf('memberMethod', 'error', { method: header.method }))
  const unpacked = unpackWhatIsThere(zip, header, limits)
  if ('problem' in unpacked) return listed(0, unpacked.problem)
  const overLimit = budget.refuse(unpacked.bytes.length, Math.max(1, header.packedBytes, unpacked.packedBytes))
  if (overLimit !== undefined) return listed(unpacked.bytes.length, overLimit)
  const problems = safe ? [] : [problemOf('memberNameRefused', 'error', { name: header.name.slice(0, 200) })]
  // A cut-off member is parsed for what it holds, so this alone is a warning.
  if (unpacked.cutOff) problems.push(problemOf('memberCutOff', 'warning', { bytes: unpacked.bytes.length }))
  return { name, path, bytes: unpacked.bytes.length, problems, open: () => once(unpacked.bytes) }
}

type Unpacked = { readonly bytes: Buffer; readonly packedBytes: number; readonly cutOff: boolean } | { readonly problem: Problem }

function unpackWhatIsThere(zip: Buffer, header: LocalHeader, limits: ContainerLimits): Unpacked {
  const known = header.packedBytes > 0
  const end = known ? Math.min(zip.length, header.dataStart + header.packedBytes) : zip.length
  const packed = zip.subarray(header.dataStart, end)
  const cutOff = known && header.dataStart + header.packedBytes > zip.length
  if (header.method === 0) {
    const next = known ? -1 : packed.indexOf('PK')
    return { bytes: next === -1 ? packed : packed.subarray(0, next), packedBytes: packed.length, cutOff }
  }
  try {
    const bytes = inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: limits.parseBytes })
    return { bytes, packedBytes: packed.length, cutOff: cutOff || !isComplete(packed, limits) }
  } catch (error) {
    return { problem: problemOf('memberDamaged', 'error', { detail: error instanceof Error ? error.message : String(error) }) }
  }
}

function isComplete(packed: Buffer, limits: ContainerLimits): boolean {
  try {
    inflateRawSync(packed, { maxOutputLength: limits.parseBytes })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR') return false
    throw error
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
