import { listArtefacts, listEventSources, listRegistryValues, locateRegistryKey, type ReadableCase } from '../../store/index.ts'

/** Where Windows keeps the offset that its clock has now. Source: Microsoft Learn, DYNAMIC_TIME_ZONE_INFORMATION; the value is a DWORD, minutes, UTC = local time + bias. */
const SYSTEM = 'HKEY_LOCAL_MACHINE\\SYSTEM'
const ZONE = 'Control\\TimeZoneInformation'
/** A hive has control sets by number, and says here which of them is the current one. */
const SELECT = `${SYSTEM}\\Select`
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
  const ofCurrent = valuesOf(db, artefactId, `${SYSTEM}\\CurrentControlSet\\${ZONE}`)
  const number = valuesOf(db, artefactId, SELECT)?.('Current')?.padStart(3, '0')
  const values = ofCurrent ?? valuesOf(db, artefactId, `${SYSTEM}\\ControlSet${number ?? '001'}\\${ZONE}`)
  const bias = Number(/\d+/.exec(values?.(BIAS) ?? '')?.[0] ?? Number.NaN)
  const name = values?.(NAME)
  // A DWORD is printed unsigned; a zone east of Greenwich has a negative bias.
  return Number.isNaN(bias) ? {} : { offsetMinutes: 0 - (bias | 0), ...(name !== undefined && { name }) }
}

/** Gives the data of a key's values by their names; undefined where the key is not there. */
function valuesOf(db: ReadableCase, artefactId: number, key: string): ((name: string) => string | undefined) | undefined {
  const keyId = locateRegistryKey(db, { artefactId, key }).at(-1)
  if (keyId === undefined) return undefined
  const { rows } = listRegistryValues(db, { keyId, artefactId, offset: 0, limit: 100 })
  return (name) => rows.find((row) => row.name.toLowerCase() === name.toLowerCase())?.data
}
