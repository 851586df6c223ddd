import type { Fact } from '../../../shared/facts/fact.ts'
import type { ArtefactStatus } from '../../../shared/facts/format.ts'
import type { ByteAccount } from '../../../shared/parse/byteLedger.ts'
import type { BatchItem } from '../../parser/messages.ts'
import type { Writer } from '../../store/index.ts'
import type { ParserPool } from '../parserPool.ts'
import type { ParseJob } from '../runParseJob.ts'
import type { DeviceAssignment } from './deviceAssignment.ts'
import { isDeviceFact } from './deviceIdentity.ts'
import { isError, type Kept } from './keepMember.ts'
import { createRowGroups } from './rowGroups.ts'

/** What a reader made of an artefact, as far as the rest of the import needs it. */
export interface ReadArtefact {
  readonly status: ArtefactStatus
  readonly account: ByteAccount
  readonly encoding?: string
  readonly edition?: string
  readonly records: number
  /** What the artefact says of its one device; what rows of a list say is given to their devices already. */
  readonly deviceFacts: readonly Fact[]
}

/** Where the rows that are read go. */
export interface ReadTarget {
  readonly artefactId: number
  /** The reading of a list that this one is to take the place of. */
  readonly replaced?: number
  readonly writer: Writer
  readonly pool: ParserPool
  readonly assignment: Pick<DeviceAssignment, 'assignRows'>
  /** Throws once a person has cancelled. */
  readonly checkCancelled: () => void
}

/** Kept, and nobody looked at them. */
export const unread = (kept: Pick<Kept, 'size'>): ByteAccount => ({ parsed: 0, problem: 0, unknown: kept.size })

/** Runs the reader over what was kept and stores what it yields, batch by batch. */
export async function readIntoStore(kept: Kept, job: Pick<ParseJob, 'name' | 'mapping'>, target: ReadTarget): Promise<ReadArtefact> {
  const { artefactId, replaced, writer, pool, assignment, checkCancelled } = target
  const add = async (items: readonly BatchItem[]): Promise<void> => {
    checkCancelled()
    if (items.length > 0) await writer.write('addItems', { artefactId, items: [...items] })
  }
  await add(kept.problems.map((problem) => ({ type: 'problem', problem })))
  const hasError = kept.problems.some(isError)
  if (kept.toParse === undefined) return { ...accountOfUnparsed(kept, hasError), records: 0, deviceFacts: [] }

  const seen = { records: 0, hasError, deviceFacts: [] as Fact[] }
  const rows = createRowGroups()
  const assign = async (all: boolean): Promise<void> => {
    checkCancelled()
    await assignment.assignRows(artefactId, rows.take(all), replaced)
  }
  const result = await pool.parse({
    ...job,
    format: kept.format,
    bytes: kept.toParse,
    onBatch: async ({ items, events }) => {
      checkCancelled()
      if (events !== undefined) await writer.write('addEvents', { artefactId, events })
      seen.records += events?.count ?? 0
      for (const item of items) count(seen, item)
      for (const item of items) rows.see(item)
      await add(items)
      await assign(false)
    },
  })
  await assign(true)
  if (result.outcome === 'failed') {
    await add([{ type: 'problem', problem: result.problem }])
    return { ...seen, status: seen.records > 0 ? 'partlyRead' : 'failed', account: unread(kept) }
  }
  if (result.outcome === 'unreadable') return { ...seen, status: hasError ? 'failed' : 'unknown', account: unread(kept) }
  return { ...seen, ...result.summary, status: statusOf(seen, result.summary.account) }
}

function count(seen: { records: number; hasError: boolean; deviceFacts: Fact[] }, item: BatchItem): void {
  if (item.type === 'record') seen.records++
  else if (item.type === 'problem') seen.hasError ||= isError(item.problem)
  else if (item.fact.row === undefined && isDeviceFact(item.fact.kind)) seen.deviceFacts.push(item.fact)
}

/** An error with nothing read beside it means that the content is not readable, though its format was known. */
function statusOf(seen: { readonly records: number; readonly hasError: boolean }, account: ByteAccount): ArtefactStatus {
  if (seen.hasError && seen.records === 0) return 'failed'
  return seen.hasError || account.problem > 0 ? 'partlyRead' : 'read'
}

/** A container's bytes count as understood when its members could be listed; of what was refused, a problem covers all. */
function accountOfUnparsed(kept: Kept, hasError: boolean): Pick<ReadArtefact, 'status' | 'account'> {
  if (kept.status !== undefined) {
    const covered = hasError && kept.status === 'failed'
    return { status: kept.status, account: covered ? { parsed: 0, problem: kept.size, unknown: 0 } : unread(kept) }
  }
  if (hasError) return { status: 'partlyRead', account: unread(kept) }
  return { status: 'read', account: { parsed: kept.size, problem: 0, unknown: 0 } }
}
