import type { Verdict } from '../../shared/contract/diagnosis.ts'
import type { DeviceField, DeviceFilter } from '../../shared/contract/viewRequests.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import { DEVICES, deviceCondition, fieldSql } from './deviceFilter.ts'
import type { DiagnosisSummary } from './diagnosisRow.ts'
import { fromJson } from './rowShape.ts'
import { severityRank } from './severityRank.ts'
import { visibleDevice } from './visibleDevice.ts'

/** Devices that share a value of a column. */
export interface ValueGroup {
  readonly key: string | number | null
  readonly devices: number
  /** What the list shows of one of them; absent where none of them was judged. */
  readonly example?: DiagnosisSummary
}

/** Groups that one answer holds: a fleet has few values of a column, and a view can show no more. */
const MAX_GROUPS = 2000

/** The SQL of `groupDevices`, for the test of its plans too. */
export function groupSql(filter: DeviceFilter, by: DeviceField) {
  const { where, values } = deviceCondition(filter)
  return {
    groups: `SELECT ${fieldSql[by]} AS key, count(*) AS devices, min(g.deviceId) AS example FROM ${DEVICES} WHERE ${where}
      GROUP BY 1 ORDER BY devices DESC, key LIMIT ${MAX_GROUPS}`,
    values,
  }
}

/** The values of a column with how many devices of the filter have each, most first. `null` stands for devices without a value. */
export function groupDevices(db: ReadableCase, filter: DeviceFilter, by: DeviceField): readonly ValueGroup[] {
  const { groups, values } = groupSql(filter, by)
  const rows = prepared<{ key: string | number | null; devices: number; example: number | null }>(db, groups).all(values)
  return rows.map(({ key, devices, example }) => (example === null ? { key, devices } : { key, devices, example: summaryOf(db, example) }))
}

const summaryOf = (db: ReadableCase, deviceId: number): DiagnosisSummary =>
  fromJson(String(prepared(db, groupCountSql.summary).pluck().get(deviceId)))

/** The rest of the SQL of this file, for the test of its plans too. */
export const groupCountSql = {
  all: `SELECT count(*) FROM device AS d WHERE ${visibleDevice('d.id')}`,
  severities: (filter: DeviceFilter): string =>
    `SELECT d.severityRank AS rank, count(*) AS devices FROM ${DEVICES} WHERE ${deviceCondition(filter).where} GROUP BY d.severityRank`,
  summary: 'SELECT summary FROM deviceDiagnosis WHERE deviceId = ?',
} as const

export type SeverityCounts = Readonly<Record<Verdict['severity'], number>>

/** How many devices of a filter have a verdict of each severity. */
export function countSeverities(db: ReadableCase, filter: DeviceFilter): SeverityCounts {
  const { values } = deviceCondition(filter)
  const rows = prepared<{ rank: number; devices: number }>(db, groupCountSql.severities(filter)).all(values)
  const devicesOf = (severity: Verdict['severity']): number => rows.find(({ rank }) => rank === severityRank[severity])?.devices ?? 0
  return {
    error: devicesOf('error'),
    warning: devicesOf('warning'),
    info: devicesOf('info'),
    ok: devicesOf('ok'),
    unknown: devicesOf('unknown'),
  }
}

/** All devices of the case. */
export const countDevices = (db: ReadableCase): number => Number(prepared(db, groupCountSql.all).pluck().get())
