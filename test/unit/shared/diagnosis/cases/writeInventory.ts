import { encodeInventoryCsv, type ListedDevice } from '../../../../../shared/scenarios/encoders/encodeInventoryCsv.ts'

/** `name=SRV-1; managedBy=MDE` lines as the rows of a device list; `other` before a row says that it is about another device. */
export function writeInventory(source: 'portal' | 'entra' | 'intune', lines: readonly string[]): Uint8Array {
  return encodeInventoryCsv({ source, devices: lines.map((line) => listedDevice(line.replace(/^other /, ''))) })
}

function listedDevice(line: string): ListedDevice {
  const cells = Object.fromEntries(line.split('; ').map(cellOf))
  if (typeof cells.name !== 'string') throw new Error(`a row names its device: "${line}"`)
  return { ...cells, name: cells.name }
}

function cellOf(text: string): readonly [field: string, value: string | boolean] {
  const at = text.indexOf('=')
  if (at < 0) throw new Error(`a cell is "field=value", not "${text}"`)
  const value = text.slice(at + 1)
  return [text.slice(0, at), value === 'true' ? true : value === 'false' ? false : value]
}
