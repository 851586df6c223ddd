import type { InventoryMapping } from '../../../shared/facts/inventoryField.ts'
import { blobOfArtefact, contentOf, type EditAbout, readArtefact, readBlob, type Writer } from '../../store/index.ts'
import { type CaseSession, writerOf } from '../caseSession.ts'
import { EngineFailure } from '../failures.ts'
import { noBytes } from '../noBytes.ts'
import type { ParserPool } from '../parserPool.ts'
import type { DeviceAssignment } from './deviceAssignment.ts'
import { type ReadArtefact, readIntoStore } from './readIntoStore.ts'

export interface ListToRead {
  readonly session: CaseSession
  readonly pool: ParserPool
  readonly assignment: Pick<DeviceAssignment, 'assignRows'>
  readonly artefactId: number
  /** Absent: as the reader finds its columns by itself. */
  readonly mapping?: InventoryMapping
  /** Set where a person asked for it, and it is not taken back by this. */
  readonly edit?: EditAbout
}

/**
 * Reads a device list of the case again, its columns as a person says. What was read before shows until the new rows are all there, and stays
 * where the list cannot be read that way. The devices are to be judged afterwards.
 */
export async function readListAgain(list: ListToRead): Promise<void> {
  const { session, artefactId, mapping, edit } = list
  const writer = writerOf(session)
  const replaced = contentOf(session.db, artefactId)
  const { readingId } = await writer.write('beginReading', { artefactId, mapping: mapping === undefined ? null : JSON.stringify(mapping) })
  const end = await readOrDiscard(list, writer, readingId, replaced)
  const { status, account, encoding, edition } = end
  const input = {
    artefactId,
    readingId,
    status,
    account,
    ...(encoding !== undefined && { encoding }),
    ...(edition !== undefined && { edition }),
  }
  const shown = await (edit === undefined ? writer.write('showReading', input) : writer.edit('showReading', input, edit))
  await writer.write('dropReading', { readingId: shown.replaced })
}

async function readOrDiscard(list: ListToRead, writer: Writer, readingId: number, replaced: number | undefined): Promise<ReadArtefact> {
  try {
    const end = await readReading(list, writer, readingId, replaced)
    if (end.status === 'failed' || end.status === 'unknown')
      throw new EngineFailure('listNotRead', { detail: list.mapping?.source ?? end.status })
    return end
  } catch (error) {
    await writer.write('discardArtefact', { artefactId: readingId })
    throw error
  }
}

function readReading(list: ListToRead, writer: Writer, readingId: number, replaced: number | undefined): Promise<ReadArtefact> {
  const { session, artefactId, mapping, pool, assignment } = list
  const artefact = readArtefact(session.db, artefactId)
  const blob = blobOfArtefact(session.db, artefactId)
  if (artefact === undefined || blob === undefined) throw noBytes(session.db)
  const bytes = new Uint8Array(readBlob(session.db, blob.blobId))
  const kept = { sha256: blob.sha256, size: blob.size, format: artefact.format, problems: [], toParse: bytes }
  const target = { artefactId: readingId, writer, pool, assignment, checkCancelled: () => undefined }
  return readIntoStore(
    kept,
    { name: artefact.name, ...(mapping !== undefined && { mapping }) },
    { ...target, ...(replaced !== undefined && { replaced }) },
  )
}
