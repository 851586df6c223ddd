import { type ArtefactStatus, isDeviceless } from '../../../shared/facts/format.ts'
import type { KnownMember } from '../containers/offered.ts'
import type { Assigned, UnnamedArtefact } from './deviceAssignment.ts'
import { deviceIdentity } from './deviceIdentity.ts'
import type { ImportContext } from './importContext.ts'
import type { ImportJob } from './importJob.ts'
import { type Kept, keepMember } from './keepMember.ts'
import { readIntoStore, unread } from './readIntoStore.ts'

/** What became of a member. `deviceId` where it named its device, `unnamed` where that is to be settled, neither where it was known already or is a list of devices. */
export interface MemberOutcome {
  readonly artefactId: number
  readonly state: ArtefactStatus | 'duplicate'
  readonly deviceId?: number
  readonly unnamed?: UnnamedArtefact
  /** A list of devices that the case did not have: it says something of every device. */
  readonly isList?: true
  /** The same bytes lay at the same place before: nothing was changed. */
  readonly isKnown?: true
}

/** Stores one member and reads it: the artefact is visible when this ends, or was taken back. */
export async function importMember(job: ImportJob, context: ImportContext): Promise<MemberOutcome> {
  const kept = await keepMember(job, context)
  context.checkCancelled()
  return context.withBytes(kept.sha256, () => importKept(job, kept, context))
}

async function importKept(job: ImportJob, kept: Kept, context: ImportContext): Promise<MemberOutcome> {
  const { member, containerId } = job
  const known = job.container.known?.(job.place.path, kept.sha256)
  const { outcome, artefactId, duplicateOf } = await context.writer.write('beginArtefact', {
    containerId,
    path: member.path,
    name: member.name,
    sha256: kept.sha256,
    size: kept.size,
    ...(kept.blobId !== undefined && { blobId: kept.blobId }),
    format: kept.format,
    importedAt: known?.importedAt ?? context.now(),
    ...(member.modifiedAt !== undefined && { modifiedAt: member.modifiedAt }),
  })
  if (outcome === 'same') return { artefactId, state: 'duplicate', isKnown: true }
  try {
    if (duplicateOf !== undefined) return await finishDuplicate(job, kept, { artefactId, duplicateOf, known }, context)
    return await finishNew(job, kept, { artefactId, known }, context)
  } catch (error) {
    await context.writer.write('discardArtefact', { artefactId })
    throw error
  }
}

interface Begun {
  readonly artefactId: number
  readonly known: KnownMember | undefined
}

interface Duplicate extends Begun {
  readonly duplicateOf: number
}

async function finishDuplicate(job: ImportJob, kept: Kept, duplicate: Duplicate, context: ImportContext): Promise<MemberOutcome> {
  const { artefactId, duplicateOf, known } = duplicate
  if (isDeviceless(kept.format)) {
    await context.writer.write('finishArtefact', { artefactId, status: 'unknown', account: unread(kept) })
    return { artefactId, state: 'duplicate' }
  }
  const assigned = known === undefined ? (job.device ?? (await context.assignment.asOriginal(duplicateOf, job.place))) : known.device
  await context.writer.write('finishArtefact', { artefactId, status: 'unknown', account: unread(kept), ...assigned })
  if (assigned !== undefined) return { artefactId, state: 'duplicate', deviceId: assigned.deviceId }
  if (known !== undefined) return { artefactId, state: 'duplicate' }
  return { artefactId, state: 'duplicate', unnamed: { ...unnamed(job, kept, artefactId), duplicateOf } }
}

async function finishNew(job: ImportJob, kept: Kept, { artefactId, known }: Begun, context: ImportContext): Promise<MemberOutcome> {
  const { status, account, encoding, edition, records, deviceFacts } = await readIntoStore(
    kept,
    { name: job.member.name },
    { artefactId, ...context },
  )
  const identity = deviceIdentity(deviceFacts)
  // A list, a rule or a directory belongs to no device, whatever a person named.
  const isOfNoDevice = isDeviceless(kept.format)
  const assign = async (): Promise<Assigned | undefined> =>
    known === undefined ? (job.device ?? (await context.assignment.assign(identity, job.place))) : known.device
  const assigned = isOfNoDevice ? undefined : await assign()
  await context.writer.write('finishArtefact', {
    artefactId,
    status,
    account,
    ...(encoding !== undefined && { encoding }),
    ...(edition !== undefined && { edition }),
    ...assigned,
  })
  if (isOfNoDevice) return { artefactId, state: status, ...(kept.format === 'deviceInventory' && { isList: true }) }
  if (assigned !== undefined) return { artefactId, state: status, deviceId: assigned.deviceId }
  if (known !== undefined) return { artefactId, state: status }
  return { artefactId, state: status, unnamed: { ...unnamed(job, kept, artefactId), records, identity } }
}

const unnamed = (job: ImportJob, kept: Kept, artefactId: number): UnnamedArtefact => ({
  artefactId,
  place: job.place,
  name: job.member.name,
  format: kept.format,
  identity: {},
  records: 0,
})
