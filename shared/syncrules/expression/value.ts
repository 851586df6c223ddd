/** A moment: milliseconds since 1970 UTC, and the rest below a millisecond in ticks of 100 ns. */
export interface DateTime {
  readonly kind: 'dt'
  readonly ms: number
  readonly ticks: number
}
/** A distinguished name. */
export interface Reference {
  readonly kind: 'ref'
  readonly dn: string
}
/** The values of a multi-valued attribute, in order; never holds Null, flow literals or other multi-values. Empty is absent. */
export interface MultiValue {
  readonly kind: 'multi'
  readonly values: readonly Single[]
}
/** What a flow answers instead of a value. `null` is NULL: this rule has nothing to contribute. */
export interface FlowLiteral {
  readonly kind: 'flow'
  readonly name: 'IgnoreThisFlow' | 'AuthoritativeNull'
}
/** A bare name that only some functions take. */
export interface EnumValue {
  readonly kind: 'enum'
  readonly name: string
}

/** One value of the language: str, num (bigint only above 2^53), bool, bin, dt, ref. */
export type Single = string | number | bigint | boolean | Uint8Array | DateTime | Reference
export type Value = null | Single | MultiValue | FlowLiteral | EnumValue

export type ValueType = 'str' | 'num' | 'bool' | 'bin' | 'dt' | 'ref'

/** What an expression reads values from. `name` is exactly as written between the brackets; absent attributes are null. */
export interface EvaluationScope {
  readonly attribute: (name: string) => Value
  /** `%Domain.FQDN%` and the like; undefined: not known, which is an error at the place of use. */
  readonly parameter: (name: string) => string | undefined
  readonly now: DateTime
  /** Both in 0 ≤ x < 1 / a new GUID; given from outside so that results can be repeated. */
  readonly random: () => number
  readonly guid: () => string
}
