import type { DeviceRow } from '../../shared/contract/viewRequests.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import { readDiagnosisBody } from './diagnosisReads.ts'
import { foldCase } from './foldCase.ts'
import { type Page, type PageInput, pageLimit } from './page.ts'
import { containing, withoutNulls } from './rowShape.ts'
import { visibleDevice } from './visibleDevice.ts'

export interface DeviceQuery extends PageInput {
  /** Part of the name or of an id, whatever the case of letters. */
  readonly text?: string
  /** `severity`: what needs attention first, then by name. */
  readonly order?: 'severity' | 'name'
}

interface DeviceColumns extends Pick<DeviceRow, 'id' | 'name' | 'os' | 'osBuild' | 'observed' | 'judgedFor' | 'artefacts' | 'unreviewed'> {
  readonly aadDeviceId?: string
  readonly tenantId?: string
  readonly senseDeviceId?: string
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

const VISIBLE = visibleDevice('d.id')
const COLUMNS = `d.id, d.name, d.os, d.osBuild, d.aadDeviceId, d.tenantId, d.senseDeviceId, g.observed, g.judgedFor,
  ifnull(g.errors, 0) AS errors, ifnull(g.warnings, 0) AS warnings, ifnull(g.infos, 0) AS infos,
  (SELECT count(*) FROM artefact WHERE deviceId = d.id AND final = 1) AS artefacts,
  (SELECT count(*) FROM finding AS f WHERE f.deviceId = d.id AND f.severityRank <= 1 AND substr(f.rule, 1, 16) = 'analyzer-result:'
    AND NOT EXISTS (SELECT 1 FROM review AS r WHERE r.deviceId = d.id AND r.key = f.rule AND r.state IS NOT NULL)) AS unreviewed`
const FROM = 'FROM device AS d LEFT JOIN deviceDiagnosis AS g ON g.deviceId = d.id'
const MATCHES = `(d.nameFolded LIKE @text ESCAPE '\\' OR d.aadDeviceId LIKE @text ESCAPE '\\'
  OR d.tenantId LIKE @text ESCAPE '\\' OR d.senseDeviceId LIKE @text ESCAPE '\\')`

/** The SQL of `listDevices`, for the test of its plans too. */
export function deviceSql({ text, order }: Pick<DeviceQuery, 'text' | 'order'>): { readonly list: string; readonly count: string } {
  const where = `WHERE ${VISIBLE}${text ? ` AND ${MATCHES}` : ''}`
  const by = order === 'name' ? 'd.nameFolded, d.id' : 'd.severityRank, d.nameFolded, d.id'
  return {
    list: `SELECT ${COLUMNS} ${FROM} ${where} ORDER BY ${by} LIMIT @limit OFFSET @offset`,
    count: `SELECT count(*) FROM device AS d ${where}`,
  }
}

const DEVICE_SQL = `SELECT ${COLUMNS} ${FROM} WHERE d.id = ? AND ${VISIBLE}`

export function listDevices(db: ReadableCase, query: DeviceQuery): Page<DeviceRow> {
  const { list, count } = deviceSql(query)
  const text = query.text ? { text: containing(foldCase(query.text)) } : {}
  const rows = prepared<object>(db, list).all({ ...text, limit: pageLimit(query), offset: query.offset })
  return { total: Number(prepared(db, count).pluck().get(text)), rows: rows.map((row) => asDeviceRow(db, row)) }
}

export function readDevice(db: ReadableCase, deviceId: number): DeviceRow | undefined {
  const row = prepared<object>(db, DEVICE_SQL).get(deviceId)
  return row === undefined ? undefined : asDeviceRow(db, row)
}

export function listDeviceIds(db: ReadableCase): readonly number[] {
  return prepared(db, `SELECT d.id FROM device AS d WHERE ${VISIBLE} ORDER BY d.id`).pluck().all() as number[]
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

function asDeviceRow(db: ReadableCase, row: object): DeviceRow {
  const { aadDeviceId, tenantId, senseDeviceId, errors, warnings, infos, ...columns } = withoutNulls<DeviceColumns>(row)
  const diagnosis = readDiagnosisBody(db, columns.id)
  const status = diagnosis?.enrollmentStatus
  return {
    ...columns,
    ids: withoutUndefined({ aadDeviceId, tenantId, senseDeviceId }),
    ...(status === undefined
      ? {}
      : { enrollmentStatus: { code: status.code, hex: status.hex, title: status.title, severity: status.severity } }),
    verdict: diagnosis?.verdict ?? undiagnosed,
    findings: { errors, warnings, infos },
  }
}

const withoutUndefined = (ids: DeviceRow['ids']): DeviceRow['ids'] =>
  Object.fromEntries(Object.entries(ids).filter(([, value]) => value !== undefined))
