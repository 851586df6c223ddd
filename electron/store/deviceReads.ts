import type { DeviceFilter, DeviceRow, DeviceSort } from '../../shared/contract/viewRequests.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import { DEVICES, deviceCondition, deviceOrder } from './deviceFilter.ts'
import type { DiagnosisSummary } from './diagnosisRow.ts'
import { type Page, type PageInput, pageLimit } from './page.ts'
import { fromJson, withoutNulls } from './rowShape.ts'
import { visibleDevice } from './visibleDevice.ts'

export interface DeviceQuery extends PageInput {
  readonly filter?: DeviceFilter
  /** What needs attention first unless told otherwise, then by name. */
  readonly sort?: DeviceSort
}

type Direct = 'id' | 'name' | 'os' | 'osBuild' | 'observed' | 'managedBy' | 'lastSeen' | 'judgedFor' | 'artefacts' | 'unreviewed'
interface DeviceColumns extends Pick<DeviceRow, Direct> {
  readonly aadDeviceId?: string
  readonly tenantId?: string
  readonly senseDeviceId?: string
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly summary?: string
}

const COLUMNS = `d.id, d.name, d.os, d.osBuild, d.aadDeviceId, d.tenantId, d.senseDeviceId,
  g.observed, g.managedBy, g.lastSeen, g.judgedFor, g.summary,
  ifnull(g.errors, 0) AS errors, ifnull(g.warnings, 0) AS warnings, ifnull(g.infos, 0) AS infos,
  (SELECT count(*) FROM artefact WHERE deviceId = d.id AND final = 1) AS artefacts,
  (SELECT count(*) FROM finding AS f INDEXED BY findingToReview WHERE f.deviceId = d.id AND f.severityRank <= 1 AND substr(f.rule, 1, 16) = 'analyzer-result:'
    AND NOT EXISTS (SELECT 1 FROM review AS r WHERE r.deviceId = d.id AND r.key = f.rule AND r.state IS NOT NULL)) AS unreviewed`
const BY_SEVERITY: DeviceSort = { by: 'severity', descending: false }

/** The SQL of `listDevices`, for the test of its plans too. Which devices are on a page is found before anything else of them is read. */
export function deviceSql({ filter, sort }: Pick<DeviceQuery, 'filter' | 'sort'>) {
  const { where, values } = deviceCondition(filter ?? {})
  const ids = `SELECT d.id FROM ${DEVICES} WHERE ${where} ORDER BY ${deviceOrder(sort ?? BY_SEVERITY)}`
  return { ids, page: `${ids} LIMIT @limit OFFSET @offset`, count: `SELECT count(*) FROM ${DEVICES} WHERE ${where}`, values }
}

/** The rest of the SQL of this file, for the test of its plans too. A page is one statement: each costs more than its rows do. */
export const deviceRowSql = {
  row: `SELECT ${COLUMNS} FROM ${DEVICES} WHERE d.id = ? AND ${visibleDevice('d.id')}`,
  rows: `SELECT ${COLUMNS} FROM ${DEVICES} WHERE d.id IN (SELECT value FROM json_each(?)) AND ${visibleDevice('d.id')}`,
  ids: `SELECT d.id FROM device AS d WHERE ${visibleDevice('d.id')} ORDER BY d.id`,
} as const

/** A page of the devices of a filter, and how many there are. */
export function listDevices(db: ReadableCase, query: DeviceQuery): Page<DeviceRow> {
  const { page, count, values } = deviceSql(query)
  const ids = prepared(db, page)
    .pluck()
    .all({ ...values, limit: pageLimit(query), offset: query.offset }) as number[]
  return { total: Number(prepared(db, count).pluck().get(values)), rows: readDevices(db, ids) }
}

/** All devices of a filter in order, by id alone: for what takes longer than one request may. */
export function listFilteredDeviceIds(db: ReadableCase, query: Pick<DeviceQuery, 'filter' | 'sort'>): readonly number[] {
  const { ids, values } = deviceSql(query)
  return prepared(db, ids).pluck().all(values) as number[]
}

/** Devices by their ids, in the order of these; those that the case does not show any more are left out. */
export function readDevices(db: ReadableCase, deviceIds: readonly number[]): readonly DeviceRow[] {
  const rows = prepared<object>(db, deviceRowSql.rows).all(JSON.stringify(deviceIds)).map(asDeviceRow)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return deviceIds.flatMap((id) => byId.get(id) ?? [])
}

export function readDevice(db: ReadableCase, deviceId: number): DeviceRow | undefined {
  const row = prepared<object>(db, deviceRowSql.row).get(deviceId)
  return row === undefined ? undefined : asDeviceRow(row)
}

export function listDeviceIds(db: ReadableCase): readonly number[] {
  return prepared(db, deviceRowSql.ids).pluck().all() as number[]
}

/** A device whose diagnosis is not made yet has too little evidence so far. */
const undiagnosed: DeviceRow['verdict'] = {
  rule: 'insufficient-evidence',
  title: { en: 'Not judged yet', fr: 'Pas encore évalué' },
  cause: {
    en: 'The evidence of this device is still being read.',
    fr: 'Les preuves de cet appareil sont encore en cours de lecture.',
  },
  severity: 'unknown',
  provisional: true,
  collect: [],
}

function asDeviceRow(row: object): DeviceRow {
  const { aadDeviceId, tenantId, senseDeviceId, errors, warnings, infos, summary, ...columns } = withoutNulls<DeviceColumns>(row)
  const { verdict, enrollmentStatus }: DiagnosisSummary = summary === undefined ? { verdict: undiagnosed } : fromJson(summary)
  return {
    ...columns,
    ids: withoutUndefined({ aadDeviceId, tenantId, senseDeviceId }),
    ...(enrollmentStatus === undefined ? {} : { enrollmentStatus }),
    verdict,
    findings: { errors, warnings, infos },
  }
}

const withoutUndefined = (ids: DeviceRow['ids']): DeviceRow['ids'] =>
  Object.fromEntries(Object.entries(ids).filter(([, value]) => value !== undefined))
