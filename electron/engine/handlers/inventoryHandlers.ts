import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import { type InventoryMapping, inventoryMappingSchema } from '../../../shared/facts/inventoryField.ts'
import { type InventoryHeader, readInventoryHeader } from '../../../shared/parse/inventory/readInventoryHeader.ts'
import { blobOfArtefact, type ReadableCase, readArtefact, readBlobRange, readDeviceLists, readListMapping } from '../../store/index.ts'
import { writerOf } from '../caseSession.ts'
import { type EngineState, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import type { ListReader } from '../listReader.ts'
import { noBytes } from '../noBytes.ts'

type InventoryHandlers = Pick<EngineHandlers, 'inventory.view' | 'inventory.remap'>

/** The beginning of a list that its columns are shown from. */
const HEAD_BYTES = 512 * 1024

export function inventoryHandlers(state: EngineState, readList: ListReader): InventoryHandlers {
  return {
    'inventory.view': async ({ artefactId }) => {
      const { db } = sessionOf(state)
      const { source, columns, rows } = headerOf(db, artefactId, savedMapping(db, artefactId))
      const list = readDeviceLists(db).find((candidate) => candidate.artefactId === artefactId)
      return { source, rows: list?.rows ?? rows, columns: columns.map((column) => ({ ...column, samples: [...column.samples] })) }
    },
    'inventory.remap': async ({ artefactId, source, fields }) => {
      const session = sessionOf(state)
      writerOf(session)
      const { columns } = headerOf(session.db, artefactId, undefined)
      if (columns.length !== fields.length) {
        throw new EngineFailure('wrongColumns', { columns: String(columns.length), given: String(fields.length) })
      }
      const detail = { name: readArtefact(session.db, artefactId)?.name ?? '' }
      const list = { artefactId, before: savedMapping(session.db, artefactId) ?? null, after: { source, fields } }
      await readList(artefactId, list.after, { who: state.person, at: state.now().toISOString(), action: 'listMapped', detail, list })
      return {}
    },
  }
}

/** Only the beginning is read: the rows after it tell nothing more of the columns. */
function headerOf(db: ReadableCase, artefactId: number, mapping: InventoryMapping | undefined): InventoryHeader {
  const artefact = readArtefact(db, artefactId)
  if (artefact === undefined) throw new EngineFailure('noArtefact')
  if (artefact.format !== 'deviceInventory') throw new EngineFailure('notAList', { name: artefact.name })
  const blob = blobOfArtefact(db, artefactId)
  if (blob === undefined) throw noBytes(db)
  const header = readInventoryHeader(readBlobRange(db, blob.blobId, 0, Math.min(blob.size, HEAD_BYTES)), mapping)
  if (header === undefined) throw new EngineFailure('notAList', { name: artefact.name })
  return header
}

function savedMapping(db: ReadableCase, artefactId: number): InventoryMapping | undefined {
  const text = readListMapping(db, artefactId)
  return text === undefined ? undefined : inventoryMappingSchema.parse(JSON.parse(text))
}
