import type { FormatId } from '../../shared/facts/format.ts'
import type { Locator } from '../../shared/facts/locator.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import type { ContainerKind } from './containers.ts'
import { fromJson, withoutNulls } from './rowShape.ts'

/** Where a piece of evidence lies, from its outermost container on. */
export interface EvidencePlace {
  readonly artefactId: number
  readonly root: number
  /** Of the outermost container. */
  readonly rootPath: string
  readonly rootKind: ContainerKind
  /** Within it, through nested zips; '' for its own row. */
  readonly place: string
  readonly name: string
  readonly format: FormatId
  readonly importedAt: string
  readonly modifiedAt?: string
}

interface ContainerPlace {
  readonly id: number
  readonly path: string
  readonly kind: ContainerKind
  readonly parentId: number | null
}

type PlaceRow = Omit<EvidencePlace, 'root' | 'rootPath' | 'rootKind' | 'place'> & { readonly containerId: number; readonly path: string }

/** The SQL of this file, for the test of its plans too. */
export const placeSql = {
  ofDevice: `SELECT a.id AS artefactId, a.containerId, a.path, a.name, a.format, a.importedAt, a.modifiedAt FROM artefact AS a
    WHERE a.deviceId = @deviceId AND a.final = 1
    UNION SELECT a.id, a.containerId, a.path, a.name, a.format, a.importedAt, a.modifiedAt
    FROM listedRow AS l CROSS JOIN artefact AS a ON a.id = l.artefactId WHERE l.deviceId = @deviceId ORDER BY 1`,
  /** When what a device's artefacts say was collected, and the newest activity of lists that name it. */
  times: `SELECT a.id AS artefactId, f.value FROM artefact AS a CROSS JOIN fact AS f
    ON f.kind IN ('analyzer.runTime', 'diagnostic.clientTime') AND f.artefactId = a.contentId WHERE a.deviceId = @deviceId AND a.final = 1
    UNION ALL SELECT l.artefactId, f.value FROM listedRow AS l CROSS JOIN fact AS f ON f.kind = 'inventory.newest' AND f.artefactId = l.contentId
    WHERE l.deviceId = @deviceId`,
  containers: 'SELECT id, path, kind, parentId FROM container',
  registry: `SELECT v.id, k.key, v.name, v.valueType, v.shown AS data, v.locator FROM registryValue AS v JOIN registryKey AS k ON k.id = v.keyId
    WHERE v.artefactId = (SELECT contentId FROM artefact WHERE id = ? AND final = 1) AND v.id > ? AND v.deleted = 0 AND k.deleted = 0
    ORDER BY v.id LIMIT ?`,
} as const

/** The evidence of a device, the lists that name it included, and where each piece came in. */
export function listDevicePlaces(db: ReadableCase, deviceId: number, locate = placeFinder(db)): EvidencePlace[] {
  return prepared<object>(db, placeSql.ofDevice)
    .all({ deviceId })
    .map((row) => {
      const { containerId, path, ...own } = withoutNulls<PlaceRow>(row)
      return { ...own, ...locate(containerId, path) }
    })
}

/** When each artefact of a device was collected, as it says itself; the latest time that it gives. UTC. */
export function readCollectionTimes(db: ReadableCase, deviceId: number): ReadonlyMap<number, string> {
  const times = new Map<number, string>()
  for (const { artefactId, value } of prepared<{ artefactId: number; value: string }>(db, placeSql.times).all({ deviceId })) {
    const time = fromJson<unknown>(value)
    if (typeof time !== 'string' || Number.isNaN(Date.parse(time))) continue
    const known = times.get(artefactId)
    if (known === undefined || known < time) times.set(artefactId, time)
  }
  return times
}

/** Tells of a container and a path in it which outermost container that is, and the path in there. */
export function placeFinder(
  db: ReadableCase,
): (containerId: number, path: string) => Pick<EvidencePlace, 'root' | 'rootPath' | 'rootKind' | 'place'> {
  const containers = new Map(
    prepared<ContainerPlace>(db, placeSql.containers)
      .all()
      .map((row) => [row.id, row]),
  )
  return (containerId, path) => {
    let container = containers.get(containerId)
    let place = path
    while (container !== undefined && container.parentId !== null) {
      place = `${container.path}/${place}`
      container = containers.get(container.parentId)
    }
    return { root: container?.id ?? containerId, rootPath: container?.path ?? '', rootKind: container?.kind ?? 'file', place }
  }
}

/** A registry value with the id that the next page of them follows. */
export interface StoredRegistryValue {
  readonly id: number
  readonly key: string
  readonly name: string
  readonly valueType: string
  readonly data: string
  readonly locator: Locator
}

/** Values that an artefact holds behind one of them, in the order of the file; deleted ones that a hive still shows are left out. */
export function listRegistryOf(db: ReadableCase, artefactId: number, after: number, limit: number): StoredRegistryValue[] {
  const rows = prepared<Omit<StoredRegistryValue, 'locator'> & { readonly locator: string | null }>(db, placeSql.registry).all(
    artefactId,
    after,
    limit,
  )
  return rows.map(({ locator, ...row }) => ({
    ...row,
    locator: locator === null ? { kind: 'key', key: row.key, name: row.name } : fromJson<Locator>(locator),
  }))
}
