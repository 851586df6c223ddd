import type { DeviceFilter, DeviceSort } from '../../../shared/contract/viewRequests.ts'
import type { Language } from '../../../shared/facts/localized.ts'
import { listFilteredDeviceIds, type ReadableCase, readDevices } from '../../store/index.ts'
import { writeParts } from '../writeParts.ts'
import { deviceCsvHeader, deviceCsvRow } from './deviceCsv.ts'

export interface DeviceExport {
  readonly filter: DeviceFilter
  readonly sort?: DeviceSort | undefined
  readonly language: Language
  readonly path: string
}

/** Devices that are read before other requests get their turn. */
const DEVICES_A_TURN = 100

/** Writes the devices of a filter as CSV, under another name until it is complete. A device that goes meanwhile is left out. */
export async function exportDevices(
  db: ReadableCase,
  { filter, sort, language, path }: DeviceExport,
): Promise<{ readonly devices: number; readonly bytes: number }> {
  const ids = listFilteredDeviceIds(db, sort === undefined ? { filter } : { filter, sort })
  let devices = 0
  function* parts(): Generator<string, void> {
    yield deviceCsvHeader(language)
    for (let at = 0; at < ids.length; at += DEVICES_A_TURN) {
      const rows = readDevices(db, ids.slice(at, at + DEVICES_A_TURN))
      devices += rows.length
      yield rows.map((row) => deviceCsvRow(row, language)).join('')
    }
  }
  const { bytes } = await writeParts(path, parts())
  return { devices, bytes }
}
