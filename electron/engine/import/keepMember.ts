import type { ArtefactStatus, FormatId } from '../../../shared/facts/format.ts'
import type { Problem } from '../../../shared/facts/problem.ts'
import { problemOf } from '../../../shared/facts/problemTexts.ts'
import { detectFormat, headSize } from '../../../shared/parse/detect.ts'
import { type StoredBlob, storeBytes, storeStream } from '../../store/index.ts'
import type { OfferedMember } from '../containers/offered.ts'
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
  /** The bytes for the reader; absent where nothing is to be read. */
  readonly toParse?: Uint8Array<ArrayBuffer>
  readonly status?: ArtefactStatus
}

/** Reads and stores the bytes of one member, and finds out what they are. A zip within is handed over to become a container of its own. */
export async function keepMember(job: ImportJob, context: ImportContext): Promise<Kept> {
  const { member } = job
  if (member.open === undefined) return notKept(member, [])
  if (member.path === '') return keepContainer(job, member.open(), context)
  if (member.bytes > context.limits.parseBytes) return keepLarge(job, member.open(), context)
  const { bytes, problems: readProblems } = await readMember(member.open(), member)
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

/** Never in memory as a whole: its format is told by its beginning. */
async function keepLarge(job: ImportJob, chunks: AsyncIterable<Uint8Array>, context: ImportContext): Promise<Kept> {
  const { member } = job
  const head: { bytes?: Uint8Array } = {}
  const blob = await storeStream(context.writer, watched(chunks, head, context.checkCancelled))
  const large = problemOf('tooLargeToParse', 'warning', { bytes: member.bytes, limit: context.limits.parseBytes })
  const format = detectFormat({ bytes: head.bytes ?? new Uint8Array(), size: member.bytes, name: member.name })
  return { ...keptBlob(blob), format, problems: [...member.problems, large], status: 'unknown' }
}

async function* watched(chunks: AsyncIterable<Uint8Array>, head: { bytes?: Uint8Array }, check: () => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    check()
    head.bytes ??= chunk.slice(0, headSize)
    yield chunk
  }
}

function remarks(format: FormatId, name: string, size: number): Problem[] {
  if (size === 0) return [problemOf('emptyFile', 'warning')]
  if (format === 'cab') return [problemOf('cabNotRead', 'warning', { name })]
  if (format === 'evtx' || format === 'etl') return [problemOf('noReader', 'info', { format })]
  return []
}
