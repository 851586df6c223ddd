import type { Localized } from '../../facts/localized.ts'
import type { BinaryOperator } from './ast.ts'
import { LONGEST_TEXT, textTooLong } from './limits.ts'
import type { Single, Value } from './value.ts'
import { isBytes, isDate, isFlow, isMulti, isNumber, isReference, multiOf, normalNumber, sameSingle, typeOf } from './values.ts'
import { valueWords } from './valueWords.ts'

/** An operator cannot take what stands beside it. `side` tells which. */
export class OperatorFailure extends Error {
  readonly localized: Localized
  readonly side: 'left' | 'right' | 'both'

  constructor(localized: Localized, side: 'left' | 'right' | 'both') {
    super(localized.en)
    this.name = 'OperatorFailure'
    this.localized = localized
    this.side = side
  }
}

export type EagerOperator = Exclude<BinaryOperator, '&&' | '||'>

/**
 * Two values joined by an operator that needs both. Several values on one side are taken one by one, as functions do it.
 * Inferred, because no document says it: texts are compared by their characters, case counts; Null equals Null and nothing else, and is
 * neither less nor more than anything; `&` takes Null for nothing, and calculating with Null gives Null.
 */
export function applyOperator(operator: EagerOperator, left: Value, right: Value): Value {
  if (isMulti(left) && isMulti(right)) throw new OperatorFailure(onlyOneOfSeveral(operator), 'both')
  if (isMulti(left)) return multiOf(left.values.flatMap((value) => presentOnly(applyOperator(operator, value, right))))
  if (isMulti(right)) return multiOf(right.values.flatMap((value) => presentOnly(applyOperator(operator, left, value))))
  switch (operator) {
    case '=':
    case '<>':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(operator, left, right)
    case '&':
      return concatenate(left, right)
    default:
      return calculate(operator, left, right)
  }
}

const presentOnly = (value: Value): Single[] =>
  value === null || isMulti(value) || (typeof value === 'object' && 'kind' in value && (value.kind === 'flow' || value.kind === 'enum'))
    ? []
    : [value]

type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>='

function compare(operator: Comparison, left: Value, right: Value): boolean {
  if (left === null || right === null) return operator === '=' ? left === right : operator === '<>' ? left !== right : false
  const a = comparable(operator, left, 'left')
  const b = comparable(operator, right, 'right')
  if (typeOf(a) !== typeOf(b)) throw new OperatorFailure(differentTypes(operator, a, b), 'both')
  if (operator === '=') return sameSingle(a, b)
  if (operator === '<>') return !sameSingle(a, b)
  const order = orderOf(operator, a, b)
  switch (operator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

/** A reference stands beside texts as its name. */
function comparable(operator: Comparison, value: Value, side: 'left' | 'right'): Exclude<Single, { readonly kind: 'ref' }> {
  if (isReference(value)) return value.dn
  if (value === null || isMulti(value) || isFlow(value) || (typeof value === 'object' && 'kind' in value && value.kind === 'enum')) {
    throw new OperatorFailure(notComparable(operator), side)
  }
  return value as Exclude<Single, { readonly kind: 'ref' }>
}

function orderOf(operator: Comparison, a: Single, b: Single): number {
  if (isDate(a) && isDate(b)) return a.ms - b.ms || a.ticks - b.ticks
  if ((isNumber(a) && isNumber(b)) || (typeof a === 'string' && typeof b === 'string')) return a < b ? -1 : a > b ? 1 : 0
  throw new OperatorFailure(notOrdered(operator, a), 'both')
}

function concatenate(left: Value, right: Value): Value {
  if (isBytes(left) || isBytes(right)) {
    if (left === null) return right
    if (right === null) return left
    if (!isBytes(left) || !isBytes(right)) throw new OperatorFailure(bytesAndText, isBytes(left) ? 'right' : 'left')
    if (left.length + right.length > LONGEST_TEXT) throw new OperatorFailure(textTooLong, 'both')
    const joined = new Uint8Array(left.length + right.length)
    joined.set(left)
    joined.set(right, left.length)
    return joined
  }
  const joined = textBeside(left, 'left') + textBeside(right, 'right')
  if (joined.length > LONGEST_TEXT) throw new OperatorFailure(textTooLong, 'both')
  return joined
}

function textBeside(value: Value, side: 'left' | 'right'): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (isReference(value)) return value.dn
  throw new OperatorFailure(needsText(value), side)
}

function calculate(operator: '+' | '-' | '*' | '/', left: Value, right: Value): number | bigint | null {
  if (left === null || right === null) return null
  const a = numberBeside(operator, left, 'left')
  const b = numberBeside(operator, right, 'right')
  if (operator === '/') {
    if (Number(b) === 0) throw new OperatorFailure(byZero, 'right')
    return Number(a) / Number(b)
  }
  if (Number.isInteger(Number(a)) && Number.isInteger(Number(b))) {
    const [x, y] = [BigInt(a), BigInt(b)]
    return normalNumber(operator === '+' ? x + y : operator === '-' ? x - y : x * y)
  }
  return operator === '+' ? Number(a) + Number(b) : operator === '-' ? Number(a) - Number(b) : Number(a) * Number(b)
}

function numberBeside(operator: string, value: Value, side: 'left' | 'right'): number | bigint {
  if (isNumber(value)) return value
  throw new OperatorFailure(needsNumber(operator, value), side)
}

const onlyOneOfSeveral = (operator: string): Localized => ({
  en: `Only one side of \`${operator}\` can have several values: those of two cannot be paired.`,
  fr: `Un seul côté de \`${operator}\` peut avoir plusieurs valeurs\u00a0: celles de deux ne se correspondent pas.`,
})
const differentTypes = (operator: string, a: Single, b: Single): Localized => ({
  en: `\`${operator}\` compares values of one type; here ${valueWords(a).en} stands beside ${valueWords(b).en}.`,
  fr: `\`${operator}\` compare des valeurs d’un même type\u00a0; ici ${valueWords(a).fr} côtoie ${valueWords(b).fr}.`,
})
const notComparable = (operator: string): Localized => ({
  en: `\`${operator}\` compares values; this is none.`,
  fr: `\`${operator}\` compare des valeurs\u00a0; ceci n’en est pas une.`,
})
const notOrdered = (operator: string, a: Single): Localized => ({
  en: `\`${operator}\` needs numbers, texts or dates; ${valueWords(a).en} has no order.`,
  fr: `\`${operator}\` demande des nombres, des textes ou des dates\u00a0; ${valueWords(a).fr} n’a pas d’ordre.`,
})
const needsText = (value: Value): Localized => ({
  en: `\`&\` joins texts; this is ${valueWords(value).en}. Put CStr around it.`,
  fr: `\`&\` assemble des textes\u00a0; ceci est ${valueWords(value).fr}. Entourez-le de CStr.`,
})
const bytesAndText: Localized = {
  en: '`&` joins bytes with bytes, not with a text.',
  fr: '`&` assemble des octets avec des octets, pas avec un texte.',
}
const needsNumber = (operator: string, value: Value): Localized => ({
  en: `\`${operator}\` calculates with numbers; this is ${valueWords(value).en}.${operator === '+' && typeof value === 'string' ? ' Texts are joined by `&`.' : ''}`,
  fr: `\`${operator}\` calcule avec des nombres\u00a0; ceci est ${valueWords(value).fr}.${operator === '+' && typeof value === 'string' ? ' Les textes s’assemblent par `&`.' : ''}`,
})
const byZero: Localized = { en: 'Division by zero.', fr: 'Division par zéro.' }
