import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import { isDeviceless } from '../../../shared/facts/format.ts'
import type { Locator } from '../../../shared/facts/locator.ts'
import {
  blobOfArtefact,
  exportBlob,
  listArtefacts,
  listFacts,
  listRecords,
  type ReadableCase,
  readArtefact,
  readBlobRange,
  readDevice,
  readDeviceOfRow,
  readDiagnosis,
} from '../../store/index.ts'
import { diagnoseDevices } from '../diagnosis/diagnoseDevices.ts'
import { type Edit, editCase } from '../editCase.ts'
import { beforeClose, type EngineState, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { noBytes } from '../noBytes.ts'
import { tellChange } from '../tellChange.ts'
import { createTextPages } from '../textPages.ts'
import { writeChosen } from '../writeChosen.ts'
import { rowsOf } from './rowsOf.ts'

type EvidenceHandlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `evidence.${string}`>>

export function evidenceHandlers(state: EngineState): EvidenceHandlers {
  const textPages = createTextPages()
  return {
    'evidence.list': async (input) => rowsOf(listArtefacts(sessionOf(state).db, input)),
    'evidence.artefact': async ({ artefactId }) => artefactOf(sessionOf(state).db, artefactId),
    'evidence.records': async ({ artefactId, ...page }) => rowsOf(listRecords(sessionOf(state).db, artefactId, page)),
    'evidence.facts': async ({ artefactId, ...page }) => rowsOf(listFacts(sessionOf(state).db, artefactId, page)),
    'evidence.text': async ({ artefactId, fromLine, limit }) => {
      const { db } = sessionOf(state)
      return textPages.read(db, blobOf(db, artefactId), artefactOf(db, artefactId).encoding, fromLine, limit)
    },
    'evidence.bytes': async ({ artefactId, offset, length }) => {
      const { db } = sessionOf(state)
      const blob = blobOf(db, artefactId)
      const available = Math.max(0, Math.min(length, blob.size - offset))
      const bytes = available === 0 ? new Uint8Array() : readBlobRange(db, blob.blobId, offset, available)
      return { total: blob.size, offset, hex: Buffer.from(bytes).toString('hex') }
    },
    'evidence.usedBy': async ({ artefactId, locator }) => usedBy(sessionOf(state).db, artefactId, locator),
    'evidence.exportOriginal': async ({ artefactId, path }) => {
      const { db } = sessionOf(state)
      const { blobId } = blobOf(db, artefactId)
      return writeChosen(state, path, () => exportBlob(db, blobId, path))
    },
    'evidence.moveToDevice': (input) => beforeClose(state, () => moveToDevice(state, input)),
  }
}

type MoveInput = Parameters<EvidenceHandlers['evidence.moveToDevice']>[0]

/** Findings are derived: both the devices that lost evidence and the one that got it are judged anew. */
async function moveToDevice(state: EngineState, { artefactIds, deviceId, newDevice }: MoveInput): Promise<{ deviceId: number }> {
  const session = sessionOf(state)
  if (deviceId === undefined && newDevice === undefined) throw new EngineFailure('noTarget')
  const artefacts = artefactIds.map((id) => artefactOf(session.db, id))
  const list = artefacts.find(({ format }) => format === 'deviceInventory')
  if (list !== undefined) throw new EngineFailure('listOfDevices', { name: list.name })
  const ofNone = artefacts.find(({ format }) => isDeviceless(format))
  if (ofNone !== undefined) throw new EngineFailure('ofNoDevice', { name: ofNone.name })
  const before = artefacts.map((artefact) => artefact.deviceId)
  const target = deviceId === undefined ? { newDevice } : { deviceId }
  const name = deviceId === undefined ? newDevice : readDevice(session.db, deviceId)?.name
  const devices = [...before, deviceId].filter((id) => id !== undefined)
  const edit: Edit = { action: 'evidenceMoved', detail: { files: artefactIds.length, device: name ?? '' }, devices }
  const moved = await editCase(state, 'moveArtefacts', { artefactIds, ...target }, edit)
  const touched = new Set([...devices, moved.deviceId])
  await diagnoseDevices(session, touched, false)
  tellChange(state)
  return { deviceId: moved.deviceId }
}

function artefactOf(db: ReadableCase, artefactId: number) {
  const artefact = readArtefact(db, artefactId)
  if (artefact === undefined) throw new EngineFailure('noArtefact')
  return artefact
}

function blobOf(db: ReadableCase, artefactId: number) {
  artefactOf(db, artefactId)
  const blob = blobOfArtefact(db, artefactId)
  if (blob === undefined) throw noBytes(db)
  return blob
}

function usedBy(db: ReadableCase, artefactId: number, locator: Locator) {
  const deviceId = artefactOf(db, artefactId).deviceId ?? deviceOfLine(db, artefactId, locator)
  const diagnosis = deviceId === undefined ? undefined : readDiagnosis(db, deviceId)
  if (deviceId === undefined || diagnosis === undefined) return { findings: [], disagreements: [] }
  const isHere = (ref: { readonly artefactId: number; readonly locator: Locator }): boolean =>
    ref.artefactId === artefactId && isSamePlace(ref.locator, locator)
  return {
    findings: diagnosis.findings
      .filter((finding) => finding.evidence.some(isHere) || finding.against.some(isHere))
      .map(({ rule, title, severity }) => ({ deviceId, rule, title, severity })),
    disagreements: diagnosis.disagreements.filter(({ values }) => values.some(({ evidence }) => evidence.some(isHere))),
  }
}

/** A row of a device list is used by what is known of its own device. */
const deviceOfLine = (db: ReadableCase, artefactId: number, locator: Locator): number | undefined =>
  locator.kind === 'line' ? readDeviceOfRow(db, artefactId, locator.line) : undefined

/** Registry names are the same whatever the case of their letters. */
function isSamePlace(a: Locator, b: Locator): boolean {
  if (a.kind === 'line' && b.kind === 'line') return a.line === b.line
  if (a.kind === 'offset' && b.kind === 'offset') return a.offset === b.offset
  if (a.kind === 'xpath' && b.kind === 'xpath') return a.path === b.path
  if (a.kind !== 'key' || b.kind !== 'key') return false
  return a.key.toLowerCase() === b.key.toLowerCase() && a.name?.toLowerCase() === b.name?.toLowerCase()
}
