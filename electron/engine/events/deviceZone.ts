import { listArtefacts, listEventSources, listRegistryValues, locateRegistryKey, type ReadableCase } from '../../store/index.ts'

/** Where Windows keeps the offset that its clock has now. Source: Microsoft Learn, DYNAMIC_TIME_ZONE_INFORMATION; the value is a DWORD, minutes, UTC = local time + bias. */
const KEY = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\TimeZoneInformation'
const BIAS = 'ActiveTimeBias'
const NAME = 'TimeZoneKeyName'
const REGISTRY_FORMATS: ReadonlySet<string> = new Set(['reg', 'regQuery', 'regf'])

export interface DeviceZone {
  readonly offsetMinutes?: number
  readonly name?: string
}

/** The device's offset from UTC when its registry was exported; empty where no evidence says it, or for several devices. */
export function deviceZone(db: ReadableCase, deviceId: number | undefined): DeviceZone {
  const only = deviceId ?? onlyDevice(db)
  if (only === undefined) return {}
  const { rows } = listArtefacts(db, { deviceId: only, offset: 0, limit: 500 })
  for (const { id, format } of rows) {
    if (!REGISTRY_FORMATS.has(format)) continue
    const zone = zoneOf(db, id)
    if (zone.offsetMinutes !== undefined) return zone
  }
  return {}
}

function onlyDevice(db: ReadableCase): number | undefined {
  const devices = new Set(listEventSources(db).map((source) => source.deviceId))
  return devices.size === 1 ? [...devices][0] : undefined
}

function zoneOf(db: ReadableCase, artefactId: number): DeviceZone {
  const keyId = locateRegistryKey(db, { artefactId, key: KEY }).at(-1)
  if (keyId === undefined) return {}
  const { rows } = listRegistryValues(db, { keyId, artefactId, offset: 0, limit: 100 })
  const dataOf = (name: string): string | undefined => rows.find((row) => row.name.toLowerCase() === name.toLowerCase())?.data
  const bias = Number(/\d+/.exec(dataOf(BIAS) ?? '')?.[0] ?? Number.NaN)
  const name = dataOf(NAME)
  // A DWORD is printed unsigned; a zone east of Greenwich has a negative bias.
  return Number.isNaN(bias) ? {} : { offsetMinutes: -(bias | 0), ...(name !== undefined && { name }) }
}
