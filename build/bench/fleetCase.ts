import { createHash } from 'node:crypto'
import type { WritableCase } from '../../electron/store/caseConnection.ts'
import { closeCase, createCase } from '../../electron/store/openCase.ts'
import { runWrite } from '../../electron/store/writer.ts'
import { type FleetDevice, factsOf, fleetDevice, type ReadFile, readScenarios } from './fleetEvidence.ts'

const IMPORTED_AT = '2025-06-30T12:00:00.000Z'
/** Devices that are written in one transaction: nobody else waits for this case. */
const TOGETHER = 500

/** Writes a case with the facts that five files of each device hold, as an import leaves it but for the bytes and the judging. */
export function writeFleetCase(path: string, count: number, knowledge: string): void {
  const scenarios = readScenarios()
  const db = createCase(path, { title: 'Fleet', knowledge, appVersion: '0.0.0' })
  db.pragma('synchronous = OFF')
  for (let from = 0; from < count; from += TOGETHER) {
    db.transaction(() => {
      for (let i = from; i < Math.min(count, from + TOGETHER); i++) {
        const files = scenarios[i % scenarios.length]
        if (files !== undefined) addDevice(db, fleetDevice(i), files)
      }
    }).immediate()
  }
  closeCase(db)
}

function addDevice(db: WritableCase, device: FleetDevice, files: readonly ReadFile[]): void {
  const os = files.flatMap(({ facts }) => facts).find(({ kind }) => kind === 'device.os')?.value
  const { deviceId } = runWrite(db, 'createDevice', { ...device, ...(os === undefined ? {} : { os: String(os) }) })
  const zip = `/evidence/${device.name}.zip`
  const { containerId } = runWrite(db, 'openContainer', { path: zip, kind: 'zip', importedAt: IMPORTED_AT })
  for (const { path, name, format, size, facts } of files) {
    const sha256 = createHash('sha256').update(`${zip}/${path}`).digest('hex')
    const place = { containerId, path, name, sha256, size, format, importedAt: IMPORTED_AT, deviceId }
    const { artefactId } = runWrite(db, 'beginArtefact', place)
    runWrite(db, 'addItems', { artefactId, items: factsOf(facts, device).map((fact) => ({ type: 'fact' as const, fact })) })
    runWrite(db, 'finishArtefact', { artefactId, status: 'read', account: { parsed: size, problem: 0, unknown: 0 } })
  }
}
