import { randomUUID } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import type { DeviceFilter, DeviceSort } from '../../../shared/contract/viewRequests.ts'
import type { Language } from '../../../shared/facts/localized.ts'
import { listFilteredDeviceIds, type ReadableCase, readDevices } from '../../store/index.ts'
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
  const partial = `${path}.${randomUUID()}.partial`
  const file = await open(partial, 'wx')
  try {
    const written = await writeDevices(file, db, ids, language).finally(() => file.close())
    await rename(partial, path)
    return written
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

async function writeDevices(file: FileHandle, db: ReadableCase, ids: readonly number[], language: Language) {
  let devices = 0
  let bytes = 0
  const write = async (text: string): Promise<void> => {
    bytes += Buffer.byteLength(text)
    await file.appendFile(text)
  }
  await write(deviceCsvHeader(language))
  for (let at = 0; at < ids.length; at += DEVICES_A_TURN) {
    const rows = readDevices(db, ids.slice(at, at + DEVICES_A_TURN))
    devices += rows.length
    await write(rows.map((row) => deviceCsvRow(row, language)).join(''))
    await setImmediate()
  }
  return { devices, bytes }
}
