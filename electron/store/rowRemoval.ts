import type { FactKindId } from '../../shared/facts/factKinds.ts'
import { inTransaction, prepared, type WritableCase } from './caseConnection.ts'
import { hostName } from './deviceName.ts'
import { foldCase } from './foldCase.ts'
import { fromJson } from './rowShape.ts'

/** Rows of a list that one transaction takes back. */
const BATCH = 200

type Column = 'name' | 'aadDeviceId' | 'tenantId' | 'senseDeviceId' | 'os' | 'osBuild'
type Said = Readonly<Record<Column, string | null>>
type RowToRemove = Said & { readonly id: number; readonly deviceId: number }

const KINDS = {
  name: 'device.name',
  aadDeviceId: 'entra.deviceId',
  tenantId: 'entra.tenantId',
  senseDeviceId: 'mde.senseDeviceId',
  os: 'device.os',
  osBuild: 'device.osBuild',
} as const satisfies Record<Column, FactKindId>
const COLUMNS = Object.keys(KINDS) as Column[]

const ROWS_SQL = `SELECT id, deviceId, ${COLUMNS.join(', ')} FROM deviceRow WHERE artefactId = ? ORDER BY row LIMIT ${BATCH}`
const DEVICE_SQL = `SELECT ${COLUMNS.join(', ')} FROM device WHERE id = ?`
const LISTED_SQL = `SELECT ${COLUMNS.map((column) => `r.${column}`).join(', ')} FROM listedRow AS l
  JOIN deviceRow AS r ON r.artefactId = l.contentId AND r.row = l.row WHERE l.deviceId = ? ORDER BY l.artefactId, l.row`
const FACTS_SQL = `SELECT f.value FROM artefact AS a CROSS JOIN fact AS f ON f.artefactId = a.contentId AND f.kind = ?
  WHERE a.deviceId = ? AND a.final = 1 AND f.trusted = 1 AND f.subject = ''`

/** Takes the rows of a list that no place shows back from their devices, with what only they said of them. */
export function removeRows(db: WritableCase, contentId: number): void {
  const removeBatch = (): number => {
    const rows = prepared<RowToRemove>(db, ROWS_SQL).all(contentId)
    for (const row of rows) {
      withdraw(db, row)
      prepared(db, 'DELETE FROM deviceRow WHERE id = ?').run(row.id)
    }
    return rows.length
  }
  while (inTransaction(db, removeBatch) > 0);
}

/** What the device has from this row and from nothing else becomes what another list says, or unknown. A name stays where there is no other. */
function withdraw(db: WritableCase, row: RowToRemove): void {
  const device = prepared<Said>(db, DEVICE_SQL).get(row.deviceId)
  if (device === undefined) return
  const taken = COLUMNS.filter((column) => device[column] !== null && isSame(column, device[column], row[column]))
  if (taken.length === 0) return
  const listed = prepared<Said>(db, LISTED_SQL).all(row.deviceId)
  for (const column of taken) {
    const others = listed.map((other) => other[column]).filter((value) => value !== null)
    if ([...others, ...factsOf(db, row.deviceId, column)].some((value) => isSame(column, value, row[column]))) continue
    setColumn(db, row.deviceId, column, others[0])
  }
}

const isSame = (column: Column, a: string | null, b: string | null): boolean =>
  column === 'name' && a !== null && b !== null ? foldCase(hostName(a)) === foldCase(hostName(b)) : a === b

const factsOf = (db: WritableCase, deviceId: number, column: Column): string[] =>
  (prepared(db, FACTS_SQL).pluck().all(KINDS[column], deviceId) as string[]).map((value) => String(fromJson(value)))

function setColumn(db: WritableCase, deviceId: number, column: Column, value: string | undefined): void {
  if (column !== 'name') prepared(db, `UPDATE device SET ${column} = ? WHERE id = ?`).run(value ?? null, deviceId)
  else if (value !== undefined) {
    const name = hostName(value)
    prepared(db, 'UPDATE device SET name = ?, nameFolded = ? WHERE id = ?').run(name, foldCase(name), deviceId)
  }
}
