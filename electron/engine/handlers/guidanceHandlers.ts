import type { EvidenceRef } from '../../../shared/contract/evidenceRef.ts'
import type { EngineHandlers, Output } from '../../../shared/contract/requests.ts'
import type { SourcedFact } from '../../../shared/facts/fact.ts'
import {
  listDeviceIds,
  listEnrollmentCodes,
  listFactsOfKind,
  type ReadableCase,
  readArtefact,
  readDevice,
  readDiagnosis,
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

function refsOfCode(db: ReadableCase, facts: readonly SourcedFact[], code: number, deviceId: number | undefined): EvidenceRef[] {
  const refs: EvidenceRef[] = []
  for (const fact of facts) {
    if (fact.value !== code) continue
    const artefact = readArtefact(db, fact.artefactId)
    if (artefact === undefined || (deviceId !== undefined && artefact.deviceId !== deviceId)) continue
    const { name: file, path, format } = artefact
    refs.push({ artefactId: fact.artefactId, file, path, format, locator: fact.locator, quote: fact.quote })
    if (refs.length === REFS_A_CODE) break
  }
  return refs
}

function fittingEditions(db: ReadableCase, deviceIds: readonly number[]): Output<'guidance.view'>['fitting'] {
  return deviceIds.slice(0, FITTING_DEVICES).flatMap((deviceId) => {
    const status = readDiagnosis(db, deviceId)?.enrollmentStatus
    const edition = status?.editions.find(({ fits }) => fits)?.edition
    if (status === undefined || edition === undefined) return []
    return [{ deviceId, device: readDevice(db, deviceId)?.name ?? '', edition, evidence: status.evidence }]
  })
}
