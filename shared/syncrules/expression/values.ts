import type { DateTime, EnumValue, FlowLiteral, MultiValue, Reference, Single, Value, ValueType } from './value.ts'

export const isMulti = (value: Value): value is MultiValue => isKind(value, 'multi')
export const isFlow = (value: Value): value is FlowLiteral => isKind(value, 'flow')
export const isDate = (value: Value): value is DateTime => isKind(value, 'dt')
export const isReference = (value: Value): value is Reference => isKind(value, 'ref')
export const isEnum = (value: Value): value is EnumValue => isKind(value, 'enum')
export const isBytes = (value: Value): value is Uint8Array => value instanceof Uint8Array
export const isNumber = (value: Value): value is number | bigint => typeof value === 'number' || typeof value === 'bigint'

const isKind = (value: Value, kind: string): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind

/** The type of a single value. */
export function typeOf(value: Single): ValueType {
  switch (typeof value) {
    case 'string':
      return 'str'
    case 'boolean':
      return 'bool'
    case 'number':
    case 'bigint':
      return 'num'
    default:
      return value instanceof Uint8Array ? 'bin' : value.kind
  }
}

/** All values: of a multi-valued one its own, of a single one itself, of Null and flow literals none. */
export function valuesOf(value: Value): readonly Single[] {
  if (value === null || isFlow(value) || isEnum(value)) return []
  return isMulti(value) ? value.values : [value]
}

/** Several values as one; none is Null. */
export const multiOf = (values: readonly Single[]): MultiValue | null => (values.length === 0 ? null : { kind: 'multi', values })

/** A number as the language has it: a bigint only where a number would lose digits. */
export const normalNumber = (value: bigint): number | bigint =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value

export const dateOf = (ms: number, ticks = 0): DateTime => ({ kind: 'dt', ms, ticks })

/** The same value: bytes by their content, references without regard to case, which AD does not have in names. */
export function sameSingle(a: Single, b: Single): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object') return false
  if (a instanceof Uint8Array) return b instanceof Uint8Array && a.length === b.length && a.every((byte, at) => byte === b[at])
  if (b instanceof Uint8Array) return false
  if (a.kind === 'dt') return b.kind === 'dt' && a.ms === b.ms && a.ticks === b.ticks
  return b.kind === 'ref' && a.dn.toLowerCase() === b.dn.toLowerCase()
}
