import type { ArtefactStatus, FormatId } from '../../../shared/facts/format.ts'
import type { Problem } from '../../../shared/facts/problem.ts'
import { problemOf } from '../../../shared/facts/problemTexts.ts'
import { detectFormat, headSize } from '../../../shared/parse/detect.ts'
import { streamReaderOf } from '../../../shared/parse/readers.ts'
import { type StoredBlob, storeBytes, storeStream } from '../../store/index.ts'
import { ContainerError, type OfferedMember } from '../containers/offered.ts'
import type { JobBytes } from '../runParseJob.ts'
import type { ImportContext } from './importContext.ts'
import type { ImportJob } from './importJob.ts'
import { readMember } from './readMember.ts'

/** What is known of a member's bytes before its format's reader looks at them. */
export interface Kept {
  readonly sha256: string
  readonly size: number
  readonly blobId?: number
  readonly format: FormatId
  readonly problems: readonly Problem[]
  /** The bytes for the reader, or how it reads them out of the case; absent where nothing is to be read. */
  readonly toParse?: JobBytes
  readonly status?: ArtefactStatus
}

/** Reads and stores the bytes of one member, and finds out what they are. A zip within is handed over to become a container of its own. */
export async function keepMember(job: ImportJob, context: ImportContext): Promise<Kept> {
  const { member } = job
  if (member.open === undefined) return notKept(member, [])
  if (member.path === '') return keepContainer(job, member.open(), context)
  if (member.bytes <= context.limits.streamFrom) return keepWhole(job, member.open(), context)
  const { head, chunks } = await peek(member.open(), context.checkCancelled)
  const format = detectFormat({ bytes: head, size: member.bytes, name: member.name })
  if (streamReaderOf(format) !== undefined) return keepStreamed(job, format, chunks, context)
  return member.bytes > context.limits.parseBytes ? keepLarge(job, format, chunks, context) : keepWhole(job, chunks, context)
}

async function keepWhole(job: ImportJob, chunks: AsyncIterable<Uint8Array>, context: ImportContext): Promise<Kept> {
  const { member } = job
  const { bytes, problems: readProblems } = await readMember(chunks, member)
  if (bytes.length === 0 && readProblems.length > 0) return notKept(member, readProblems)
  context.checkCancelled()
  const blob = await storeBytes(context.writer, bytes)
  const problems = [...member.problems, ...readProblems]
  const format = detectFormat({ bytes, size: bytes.length, name: member.name })
  const base = { ...keptBlob(blob), format }
  if (member.problems.some(isError)) return { ...base, problems, status: 'failed' }
  if (format === 'zip') return { ...base, problems: [...problems, ...(await context.expandZip(job, bytes))] }
  return { ...base, problems: [...problems, ...remarks(format, member.name, bytes.length)], toParse: bytes }
}

/** Listed with its problem; there are no bytes, so there is no SHA-256 either. */
const notKept = (member: OfferedMember, problems: readonly Problem[]): Kept => ({
  sha256: '',
  size: member.bytes,
  format: 'unknown',
  problems: [...member.problems, ...problems],
  status: 'failed',
})
const keptBlob = (blob: StoredBlob) => ({ sha256: blob.sha256, size: blob.size, blobId: blob.blobId })
export const isError = (problem: Problem): boolean => problem.severity === 'error'

/** The zip that was offered: its bytes are kept as they are, and its limits and damage are told on its own row. */
async function keepContainer(job: ImportJob, chunks: AsyncIterable<Uint8Array>, context: ImportContext): Promise<Kept> {
  return { ...keptBlob(await storeStream(context.writer, chunks)), format: 'zip', problems: job.member.problems }
}

/** Never in memory as a whole: kept, and said to be too large. */
async function keepLarge(job: ImportJob, format: FormatId, chunks: AsyncIterable<Uint8Array>, context: ImportContext): Promise<Kept> {
  const { member } = job
  const blob = await storeStream(context.writer, chunks)
  const large = problemOf('tooLargeToParse', 'warning', { bytes: member.bytes, limit: context.limits.parseBytes })
  return { ...keptBlob(blob), format, problems: [...member.problems, large], status: 'unknown' }
}

/** Never in memory as a whole: stored first, then read out of the case piece by piece. What came before damage is kept and read. */
async function keepStreamed(job: ImportJob, format: FormatId, chunks: AsyncIterable<Uint8Array>, context: ImportContext): Promise<Kept> {
  const { member } = job
  const damage: Problem[] = []
  const blob = await storeStream(context.writer, untilDamage(chunks, damage))
  const base = { ...keptBlob(blob), format, problems: [...member.problems, ...damage] }
  if (member.problems.some(isError)) return { ...base, status: 'failed' }
  return { ...base, toParse: { size: blob.size, read: (offset, length) => context.readBlob(blob.blobId, offset, length) } }
}

async function* untilDamage(chunks: AsyncIterable<Uint8Array>, damage: Problem[]): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks
  } catch (error) {
    if (!(error instanceof ContainerError)) throw error
    damage.push(error.problem)
  }
}

/** The beginning that tells the format, and all of the bytes, the beginning included. */
async function peek(
  chunks: AsyncIterable<Uint8Array>,
  check: () => void,
): Promise<{ readonly head: Uint8Array; readonly chunks: AsyncGenerator<Uint8Array> }> {
  const rest = chunks[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let size = 0
  for (let next = await nextOrDamage(rest); ; next = await nextOrDamage(rest)) {
    if (next.done !== true) first.push(next.value)
    size += next.done === true ? headSize : next.value.length
    if (size >= headSize) return { head: joined(first).subarray(0, headSize), chunks: follow(first, rest, next, check) }
  }
}

type Step = IteratorResult<Uint8Array, unknown> | { readonly done: true; readonly error: unknown }

/** Damage within the beginning is handed on where the bytes are taken, behind those that came before it. */
async function nextOrDamage(chunks: AsyncIterator<Uint8Array>): Promise<Step> {
  try {
    return await chunks.next()
  } catch (error) {
    return { done: true, error }
  }
}

async function* follow(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
  last: Step,
  check: () => void,
): AsyncGenerator<Uint8Array> {
  yield* first
  if ('error' in last) throw last.error
  if (last.done === true) return
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    check()
    yield next.value
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function remarks(format: FormatId, name: string, size: number): Problem[] {
  if (size === 0) return [problemOf('emptyFile', 'warning')]
  if (format === 'cab') return [problemOf('cabNotRead', 'warning', { name })]
  return []
}
