import type { DeviceField, DeviceFilter, DeviceSort } from '../../shared/contract/viewRequests.ts'
import { foldCase } from './foldCase.ts'
import { containing } from './rowShape.ts'
import { severityRank } from './severityRank.ts'
import { visibleDevice } from './visibleDevice.ts'

/** A device `d` with what was concluded of it, `g`, whose columns are NULL before it was judged. */
export const DEVICES = 'device AS d LEFT JOIN deviceDiagnosis AS g ON g.deviceId = d.id'

/** What a device is filtered and grouped by, as SQL. One that was not judged yet counts as one with too little evidence. */
export const fieldSql: Readonly<Record<DeviceField, string>> = {
  verdict: "ifnull(g.verdictRule, 'insufficient-evidence')",
  managedBy: 'g.managedBy',
  enrollmentStatus: 'g.enrollmentCode',
  os: 'd.os',
  observed: 'g.observed',
  tenantId: 'd.tenantId',
}
const FIELDS = Object.keys(fieldSql) as DeviceField[]

const MATCHES = `(d.nameFolded LIKE @text ESCAPE '\\' OR d.aadDeviceId LIKE @text ESCAPE '\\' OR d.tenantId LIKE @text ESCAPE '\\'
  OR d.senseDeviceId LIKE @text ESCAPE '\\' OR g.searched LIKE @text ESCAPE '\\')`

/** A condition of SQL and the values that its names stand for. */
export interface DeviceCondition {
  readonly where: string
  readonly values: Readonly<Record<string, string>>
}

/** Which devices show under a filter. A list without values is no condition. Values go as JSON: a text of SQL a set of fields, however many values. */
export function deviceCondition(filter: DeviceFilter): DeviceCondition {
  const parts = [visibleDevice('d.id')]
  const values: Record<string, string> = {}
  if (filter.text) {
    parts.push(MATCHES)
    values.text = containing(foldCase(filter.text))
  }
  for (const field of FIELDS) {
    const wanted: readonly (string | number | null)[] = filter[field] ?? []
    if (wanted.length === 0) continue
    const isOne = `${fieldSql[field]} IN (SELECT value FROM json_each(@${field}))`
    parts.push(wanted.includes(null) ? `(${isOne} OR ${fieldSql[field]} IS NULL)` : isOne)
    values[field] = JSON.stringify(wanted.filter((value) => value !== null))
  }
  if (filter.severity !== undefined && filter.severity.length > 0) {
    parts.push('d.severityRank IN (SELECT value FROM json_each(@severity))')
    values.severity = JSON.stringify(filter.severity.map((severity) => severityRank[severity]))
  }
  return { where: parts.join(' AND '), values }
}

const SORTED_BY: Readonly<Record<DeviceSort['by'], readonly string[]>> = {
  severity: ['d.severityRank'],
  name: [],
  os: ['d.os', 'd.osBuild'],
  observed: ['g.observed'],
  enrollmentStatus: ['g.enrollmentCode'],
  managedBy: ['g.managedBy COLLATE NOCASE'],
  lastSeen: ['g.lastSeen'],
}

/** ORDER BY of a list: devices without the value come last either way, equal ones by name. */
export function deviceOrder({ by, descending }: DeviceSort): string {
  const way = descending ? ' DESC' : ''
  if (by === 'name') return `d.nameFolded${way}, d.id${way}`
  const columns = SORTED_BY[by].map((column) => (by === 'severity' ? `${column}${way}` : `${column}${way} NULLS LAST`))
  return [...columns, 'd.nameFolded', 'd.id'].join(', ')
}
