import type { SchemaAttribute } from '../../../facts/syncRule.ts'
import type { SignatureType } from '../../catalogue/functionEntry.ts'
import type { ValueType } from '../value.ts'

/**
 * What is known of a value before any object is looked at. `kinds` are the types that it can have when it is not Null, `any` where nothing
 * is known; none at all for Null, flow literals and `Error`. Everything can be Null: each attribute can be absent.
 */
export interface StaticType {
  readonly kinds: readonly ValueType[] | 'any'
  /** Whether there can be several values. */
  readonly multi: 'no' | 'yes' | 'unknown'
}

export const anyType: StaticType = { kinds: 'any', multi: 'unknown' }
/** Null, flow literals, `Error`: no value of any type, so it fits everywhere. */
export const noValue: StaticType = { kinds: [], multi: 'unknown' }

export const single = (kind: ValueType): StaticType => ({ kinds: [kind], multi: 'no' })

export const typeOfAttribute = ({ type, multi }: SchemaAttribute): StaticType => ({ kinds: [type], multi: multi ? 'yes' : 'no' })

export const isOnly = ({ kinds }: StaticType, kind: ValueType): boolean => kinds !== 'any' && kinds.length === 1 && kinds[0] === kind

/** Whether a value of the type can be of one of these kinds; Null and unknown values can. */
export const canBe = ({ kinds }: StaticType, wanted: readonly ValueType[]): boolean =>
  kinds === 'any' || kinds.length === 0 || kinds.some((kind) => wanted.includes(kind))

/** The type of a value that is one or the other. */
export function union(one: StaticType, other: StaticType): StaticType {
  if (one.kinds !== 'any' && one.kinds.length === 0) return other
  if (other.kinds !== 'any' && other.kinds.length === 0) return one
  const kinds = one.kinds === 'any' || other.kinds === 'any' ? 'any' : [...new Set([...one.kinds, ...other.kinds])]
  return { kinds, multi: one.multi === other.multi ? one.multi : 'unknown' }
}

/** The single kinds behind the types of a signature; undefined for those that take anything. */
const kindsOf: Readonly<Partial<Record<SignatureType, readonly ValueType[]>>> = {
  str: ['str'],
  num: ['num'],
  bool: ['bool'],
  bin: ['bin'],
  dt: ['dt'],
  ref: ['ref'],
  mvstr: ['str'],
  mvbin: ['bin'],
  mvref: ['ref'],
}

export const needsSeveral = (type: SignatureType): boolean => type.startsWith('mv')

/** Whether a value fits a parameter. Functions of single values take several ones too: they are applied to each. */
export function fits(type: StaticType, parameter: SignatureType): boolean {
  if (parameter === 'variable' || parameter === 'enum') return false
  const kinds = kindsOf[parameter]
  if (kinds !== undefined && !canBe(type, kinds)) return false
  return !(needsSeveral(parameter) && type.multi === 'no')
}

/** What a function answers by its signature, applied to each value where an argument has several. */
export function typeOfAnswer(returns: SignatureType, mapsOverSeveral: boolean): StaticType {
  if (returns === 'void') return noValue
  const kinds = kindsOf[returns]
  if (kinds === undefined) return needsSeveral(returns) ? { kinds: 'any', multi: 'yes' } : anyType
  return { kinds, multi: needsSeveral(returns) || mapsOverSeveral ? 'yes' : 'no' }
}
