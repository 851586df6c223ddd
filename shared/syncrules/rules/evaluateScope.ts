import type { ScopeCondition, ScopeOperator, SyncRule } from '../../facts/syncRule.ts'
import { scopeOperators } from '../../facts/syncRule.ts'
import type { EvaluationScope, Single, Value } from '../expression/value.ts'

/** How one condition of a scoping filter came out, with what the object has. */
export interface ConditionResult {
  readonly condition: ScopeCondition
  /** Undefined: the operator is none that is known, or its value cannot be read. The condition does not hold then. */
  readonly holds: boolean | undefined
  /** The values that were compared, as text. */
  readonly found: readonly string[]
}

/** A filter without groups leaves nothing out. Conditions of a group hold together, one group is enough. */
export interface ScopeResult {
  readonly inScope: boolean
  readonly groups: readonly { readonly holds: boolean; readonly conditions: readonly ConditionResult[] }[]
}

/** The configuration files of 2016 spell it so; the documents `ISNOTBITSET`. */
const spellings: Readonly<Record<string, ScopeOperator>> = { ISBITNOTSET: 'ISNOTBITSET' }

/** The operator that a file names, in the documents' spelling; undefined where it is none. */
export function scopeOperatorOf(word: string): ScopeOperator | undefined {
  const upper = word.toUpperCase()
  return spellings[upper] ?? scopeOperators.find((operator) => operator === upper)
}

/** Whether an object is in a rule's scope, and by which condition. */
export function evaluateScope(rule: Pick<SyncRule, 'scope'>, object: EvaluationScope): ScopeResult {
  const groups = rule.scope.map((group) => {
    const conditions = group.map((condition) => evaluateCondition(condition, object))
    return { holds: conditions.every(({ holds }) => holds === true), conditions }
  })
  return { inScope: groups.length === 0 || groups.some(({ holds }) => holds), groups }
}

/** The same without what a person reads, for many objects. */
export function isInScope(rule: Pick<SyncRule, 'scope'>, object: EvaluationScope): boolean {
  return (
    rule.scope.length === 0 || rule.scope.some((group) => group.every((condition) => evaluateCondition(condition, object).holds === true))
  )
}

type Comparison = (found: readonly string[], wanted: string) => boolean | undefined

/**
 * Positive operators hold where any of the object's values fits, negative ones where none does, so an absent attribute fits the negative
 * ones: shipped rules (`isCriticalSystemObject NOTEQUAL TRUE`) rely on it. Inferred, as no document says it: texts are compared without
 * regard to case; ISIN takes values separated by semicolons; ISMEMBEROF looks at the groups that the object itself names.
 */
const positive: Readonly<Partial<Record<ScopeOperator, Comparison>>> = {
  EQUAL: (found, wanted) => found.some((value) => same(value, wanted)),
  CONTAINS: (found, wanted) => found.some((value) => fold(value).includes(fold(wanted))),
  STARTSWITH: (found, wanted) => found.some((value) => fold(value).startsWith(fold(wanted))),
  ENDSWITH: (found, wanted) => found.some((value) => fold(value).endsWith(fold(wanted))),
  ISNULL: (found) => found.length === 0,
  ISIN: (found, wanted) => listOf(wanted).some((one) => found.some((value) => same(value, one))),
  ISBITSET: (found, wanted) => {
    const flag = wholeNumber(wanted)
    if (flag === undefined) return undefined
    return found.some((value) => {
      const number = wholeNumber(value)
      return number !== undefined && flag !== 0n && (number & flag) === flag
    })
  },
  ISMEMBEROF: (found, wanted) => found.some((value) => same(value, wanted)),
  LESSTHAN: (found, wanted) => ordered(found, wanted, (order) => order < 0),
  LESSTHAN_OR_EQUAL: (found, wanted) => ordered(found, wanted, (order) => order <= 0),
  GREATERTHAN: (found, wanted) => ordered(found, wanted, (order) => order > 0),
  GREATERTHAN_OR_EQUAL: (found, wanted) => ordered(found, wanted, (order) => order >= 0),
}

const negative: Readonly<Partial<Record<ScopeOperator, ScopeOperator>>> = {
  NOTEQUAL: 'EQUAL',
  NOTCONTAINS: 'CONTAINS',
  NOTSTARTSWITH: 'STARTSWITH',
  NOTENDSWITH: 'ENDSWITH',
  ISNOTNULL: 'ISNULL',
  ISNOTIN: 'ISIN',
  ISNOTBITSET: 'ISBITSET',
  ISNOTMEMBEROF: 'ISMEMBEROF',
}

function evaluateCondition(condition: ScopeCondition, object: EvaluationScope): ConditionResult {
  const operator = scopeOperatorOf(condition.operator)
  if (operator === undefined) return { condition, holds: undefined, found: [] }
  const isMembership = operator === 'ISMEMBEROF' || operator === 'ISNOTMEMBEROF'
  const found = textsOf(object.attribute(isMembership ? 'memberOf' : condition.attribute))
  const opposite = negative[operator]
  const holds = positive[opposite ?? operator]?.(found, condition.value)
  return { condition, holds: holds === undefined || opposite === undefined ? holds : !holds, found }
}

function textsOf(value: Value): readonly string[] {
  if (value === null) return []
  if (typeof value === 'object' && 'kind' in value) {
    if (value.kind === 'multi') return value.values.map(textOf)
    if (value.kind === 'flow' || value.kind === 'enum') return []
  }
  return [textOf(value)]
}

function textOf(value: Single): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value !== 'object') return String(value)
  if (value instanceof Uint8Array) return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return value.kind === 'ref' ? value.dn : new Date(value.ms).toISOString()
}

const fold = (text: string): string => text.toLowerCase()
const same = (a: string, b: string): boolean => fold(a) === fold(b)
const listOf = (text: string): string[] => text.split(';').map((one) => one.trim())

/** By number where both are numbers, else as texts. */
function ordered(found: readonly string[], wanted: string, fits: (order: number) => boolean): boolean {
  const limit = wholeNumber(wanted)
  return found.some((value) => {
    const number = wholeNumber(value)
    if (limit !== undefined && number !== undefined) return fits(number < limit ? -1 : number > limit ? 1 : 0)
    return fits(fold(value) < fold(wanted) ? -1 : same(value, wanted) ? 0 : 1)
  })
}

const wholeNumber = (text: string): bigint | undefined =>
  /^\s*[+-]?\d{1,20}\s*$/.test(text) ? BigInt(text.trim().replace(/^\+/, '')) : undefined
