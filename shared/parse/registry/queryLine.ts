import type { RegistryData } from '../registryValues.ts'
import { registryQword, registryTypeNumber } from '../registryValues.ts'

/** A line of `reg query` output: `HKEY_…\key` at column 0, values below it as indent, name, type, data, four blanks between. */
export type QueryLine =
  | { readonly kind: 'blank' }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'value'; readonly name: string; readonly valueType: string; readonly text: string }
  | { readonly kind: 'other' }

const KEY = /^HKEY_[A-Z_]+(?:\\.*)?$/
/** The XP edition puts tabs where later ones put four blanks. */
const TYPE = /(?: {4}|\t)(REG_(?:[A-Z_]+|0x[0-9a-f]{1,8}))(?: {4}|\t|$)/i

/** What `reg query` calls the default value, by language of Windows; in XP `<NO NAME>`. */
const DEFAULT_NAMES = new Set([
  '(default)',
  '(par défaut)',
  '(standard)',
  '(predeterminado)',
  '(predefinito)',
  '(padrão)',
  '(predefinição)',
  '(standaard)',
  '(domyślna)',
  '(výchozí)',
  '(oletus)',
  '(alapértelmezett)',
  '(varsayılan)',
  '(по умолчанию)',
  '(既定)',
  '(默认)',
  '(預設值)',
  '(기본값)',
  '<no name>',
])
/** Printed for a default value that does not exist. */
const NOT_SET = new Set(['(value not set)', '(valeur non définie)', '(wert nicht gesetzt)'])

export function readQueryLine(text: string): QueryLine {
  const line = text.trimEnd()
  if (line === '') return { kind: 'blank' }
  if (KEY.test(line)) return { kind: 'key', key: line }
  const type = /^[ \t]/.test(text) ? TYPE.exec(text) : null
  if (type === null) return { kind: 'other' }
  const printedName = text.slice(0, type.index).replace(/^(?: {1,4}|\t)/, '')
  const name = DEFAULT_NAMES.has(printedName.trim().toLowerCase()) ? '' : printedName
  return { kind: 'value', name, valueType: type[1] ?? '', text: text.slice(type.index + type[0].length) }
}

export const isUnsetDefault = (name: string, text: string): boolean => name === '' && NOT_SET.has(text.trim().toLowerCase())

/** The data of a value as records hold it; undefined where the text is not what the type prints. */
export function readQueryData(valueType: string, text: string): RegistryData | undefined {
  switch (valueType.toUpperCase()) {
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
    case 'REG_LINK':
      return text
    case 'REG_MULTI_SZ':
      return splitMultiString(text)
    case 'REG_DWORD':
      return /^0x[0-9a-f]{1,8}$/i.test(text.trim()) ? Number(text) : undefined
    case 'REG_QWORD':
      return /^0x[0-9a-f]{1,16}$/i.test(text.trim()) ? registryQword(BigInt(text.trim())) : undefined
    default:
      return registryTypeNumber(valueType) === undefined ? undefined : readHex(text)
  }
}

/** `\\0` stands between the strings, and behind the last one in some editions. */
function splitMultiString(text: string): string[] {
  const parts = text.split('\\0')
  while (parts.at(-1) === '') parts.pop()
  return parts
}

/** Binary data is hex without separators; numbers of other sizes are printed with 0x. */
function readHex(text: string): string | undefined {
  const digits = text.trim().replace(/^0x/i, '')
  return /^(?:[0-9a-f]{2})*$/i.test(digits) ? digits.toLowerCase() : undefined
}
