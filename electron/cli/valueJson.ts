import type { DateTime, Single, Value } from '../../shared/syncrules/expression/value.ts'

export type JsonValue = null | string | number | boolean | readonly JsonValue[]

/** A value of the expression language as cli.md writes values: NULL is null, bytes are lower-case hex, times UTC with 100 ns. */
export function valueJson(value: Value): JsonValue {
  if (value === null) return null
  if (typeof value === 'object' && 'kind' in value) {
    switch (value.kind) {
      case 'multi':
        return value.values.map(singleJson)
      case 'flow':
      case 'enum':
        return value.name
      default:
        return singleJson(value)
    }
  }
  return singleJson(value)
}

function singleJson(value: Single): JsonValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'number':
      return value
    case 'bigint':
      return String(value)
    default:
      if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
      return value.kind === 'ref' ? value.dn : timeText(value)
  }
}

const timeText = ({ ms, ticks }: DateTime): string => `${new Date(ms).toISOString().slice(0, 23)}${String(ticks).padStart(4, '0')}Z`
