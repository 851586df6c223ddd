import type { FormatId } from '../../../shared/facts/format.ts'
import {
  type DeviceMatch,
  findDevices,
  listDevicesOfContainer,
  MAX_ASSIGNED_ROWS,
  type ReadableCase,
  type RowIdentity,
  readArtefact,
  readDevice,
  type Writer,
} from '../../store/index.ts'
import { type DeviceIdentity, hasIdentity } from './deviceIdentity.ts'
import { createPlaceTree } from './placeTree.ts'
import { type ArtefactPlace, createUnnamedHomes, withoutExtension } from './unnamedHomes.ts'

type AssignedBy = 'name' | 'id' | 'container' | 'file' | 'person'

/** An artefact that names no device that is known yet. */
export interface UnnamedArtefact {
  readonly artefactId: number
  readonly place: ArtefactPlace
  readonly name: string
  readonly format: FormatId
  /** Of an artefact that nothing was read from, no device is made. */
  readonly records: number
  readonly identity: DeviceIdentity
  readonly duplicateOf?: number
}

export interface Assigned {
  readonly deviceId: number
  readonly assignedBy: AssignedBy
}

export interface DeviceAssignment {
  /** By name or id found in the artefact; a new device where it has a name that no device has. Undefined: settle it later. */
  assign(identity: DeviceIdentity, place: ArtefactPlace): Promise<Assigned | undefined>
  /** Rows of a device list, each to its own device. `replaced` is the reading of the list that these are to take the place of. */
  assignRows(artefactId: number, rows: readonly RowIdentity[], replaced?: number): Promise<void>
  /** The same bytes name the same device: that of the artefact they were read from, unless a person moved it there. */
  asOriginal(duplicateOf: number, place: ArtefactPlace): Promise<Assigned | undefined>
  /** By the container's device, the device of the same bytes elsewhere, or the file's name. Gives the devices that were touched. */
  settle(unnamed: readonly UnnamedArtefact[]): Promise<Set<number>>
  /** The device that a person named for everything offered. */
  byPerson(name: string): Promise<Assigned>
}

