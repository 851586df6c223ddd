import type { EvidenceRef } from '../../../shared/contract/evidenceRef.ts'
import type { EngineHandlers, Output } from '../../../shared/contract/requests.ts'
import { generationOf } from '../../../shared/diagnosis/analyzerEdition.ts'
import type { SourcedFact } from '../../../shared/facts/fact.ts'
import {
  type ArtefactDetail,
  listDeviceIds,
  listEnrollmentCodes,
  listFactsOfKind,
  type PlacedFact,
  type ReadableCase,
  readArtefact,
  readDevice,
} from '../../store/index.ts'
import { type EngineState, sessionOf } from '../engineState.ts'

/** Limits of the contract: places shown for one code, and devices whose edition is told. */
const REFS_A_CODE = 20
const FITTING_DEVICES = 500

export function guidanceHandlers(state: EngineState): Pick<EngineHandlers, 'guidance.view'> {
  return {
    'guidance.view': async ({ deviceId }) => {
      const { db } = sessionOf(state)
      const codes = listEnrollmentCodes(db, deviceId === undefined ? {} : { deviceId })
      const places = codes.length === 0 ? [] : listFactsOfKind(db, 'enrollment.status')
      return {
        codesInCase: codes.map((row) => ({ ...row, devices: [...row.devices], evidence: refsOfCode(db, places, row.code, deviceId) })),
        fitting: fittingEditions(db, deviceId === undefined ? listDeviceIds(db) : [deviceId]),
      }
    },
  }
}

function refsOfCode(db: ReadableCase, facts: readonly PlacedFact[], code: number, deviceId: number | undefined): EvidenceRef[] {
  const refs: EvidenceRef[] = []
  for (const fact of facts) {
    if (fact.value !== code || (deviceId !== undefined && fact.deviceId !== deviceId)) continue
    const artefact = readArtefact(db, fact.artefactId)
    if (artefact === undefined) continue
    refs.push(refOf(fact, artefact))
    if (refs.length === REFS_A_CODE) break
  }
  return refs
}

const refOf = ({ artefactId, locator, quote }: SourcedFact, { name: file, path, format }: ArtefactDetail): EvidenceRef => ({
  artefactId,
  file,
  path,
  format,
  locator,
  quote,
})

/** The edition that the device's report goes by, and the place that says so; devices whose reports name none are left out. */
function fittingEditions(db: ReadableCase, deviceIds: readonly number[]): Output<'guidance.view'>['fitting'] {
  const wanted = new Set(deviceIds.slice(0, FITTING_DEVICES))
  const fitting = new Map<number, Output<'guidance.view'>['fitting'][number]>()
  for (const fact of listFactsOfKind(db, 'analyzer.scriptVersion')) {
    const { deviceId } = fact
    if (deviceId === undefined || !wanted.has(deviceId) || fitting.has(deviceId)) continue
    const scriptVersion = String(fact.value)
    const edition = generationOf(scriptVersion)
    const artefact = edition === undefined ? undefined : readArtefact(db, fact.artefactId)
    if (edition === undefined || artefact === undefined) continue
    const device = readDevice(db, deviceId)?.name ?? ''
    fitting.set(deviceId, { deviceId, device, edition, scriptVersion, evidence: [refOf(fact, artefact)] })
  }
  return [...fitting.values()]
}
