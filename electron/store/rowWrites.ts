import { inTransaction, prepared, type ReadableCase, type WritableCase } from './caseConnection.ts'
import { type DeviceMatch, findDevices } from './deviceMatches.ts'
import { hostName } from './deviceName.ts'
import { insertDevice } from './deviceWrites.ts'
import { foldCase } from './foldCase.ts'

/** Rows that one transaction may give to devices, so that it stays under 50 ms. */
export const MAX_ASSIGNED_ROWS = 100

/** What a row of a device list says of which device it is. Ids in lower case, the name as the list has it. */
export interface RowIdentity {
  readonly row: number
  readonly name?: string
  readonly aadDeviceId?: string
  readonly tenantId?: string
  readonly senseDeviceId?: string
  readonly os?: string
  readonly osBuild?: string
}

export interface RowsOfList {
  /** Of an unfinished list, or of another reading of one. */
  readonly artefactId: number
  readonly rows: readonly RowIdentity[]
  /** The reading that this one is to take the place of: its rows name no device any more. */
  readonly replaced?: number
}

const INSERT_SQL = `
INSERT INTO deviceRow (artefactId, row, deviceId, name, aadDeviceId, tenantId, senseDeviceId, os, osBuild) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Gives each row to its device: by id, else by name, else to a new one. Nothing of it shows before the list is finished. */
export function assignRows(db: WritableCase, { artefactId, rows, replaced }: RowsOfList): Record<never, never> {
  if (rows.length > MAX_ASSIGNED_ROWS) throw new RangeError(`${rows.length} rows at once, ${MAX_ASSIGNED_ROWS} at most`)
  inTransaction(db, () => {
    for (const identity of rows) {
      const { row, name, aadDeviceId, tenantId, senseDeviceId, os, osBuild } = identity
      const deviceId = matchRow(db, identity, replaced)?.deviceId ?? createForRow(db, identity)
      if (deviceId === undefined) continue
      const says = [name, aadDeviceId, tenantId, senseDeviceId, os, osBuild].map((value) => value ?? null)
      prepared(db, INSERT_SQL).run(artefactId, row, deviceId, ...says)
    }
  })
  return {}
}

/** Two rows of one name are one device that is listed twice, also where their ids differ; a DNS suffix tells namesakes apart. */
function matchRow(db: ReadableCase, { name, ...ids }: RowIdentity, replaced: number | undefined): DeviceMatch | undefined {
  const found = findDevices(db, name === undefined ? ids : { ...ids, name: hostName(name) }, replaced)
  const [first] = found
  if (first === undefined || first.idMatch > 0 || name === undefined) return first
  return found.find((device) => domainsAgree(db, device.deviceId, name))
}

const DOMAINS_SQL = "SELECT name FROM deviceRow WHERE deviceId = ? AND name LIKE '%.%' LIMIT 20"

function domainsAgree(db: ReadableCase, deviceId: number, name: string): boolean {
  if (hostName(name) === name) return true
  const known = prepared(db, DOMAINS_SQL).pluck().all(deviceId) as string[]
  return known.length === 0 || known.some((other) => foldCase(other) === foldCase(name))
}

function createForRow(db: WritableCase, { row: _row, ...identity }: RowIdentity): number | undefined {
  const name = identity.name === undefined ? (identity.aadDeviceId ?? identity.senseDeviceId) : hostName(identity.name)
  return name === undefined ? undefined : insertDevice(db, { ...identity, name })
}

const FILLED = ['aadDeviceId', 'tenantId', 'senseDeviceId', 'os', 'osBuild'] as const
const firstOf = (
  column: string,
): string => `(SELECT r.${column} FROM deviceRow AS r WHERE r.deviceId = device.id AND r.artefactId = @contentId
  AND r.${column} IS NOT NULL ORDER BY r.row LIMIT 1)`
const COMPLETE_SQL = `UPDATE device SET ${FILLED.map((column) => `${column} = coalesce(${column}, ${firstOf(column)})`).join(', ')}
WHERE id IN (SELECT deviceId FROM deviceRow WHERE artefactId = @contentId) AND (${FILLED.map((column) => `${column} IS NULL`).join(' OR ')})`

/** Fills in what the devices of a list did not say so far; what is known stays. To be called in the transaction that makes the list visible. */
export function completeDevices(db: WritableCase, contentId: number): void {
  prepared(db, COMPLETE_SQL).run({ contentId })
}
