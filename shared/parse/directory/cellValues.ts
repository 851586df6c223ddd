import { isBinaryName } from './attributeNames.ts'
import { readBase64, readBinaryText, readHex } from './binaryForms.ts'
import type { RawValue } from './objectBuilder.ts'

/** A list or array of which Export-Csv wrote the type instead of the values. */
export const isLostValue = (cell: string): boolean =>
  /^(?:Microsoft\.ActiveDirectory\.Management\.AD\w+|System\.(?:Byte|String|Object|Security\.Cryptography\.X509Certificates\.X509Certificate2?)\[\]|System\.Collections\.[\w.`[\]]+)$/.test(
    cell.trim(),
  )

/**
 * The values of a cell as csvde writes them: separated by `;`, with `\` in front of one that belongs to a value, bytes as X'3082…'.
 * Inferred from exports, as no document tells: a backslash before anything else stands for itself, as in distinguished names.
 */
export const csvdeValues = (cell: string): readonly RawValue[] => splitValues(cell).map((text) => readHexLiteral(text) ?? text)

function readHexLiteral(text: string): Uint8Array | undefined {
  return /^[Xx]'/.test(text) && text.endsWith("'") && text.length > 2 ? readHex(text.slice(2, -1)) : undefined
}

function splitValues(cell: string): readonly string[] {
  const values: string[] = []
  let value = ''
  let start = 0
  for (const { index } of cell.matchAll(/\\[;\\]|;/g)) {
    value += cell.slice(start, index)
    if (cell[index] === ';') {
      values.push(value)
      value = ''
      start = index + 1
    } else {
      value += cell[index + 1] ?? ''
      start = index + 2
    }
  }
  return [...values, value + cell.slice(start)]
}

/** The values of a cell of Export-Csv: one, except where somebody joined several binary ones. */
export function exportedValues(name: string, cell: string): readonly (string | Uint8Array)[] {
  const text = cell.trim()
  if (!isBinaryName(name) || readBinaryText(text) !== undefined) return [cell]
  const parts = text.split(/[;,|]\s*|\s+/).filter((part) => part !== '')
  const bytes = parts.map(readBase64)
  return parts.length > 1 && bytes.every((part) => part !== undefined) ? bytes : [cell]
}
