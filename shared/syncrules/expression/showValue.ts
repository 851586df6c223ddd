import type { Single, Value } from './value.ts'

/** Characters of a text, bytes of binary values and values of a multi-valued one that are shown; of the latter two the rest is counted. */
const SHOWN_TEXT = 400
const SHOWN_BYTES = 16
const SHOWN_VALUES = 20

/** A value as the language would write it where it can: `True`, `"6.3"`, `NULL`; dates in UTC, bytes in hex, several values in braces. */
export function showValue(value: Value): string {
  if (value === null) return 'NULL'
  if (typeof value === 'object' && 'kind' in value) {
    if (value.kind === 'multi') return showSeveral(value.values)
    if (value.kind === 'flow' || value.kind === 'enum') return value.name
    return showSingle(value)
  }
  return showSingle(value)
}

function showSeveral(values: readonly Single[]): string {
  const rest = values.length > SHOWN_VALUES ? `; … (${values.length})` : ''
  return `{${values.slice(0, SHOWN_VALUES).map(showSingle).join('; ')}${rest}}`
}

function showSingle(value: Single): string {
  switch (typeof value) {
    case 'string':
      return `"${value.length > SHOWN_TEXT ? `${value.slice(0, SHOWN_TEXT)}…` : value}"`
    case 'boolean':
      return value ? 'True' : 'False'
    case 'number':
    case 'bigint':
      return String(value)
    default:
      if (value instanceof Uint8Array) return showBytes(value)
      return value.kind === 'ref' ? `"${value.dn}"` : `${new Date(value.ms).toISOString().slice(0, 19).replace('T', ' ')}Z`
  }
}

function showBytes(bytes: Uint8Array): string {
  const hex = Array.from(bytes.subarray(0, SHOWN_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join(' ')
  return bytes.length > SHOWN_BYTES ? `${hex} … (${bytes.length})` : hex
}
