import type { AssignedBy } from './assignedBy.ts'
import { inTransaction, prepared, type WritableCase } from './caseConnection.ts'
import { foldCase } from './foldCase.ts'
import { bumpRevision, type Changed } from './revision.ts'

export interface DeviceFields {
  readonly name?: string
  /** Lower-case GUIDs; the Defender id is lower-case hex. */
  readonly aadDeviceId?: string
  readonly tenantId?: string
  readonly senseDeviceId?: string
  readonly os?: string
  readonly osBuild?: string
}

/** Makes a device. It is listed once a finished artefact belongs to it. */
export function createDevice(db: WritableCase, fields: DeviceFields & { readonly name: string }): { readonly deviceId: number } {
  return inTransaction(db, () => ({ deviceId: insertDevice(db, fields) }))
}

const INSERT_SQL = `
INSERT INTO device (name, nameFolded, aadDeviceId, tenantId, senseDeviceId, os, osBuild) VALUES (?, ?, ?, ?, ?, ?, ?)`

/** The row of a new device. */
export function insertDevice(db: WritableCase, fields: DeviceFields & { readonly name: string }): number {
  const { name, aadDeviceId, tenantId, senseDeviceId, os, osBuild } = fields
  const values = [aadDeviceId, tenantId, senseDeviceId, os, osBuild].map((value) => value ?? null)
  return Number(prepared(db, INSERT_SQL).run(name, foldCase(name), ...values).lastInsertRowid)
}

const UPDATE_SQL = `
UPDATE device SET name = coalesce(@name, name), nameFolded = coalesce(@nameFolded, nameFolded),
  aadDeviceId = coalesce(@aadDeviceId, aadDeviceId), tenantId = coalesce(@tenantId, tenantId),
  senseDeviceId = coalesce(@senseDeviceId, senseDeviceId), os = coalesce(@os, os), osBuild = coalesce(@osBuild, osBuild)
WHERE id = @deviceId`

/** Sets the fields that are given; the others stay. */
export function updateDevice(db: WritableCase, { deviceId, ...fields }: DeviceFields & { readonly deviceId: number }): Changed {
  const unset = { name: null, aadDeviceId: null, tenantId: null, senseDeviceId: null, os: null, osBuild: null }
  const nameFolded = fields.name === undefined ? null : foldCase(fields.name)
  return inTransaction(db, () => {
    const { changes } = prepared(db, UPDATE_SQL).run({ ...unset, ...givenOnly(fields), nameFolded, deviceId })
    if (changes !== 1) throw new RangeError(`no device ${deviceId}`)
    return bumpRevision(db)
  })
}

const givenOnly = (fields: DeviceFields): Partial<DeviceFields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

export interface ArtefactMove {
  readonly artefactIds: readonly number[]
  /** Either a device of the case, or a new one by name. */
  readonly deviceId?: number
  readonly newDevice?: string
  readonly assignedBy?: AssignedBy
}

/** Gives artefacts to a device. A device whose last artefact went is not listed any more. */
export function moveArtefacts(db: WritableCase, move: ArtefactMove): Changed & { readonly deviceId: number } {
  return inTransaction(db, () => {
    const deviceId = targetOf(db, move)
    for (const artefactId of move.artefactIds) {
      const sql = 'UPDATE artefact SET deviceId = ?, assignedBy = ? WHERE id = ? AND final = 1'
      const { changes } = prepared(db, sql).run(deviceId, move.assignedBy ?? 'person', artefactId)
      if (changes !== 1) throw new RangeError(`no artefact ${artefactId}`)
    }
    return { deviceId, ...bumpRevision(db) }
  })
}

function targetOf(db: WritableCase, { deviceId, newDevice }: ArtefactMove): number {
  if (deviceId !== undefined && newDevice !== undefined) throw new RangeError('a device or a new one, not both')
  if (newDevice !== undefined) return insertDevice(db, { name: newDevice })
  const found = prepared(db, 'SELECT id FROM device WHERE id = ?')
    .pluck()
    .get(deviceId ?? null)
  if (found === undefined) throw new RangeError(`no device ${deviceId}`)
  return Number(found)
}
