import { prepared, type ReadableCase } from './caseConnection.ts'
import { foldCase } from './foldCase.ts'
import { withoutNulls } from './rowShape.ts'

export interface DeviceMatch {
  readonly deviceId: number
  readonly name: string
  readonly aadDeviceId?: string
  readonly tenantId?: string
  readonly senseDeviceId?: string
}

/** What names a device; a device that fits any of them is found. */
export interface DeviceNames {
  readonly name?: string
  readonly aadDeviceId?: string
  readonly senseDeviceId?: string
}

/** The SQL of this file, for the test of its plans too. */
export const matchSql = {
  devices: `SELECT id AS deviceId, name, aadDeviceId, tenantId, senseDeviceId FROM device
    WHERE nameFolded = @name OR aadDeviceId = @aadDeviceId OR senseDeviceId = @senseDeviceId ORDER BY id`,
  ofContainer: `SELECT a.deviceId, count(*) AS artefacts FROM container AS c JOIN container AS part ON part.rootId = c.rootId
    JOIN artefact AS a ON a.containerId = part.id AND a.deviceId IS NOT NULL WHERE c.id = ? GROUP BY a.deviceId ORDER BY artefacts DESC, a.deviceId`,
} as const

/** Devices by name (whatever the case of letters) or id, those of artefacts that are being imported too: an import must find what it made itself. */
export function findDevices(db: ReadableCase, names: DeviceNames): readonly DeviceMatch[] {
  const rows = prepared<object>(db, matchSql.devices).all({
    name: names.name === undefined ? null : foldCase(names.name),
    aadDeviceId: names.aadDeviceId ?? null,
    senseDeviceId: names.senseDeviceId ?? null,
  })
  return rows.map((row) => withoutNulls<DeviceMatch>(row))
}

/** Devices that artefacts of a container belong to, with everything nested in its outermost container; the one with most artefacts first. */
export function listDevicesOfContainer(
  db: ReadableCase,
  containerId: number,
): readonly { readonly deviceId: number; readonly artefacts: number }[] {
  return prepared<{ deviceId: number; artefacts: number }>(db, matchSql.ofContainer).all(containerId)
}
