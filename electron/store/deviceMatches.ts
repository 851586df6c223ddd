import { prepared, type ReadableCase } from './caseConnection.ts'
import { foldCase } from './foldCase.ts'
import { withoutNulls } from './rowShape.ts'

export interface DeviceMatch {
  readonly deviceId: number
  readonly name: string
  readonly aadDeviceId?: string
  readonly tenantId?: string
  readonly senseDeviceId?: string
  /** 2: an id of the device is one looked for; 1: an id that a list gives it; 0: only its name fits. */
  readonly idMatch: 0 | 1 | 2
}

/** What names a device; a device that fits any of them is found. */
export interface DeviceNames {
  readonly name?: string
  readonly aadDeviceId?: string
  readonly senseDeviceId?: string
}

const OWN_ID = '(d.aadDeviceId = @aadDeviceId OR d.senseDeviceId = @senseDeviceId)'
const LISTED_ID = `(d.id IN (SELECT deviceId FROM deviceRow WHERE aadDeviceId = @aadDeviceId AND artefactId IS NOT @replaced)
  OR d.id IN (SELECT deviceId FROM deviceRow WHERE senseDeviceId = @senseDeviceId AND artefactId IS NOT @replaced))`

/** The SQL of this file, for the test of its plans too. */
export const matchSql = {
  devices: `SELECT d.id AS deviceId, d.name, d.aadDeviceId, d.tenantId, d.senseDeviceId,
    CASE WHEN ${OWN_ID} THEN 2 WHEN ${LISTED_ID} THEN 1 ELSE 0 END AS idMatch FROM device AS d
    WHERE d.nameFolded = @name OR d.aadDeviceId = @aadDeviceId OR d.senseDeviceId = @senseDeviceId
      OR d.id IN (SELECT deviceId FROM deviceRow WHERE aadDeviceId = @aadDeviceId AND artefactId IS NOT @replaced)
      OR d.id IN (SELECT deviceId FROM deviceRow WHERE senseDeviceId = @senseDeviceId AND artefactId IS NOT @replaced)
    ORDER BY idMatch DESC, d.id`,
  ofContainer: `SELECT a.deviceId, count(*) AS artefacts FROM container AS c JOIN container AS part ON part.rootId = c.rootId
    JOIN artefact AS a ON a.containerId = part.id AND a.deviceId IS NOT NULL WHERE c.id = ? GROUP BY a.deviceId ORDER BY artefacts DESC, a.deviceId`,
} as const

/**
 * Devices by name (whatever the case of letters) or id, an id's first; those of artefacts that are being imported too: an import must find
 * what it made itself. `replaced` is a reading of a list whose rows do not count any more.
 */
export function findDevices(db: ReadableCase, names: DeviceNames, replaced?: number): readonly DeviceMatch[] {
  const rows = prepared<object>(db, matchSql.devices).all({
    name: names.name === undefined ? null : foldCase(names.name),
    aadDeviceId: names.aadDeviceId ?? null,
    senseDeviceId: names.senseDeviceId ?? null,
    replaced: replaced ?? null,
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
