import { encodeInventoryCsv } from '../../../../../shared/scenarios/encoders/encodeInventoryCsv.ts'

/** `Header=value; Header=value` lines as the rows of a device list; `other` before a row says that it is about another device. */
export function writeInventory(source: 'portal' | 'entra' | 'intune', lines: readonly string[]): Uint8Array {
  return encodeInventoryCsv(
    source,
    lines.map((line) =>
      Object.fromEntries(
        line
          .replace(/^other /, '')
          .split('; ')
          .map(cellOf),
      ),
    ),
  )
}

function cellOf(text: string): readonly [header: string, value: string] {
  const at = text.indexOf('=')
  if (at < 0) throw new Error(`a cell is "Header=value", not "${text}"`)
  return [text.slice(0, at), text.slice(at + 1)]
}
