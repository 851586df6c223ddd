import type { MergeChoices, MergeCounts, MergedDevice, MergeOutcome } from '../../../shared/contract/mergeRequests.ts'
import type { LogDetail } from '../../../shared/facts/caseLog.ts'
import { inventoryMappingSchema } from '../../../shared/facts/inventoryField.ts'
import {
  type AttachmentWork,
  iterateBlob,
  type ReadableCase,
  readCaseRecord,
  readDevice,
  storeStream,
  type Writer,
} from '../../store/index.ts'
import { writerOf } from '../caseSession.ts'
import { diagnoseDevices } from '../diagnosis/diagnoseDevices.ts'
import { beforeClose, type EngineState, type OpenCase, openCaseOf, queueOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { readListAgain } from '../import/readListAgain.ts'
import { tellChange, tellState } from '../tellChange.ts'
import { takenFor } from './mapDevices.ts'
import { offerEvidence } from './offerEvidence.ts'
import { type MergePlan, prepareMerge } from './prepareMerge.ts'

/** A merge that is under way. */
export interface MergeRun {
  isCancelled: boolean
}

/**
 * Brings another case into the open one: its evidence by the import, then in one step what people did. Whatever happens in between leaves a valid
 * case with a part of the evidence; doing it again brings the rest. `theirs` is only read.
 */
export async function runMerge(
  state: EngineState,
  run: MergeRun,
  theirs: ReadableCase,
  path: string,
  choices: MergeChoices,
): Promise<MergeOutcome> {
  const open = openCaseOf(state)
  const { session } = open
  const writer = writerOf(session)
  const before = prepareMerge(session.db, theirs, path, choices)
  const devices = await nameDevices(writer, session.db, before)
  const named: MergeChoices = { ...choices, devices: devices.named }
  await bringEvidence(state, run, before, devices.deviceOf)
  // Nothing may go into another case that was opened meanwhile.
  if (state.open !== open) throw new EngineFailure('cancelled')
  const after = prepareMerge(session.db, theirs, path, named, true)
  const failures = failuresOf(state, after)
  if (run.isCancelled) return outcomeOf(before, after, { failures, cancelled: true, changed: before.coming.length > after.coming.length })
  const changed = await beforeClose(state, () => bringWork(state, open, { theirs, path, choices: named, before, after }))
  return outcomeOf(before, after, { failures, cancelled: false, changed })
}

/** Makes the devices that come with evidence, and fills in what those that are here did not say so far. */
async function nameDevices(writer: Writer, db: ReadableCase, { devices, coming, theirs }: MergePlan) {
  const wanted = new Set(coming.flatMap(({ deviceId }) => deviceId ?? []))
  const named = new Map<number, number>()
  for (const device of devices) {
    const { otherDeviceId } = device
    const ours = takenFor(device)
    if (ours !== undefined) {
      if (wanted.has(otherDeviceId)) await complete(writer, db, ours, device)
      named.set(otherDeviceId, ours)
    } else if (wanted.has(otherDeviceId)) {
      const row = readDevice(theirs.db, otherDeviceId)
      const os = { ...(row?.os !== undefined && { os: row.os }), ...(row?.osBuild !== undefined && { osBuild: row.osBuild }) }
      const { deviceId } = await writer.write('createDevice', { name: device.name, ...device.ids, ...os })
      named.set(otherDeviceId, deviceId)
    }
  }
  return { deviceOf: (id: number) => named.get(id), named: [...named].map(([otherDeviceId, ours]) => ({ otherDeviceId, ours })) }
}

async function complete(writer: Writer, db: ReadableCase, deviceId: number, { ids }: MergedDevice): Promise<void> {
  const known = readDevice(db, deviceId)?.ids ?? {}
  const news = Object.entries(ids).filter(([name, id]) => id !== undefined && known[name as keyof typeof known] === undefined)
  if (news.length > 0) await writer.write('updateDevice', { deviceId, ...Object.fromEntries(news) })
}

async function bringEvidence(
  state: EngineState,
  run: MergeRun,
  { theirs, coming }: MergePlan,
  deviceOf: (otherDeviceId: number) => number | undefined,
): Promise<void> {
  const queue = queueOf(state)
  for (const container of offerEvidence(theirs, coming, deviceOf)) {
    if (run.isCancelled) return
    await queue.offer(container)
    // Cancelled as an import is: the next one offered would start anew.
    if (queue.cancelled) run.isCancelled = true
  }
  await queue.idle()
  if (coming.length > 0 && queue.cancelled) run.isCancelled = true
}

interface Merged {
  readonly theirs: ReadableCase
  readonly path: string
  readonly choices: MergeChoices
  /** As both cases were, and once the evidence came. */
  readonly before: MergePlan
  readonly after: MergePlan
}

/** Everything of people in one step, and the log of it; then the devices that it speaks of are judged again. */
async function bringWork(state: EngineState, open: OpenCase, { theirs, path, choices, before, after }: Merged): Promise<boolean> {
  const { session, events } = open
  const writer = writerOf(session)
  await bringMappings(state, open, after)
  const attachments = await bringAttachments(writer, theirs, after.work.change.attachments)
  for (const { artefactId, deviceId } of after.moves) await writer.write('moveArtefacts', { artefactIds: [artefactId], deviceId })
  for (const rename of after.renames) await writer.write('updateDevice', rename)
  // What was edited while evidence came in counts as well.
  const { work, conflicts } = prepareMerge(session.db, theirs, path, choices, true)
  const brought = before.coming.length - after.coming.length
  const changed = !work.isEmpty || brought > 0 || after.moves.length + after.mappings.length + after.renames.length > 0
  if (!changed) return false
  const { record, ...change } = work.change
  const { title } = readCaseRecord(theirs)
  await writer.write('applyWork', {
    ...change,
    attachments: change.attachments.map((row) => attachments.get(row.uid) ?? withoutBytes(row)),
    ...(record !== undefined && { record }),
    log: logOf(state, { title, path, files: brought, present: before.theirs.places.length - brought, conflicts: conflicts.length }),
  })
  events.forgetMarks()
  const touched = [...change.reviews, ...change.flowDecisions].map(({ deviceId }) => deviceId)
  const moved = after.moves.flatMap(({ artefactId, deviceId }) => {
    const from = after.ours.places.find((place) => place.artefactId === artefactId)?.deviceId
    return from === undefined ? [deviceId] : [deviceId, from]
  })
  const shown = new Set([...touched, ...moved].filter((deviceId) => readDevice(session.db, deviceId) !== undefined))
  await diagnoseDevices(session, shown, false)
  if (after.mappings.length > 0) await open.judging?.judgeAll()
  tellChange(state)
  tellState(state)
  return true
}

const logOf = (state: EngineState, detail: LogDetail) => ({
  at: state.now().toISOString(),
  who: state.person,
  action: 'merged' as const,
  detail,
})

async function bringMappings(state: EngineState, { session, assignment }: OpenCase, { mappings }: MergePlan): Promise<void> {
  if (assignment === undefined) throw new EngineFailure('readOnly')
  for (const { artefactId, mapping } of mappings) {
    const read = inventoryMappingSchema.parse(JSON.parse(mapping))
    await readListAgain({ session, pool: state.parserPool, assignment, artefactId, mapping: read })
  }
}

/** The bytes of attachments, before the rows that name them. */
async function bringAttachments(
  writer: Writer,
  theirs: ReadableCase,
  rows: readonly AttachmentWork[],
): Promise<ReadonlyMap<string, AttachmentWork>> {
  const brought = new Map<string, AttachmentWork>()
  for (const row of rows) {
    if (row.blobId === undefined) continue
    const { blobId } = await storeStream(writer, iterateBlob(theirs, row.blobId))
    brought.set(row.uid, { ...row, blobId })
  }
  return brought
}

const withoutBytes = ({ blobId: _blobId, ...row }: AttachmentWork): AttachmentWork => row

function failuresOf(state: EngineState, { coming }: MergePlan): MergeOutcome['failures'] {
  const told = new Map((openCaseOf(state).queue?.failures() ?? []).map(({ path, message }) => [path, message]))
  const other = {
    en: 'It did not come over. Merge again to bring it.',
    fr: 'Cette pièce n’a pas été reprise. Fusionnez à nouveau pour la reprendre.',
  }
  return coming.slice(0, 500).map(({ path, name }) => ({ path: path === '' ? name : path, message: told.get(path) ?? other }))
}

/** What people did comes last, in one step: of a merge that was cancelled before it nothing of it came. */
const noWork = ({ evidence, ...work }: MergeCounts): MergeCounts => ({
  ...work,
  ...(Object.fromEntries(Object.keys(work).map((name) => [name, 0])) as typeof work),
  evidence,
})

function outcomeOf(before: MergePlan, after: MergePlan, result: Pick<MergeOutcome, 'failures' | 'cancelled' | 'changed'>): MergeOutcome {
  const counts: MergeCounts = result.cancelled ? noWork(before.counts) : { ...after.counts, evidence: before.counts.evidence }
  const evidence = { ...counts.evidence, coming: before.coming.length - after.coming.length }
  return {
    ...result,
    counts: { ...counts, evidence },
    newDevices: before.devices.filter((device) => takenFor(device) === undefined).length,
    conflicts: after.conflicts.length,
  }
}