/** Assignments happen one after the other: two reports of one device must not make two devices. */
export function createDeviceAssignment(db: ReadableCase, writer: Writer): DeviceAssignment {
  const tree = createPlaceTree()
  const homes = createUnnamedHomes()
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn
    return turn
  }
  const create = async (identity: DeviceIdentity, name: string): Promise<number> =>
    (await writer.write('createDevice', { ...identity, name })).deviceId

  const assign = async (identity: DeviceIdentity, place: ArtefactPlace): Promise<Assigned | undefined> => {
    if (!hasIdentity(identity)) return undefined
    const match = bestMatch(identity, findDevices(db, searchFor(identity)))
    if (match === undefined && identity.name === undefined) return undefined
    const assigned: Assigned =
      match === undefined
        ? { deviceId: await create(identity, identity.name ?? ''), assignedBy: 'name' }
        : { deviceId: match.device.deviceId, assignedBy: match.by }
    if (match !== undefined) await complete(writer, match.device, identity)
    tree.add(place.root, place.path, assigned.deviceId)
    return assigned
  }

  const settle = async (unnamed: readonly UnnamedArtefact[]): Promise<Set<number>> => {
    const touched = new Set<number>()
    for (const { place, format } of unnamed) homes.see(place, format)
    for (const artefact of unnamed) {
      const found = await settleOne(artefact)
      if (found === undefined) continue
      await writer.write('moveArtefacts', { artefactIds: [artefact.artefactId], ...found })
      const device = readDevice(db, found.deviceId)
      if (device !== undefined) await complete(writer, { deviceId: device.id, ...device.ids }, artefact.identity)
      touched.add(found.deviceId)
    }
    return touched
  }

  const settleOne = async (artefact: UnnamedArtefact): Promise<Assigned | undefined> => {
    const { place } = artefact
    const home = homes.homeOf(place)
    const near = place.isAlone ? undefined : (tree.nearest(place.root, place.path) ?? home?.deviceId ?? earlierDevice(place))
    if (near !== undefined) return { deviceId: near, assignedBy: 'container' }
    const original = artefact.duplicateOf === undefined ? undefined : readArtefact(db, artefact.duplicateOf)?.deviceId
    if (original !== undefined) return { deviceId: original, assignedBy: 'file' }
    if (artefact.records === 0) return undefined
    const deviceId = await create(artefact.identity, uniqueName(db, home?.name ?? withoutExtension(artefact.name)))
    if (home !== undefined) home.deviceId = deviceId
    return { deviceId, assignedBy: 'file' }
  }
  /** The device that earlier imports of the same container came to, where it is one. */
  const earlierDevice = (place: ArtefactPlace): number | undefined => {
    if (homes.hasCollisions(place.root)) return undefined
    const [only, ...others] = listDevicesOfContainer(db, place.root)
    return others.length === 0 ? only?.deviceId : undefined
  }

  const assignRows = async (artefactId: number, rows: readonly RowIdentity[], replaced: number | undefined): Promise<void> => {
    for (let at = 0; at < rows.length; at += MAX_ASSIGNED_ROWS) {
      const some = rows.slice(at, at + MAX_ASSIGNED_ROWS)
      await writer.write('assignRows', { artefactId, rows: some, ...(replaced !== undefined && { replaced }) })
    }
  }

  return {
    assignRows: (artefactId, rows, replaced) => inTurn(() => assignRows(artefactId, rows, replaced)),
    assign: (identity, place) => inTurn(() => assign(identity, place)),
    asOriginal: async (duplicateOf, place) => {
      const original = readArtefact(db, duplicateOf)
      if (original?.deviceId === undefined || (original.assignedBy !== 'name' && original.assignedBy !== 'id')) return undefined
      tree.add(place.root, place.path, original.deviceId)
      return { deviceId: original.deviceId, assignedBy: original.assignedBy }
    },
    settle: (unnamed) => inTurn(() => settle(unnamed)),
    byPerson: (name) =>
      inTurn(async () => {
        const [known] = findDevices(db, { name })
        return { deviceId: known?.deviceId ?? (await create({}, name)), assignedBy: 'person' }
      }),
  }
}

type Search = Pick<DeviceIdentity, 'name' | 'aadDeviceId' | 'senseDeviceId'>

function searchFor({ name, aadDeviceId, senseDeviceId }: DeviceIdentity): Search {
  return { ...(name && { name }), ...(aadDeviceId && { aadDeviceId }), ...(senseDeviceId && { senseDeviceId }) }
}

/** An id decides before the name; the same name with another sensor id is another device. */
function bestMatch(identity: DeviceIdentity, found: readonly DeviceMatch[]): { device: DeviceMatch; by: 'id' | 'name' } | undefined {
  const { senseDeviceId } = identity
  const [first] = found
  if (first !== undefined && first.idMatch > 0) return { device: first, by: 'id' }
  const byName = found.find(
    (device) => senseDeviceId === undefined || device.senseDeviceId === undefined || device.senseDeviceId === senseDeviceId,
  )
  return byName === undefined ? undefined : { device: byName, by: 'name' }
}

/** Fills in what the device did not say so far; what is known stays, differences are for the diagnosis to show. */
async function complete(writer: Writer, device: Omit<DeviceMatch, 'name' | 'idMatch'>, identity: DeviceIdentity): Promise<void> {
  const { aadDeviceId, tenantId, senseDeviceId } = identity
  const news = {
    ...(device.aadDeviceId === undefined && aadDeviceId !== undefined && { aadDeviceId }),
    ...(device.tenantId === undefined && tenantId !== undefined && { tenantId }),
    ...(device.senseDeviceId === undefined && senseDeviceId !== undefined && { senseDeviceId }),
    ...(identity.os !== undefined && { os: identity.os }),
    ...(identity.osBuild !== undefined && { osBuild: identity.osBuild }),
  }
  if (Object.keys(news).length > 0) await writer.write('updateDevice', { deviceId: device.deviceId, ...news })
}

function uniqueName(db: ReadableCase, name: string): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} (${number})`
    if (findDevices(db, { name: candidate }).length === 0) return candidate
  }
}
