import type { Output } from '../../shared/contract/requests.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import { visibleDevice } from './visibleDevice.ts'

type OverviewView = Output<'overview.view'>
export type Overview = Pick<OverviewView, 'devices' | 'evidence' | 'collected'>

const VISIBLE = visibleDevice('d.id')
const EVIDENCE = `SELECT format, count(*) AS artefacts, sum(records) AS records, sum(size) AS bytes,
  sum(status IN ('unknown', 'failed')) AS notRead FROM artefact`
const DEVICES = `SELECT count(*) AS total, ifnull(sum(d.severityRank = 0), 0) AS errors, ifnull(sum(d.severityRank = 1), 0) AS warnings,
  ifnull(sum(d.severityRank IN (2, 3)), 0) AS healthy, ifnull(sum(d.severityRank = 4), 0) AS unknown FROM device AS d`
const COLLECTED = 'SELECT min(judgedFor) AS "from", max(judgedFor) AS "to" FROM deviceDiagnosis'

/** The SQL of this file, for the test of its plans too. */
export const overviewSql = {
  evidenceOfCase: `${EVIDENCE} WHERE final = 1 GROUP BY format ORDER BY format`,
  evidenceOfDevice: `${EVIDENCE} INDEXED BY artefactByDevice WHERE deviceId = @deviceId AND final = 1 GROUP BY format ORDER BY format`,
  devicesOfCase: `${DEVICES} WHERE ${VISIBLE}`,
  devicesOfDevice: `${DEVICES} WHERE d.id = @deviceId AND ${VISIBLE}`,
  collectedOfCase: `${COLLECTED}`,
  collectedOfDevice: `${COLLECTED} WHERE deviceId = @deviceId`,
  codesOfCase:
    'SELECT enrollmentCode AS code, deviceId FROM deviceDiagnosis WHERE enrollmentCode IS NOT NULL ORDER BY enrollmentCode, deviceId',
  codesOfDevice: 'SELECT enrollmentCode AS code, deviceId FROM deviceDiagnosis WHERE enrollmentCode IS NOT NULL AND deviceId = @deviceId',
} as const

/** Counts over the case or one device. `healthy` are the devices without an error or a warning; times are UTC. */
export function readOverview(db: ReadableCase, { deviceId }: { readonly deviceId?: number }): Overview {
  const of = deviceId === undefined ? 'OfCase' : 'OfDevice'
  const values = deviceId === undefined ? {} : { deviceId }
  const devices = prepared<Overview['devices']>(db, overviewSql[`devices${of}`]).get(values)
  const collected = prepared<{ from: string | null; to: string | null }>(db, overviewSql[`collected${of}`]).get(values)
  return {
    devices: devices ?? { total: 0, errors: 0, warnings: 0, healthy: 0, unknown: 0 },
    evidence: prepared<Overview['evidence'][number]>(db, overviewSql[`evidence${of}`]).all(values),
    ...(collected?.from == null || collected.to == null ? {} : { collected: { from: collected.from, to: collected.to } }),
  }
}

export interface CodeInCase {
  readonly code: number
  readonly deviceCount: number
  /** The first 20. */
  readonly devices: readonly { readonly id: number; readonly name: string }[]
}

const NAMED_DEVICES = 20

/** Enrollment status codes that occur, in order, with the devices that have them. */
export function listEnrollmentCodes(db: ReadableCase, { deviceId }: { readonly deviceId?: number }): readonly CodeInCase[] {
  const sql = deviceId === undefined ? overviewSql.codesOfCase : overviewSql.codesOfDevice
  const rows = prepared<{ code: number; deviceId: number }>(db, sql).all(deviceId === undefined ? {} : { deviceId })
  const nameOf = (id: number): string => String(prepared(db, 'SELECT name FROM device WHERE id = ?').pluck().get(id))
  return [...Map.groupBy(rows, (row) => row.code)].map(([code, devices]) => ({
    code,
    deviceCount: devices.length,
    devices: devices.slice(0, NAMED_DEVICES).map(({ deviceId: id }) => ({ id, name: nameOf(id) })),
  }))
}
