import type { TreeCursor } from '@lezer/common'
import type { Binary, BinaryOperator, Call, Expression, Invalid } from './ast.ts'
import { DEPTH_LIMIT, invalid, NESTING_LIMIT, type Reading } from './reading.ts'
import { firstName, readLeaf } from './readLeaf.ts'
import { readPrefixed } from './readPrefixed.ts'
import { linePlace, type Place, shorten, syntaxProblem } from './syntaxProblems.ts'

const operands = new Set(
  (
    'OrChain AndChain Comparison Sum Product Prefixed String OpenString WrongString Number Attribute OpenAttribute Parameter OpenParameter Variable Constant WrongConstant ' +
    'EnumName Call Brackets Missing'
  ).split(' '),
)
const isOperator = (name: string): boolean => name.endsWith('Operator')

const meantOperators: Readonly<Record<string, BinaryOperator>> = {
  '!=': '<>',
  '!==': '<>',
  '≠': '<>',
  '><': '<>',
  '==': '=',
  '===': '=',
  '=>': '>=',
  '≥': '>=',
  '=<': '<=',
  '≤': '<=',
  '|': '||',
  and: '&&',
  or: '||',
}

/** The operand at the cursor, which stays where it is. */
export function buildOperand(reading: Reading): Expression {
  const { cursor } = reading
  switch (cursor.name) {
    case 'OrChain':
    case 'AndChain':
    case 'Comparison':
    case 'Sum':
    case 'Product':
      return buildChain(reading)
    case 'Prefixed':
      return readPrefixed(reading, buildOnlyChild(reading))
    case 'Call':
      return buildCall(reading)
    case 'Brackets':
      return buildBrackets(reading)
    default:
      return readLeaf(reading)
  }
}

/** The first operand among the children of the cursor's node; the cursor stays. Undefined where recovery left none. */
export function buildOnlyChild(reading: Reading): Expression | undefined {
  const { cursor } = reading
  if (!cursor.firstChild()) return undefined
  let result: Expression | undefined
  do {
    if (operands.has(cursor.name)) result = buildOperand(reading)
  } while (result === undefined && cursor.nextSibling())
  cursor.parent()
  return result
}

/** `a & b & c`: a flat node of the grammar, a tree that leans to the left. */
function buildChain(reading: Reading): Expression {
  const { cursor } = reading
  const { from, to } = cursor
  const base = reading.depth
  const levels = countOperators(cursor)
  if (base + levels > DEPTH_LIMIT) return overLimit(reading, 'chain', { from, to })
  reading.depth += levels
  let result: Expression | undefined
  let sign: Place | undefined
  cursor.firstChild()
  do {
    if (isOperator(cursor.name)) sign = { from: cursor.from, to: cursor.to }
    else if (operands.has(cursor.name)) {
      const operand = buildOperand(reading)
      if (sign !== undefined && result !== undefined) {
        result = buildBinary(reading, { from, to: cursor.to }, result, sign, operand)
        reading.depth--
      } else result ??= operand
      sign = undefined
    }
  } while (cursor.nextSibling())
  cursor.parent()
  reading.depth = base
  return result ?? invalid({ from, to })
}

function countOperators(cursor: TreeCursor): number {
  let count = 0
  if (!cursor.firstChild()) return count
  do if (isOperator(cursor.name)) count++
  while (cursor.nextSibling())
  cursor.parent()
  return count
}

function buildBinary(reading: Reading, place: Place, left: Expression, sign: Place, right: Expression): Binary {
  reportMissing(reading, sign, left, right)
  return { type: 'binary', ...place, parens: 0, operator: readOperator(reading, sign), operatorFrom: sign.from, left, right }
}

function readOperator(reading: Reading, sign: Place): Binary['operator'] {
  const text = reading.text.slice(sign.from, sign.to)
  const meant = meantOperators[text.toLowerCase()] ?? (/[‒-―−]/.test(text) ? '-' : undefined)
  if (meant === undefined) return text as BinaryOperator
  reading.problems.push(syntaxProblem('operator-unknown', sign, { text, right: meant }, { ...sign, insert: meant }))
  return meant
}

const sides = {
  before: { en: 'before it', fr: 'à sa gauche' },
  after: { en: 'after it', fr: 'à sa droite' },
}
const isMissing = (operand: Expression | undefined): boolean =>
  operand === undefined || (operand.type === 'invalid' && operand.from === operand.to)

function reportMissing(reading: Reading, sign: Place, left: Expression, right: Expression | undefined): void {
  const operator = reading.text.slice(sign.from, sign.to)
  if (isMissing(left) && left.from === 0 && operator === '=' && reading.text.slice(0, sign.from).trim() === '')
    reading.problems.push(syntaxProblem('equals-first', sign, {}, { ...sign, insert: '' }))
  else if (isMissing(left)) reading.problems.push(syntaxProblem('operand-missing', sign, { operator, side: sides.before }))
  if (isMissing(right)) reading.problems.push(syntaxProblem('operand-missing', sign, { operator, side: sides.after }))
}

function overLimit(reading: Reading, code: 'nesting' | 'chain', place: Place): Invalid {
  if (reading.limit > place.from) {
    reading.limit = place.from
    const limit = code === 'nesting' ? NESTING_LIMIT : DEPTH_LIMIT
    reading.problems.push(syntaxProblem(code, { from: place.from, to: place.from + 1 }, { limit }))
  }
  return invalid(place)
}

interface List {
  readonly items: readonly Expression[]
  readonly separators: readonly Place[]
  readonly open: Place
  readonly closed: boolean
}

/** What stands between the brackets of the cursor's node, or undefined past the limit. */
function buildList(reading: Reading): List | undefined {
  const { cursor } = reading
  const open = { from: cursor.from, to: cursor.from + 1 }
  if (reading.brackets >= NESTING_LIMIT || reading.depth >= DEPTH_LIMIT) {
    overLimit(reading, reading.brackets >= NESTING_LIMIT ? 'nesting' : 'chain', open)
    return undefined
  }
  reading.brackets++
  reading.depth++
  const items: Expression[] = []
  const separators: Place[] = []
  let closed = false
  if (cursor.firstChild()) {
    do {
      if (operands.has(cursor.name)) items.push(buildOperand(reading))
      else if (cursor.name === ',' || cursor.name === 'WrongComma') separators.push(readSeparator(reading))
      else if (cursor.name === ')') closed = true
    } while (cursor.nextSibling())
    cursor.parent()
  }
  reading.brackets--
  reading.depth--
  return { items, separators, open, closed }
}

function readSeparator(reading: Reading): Place {
  const { name, from, to } = reading.cursor
  if (name === 'WrongComma') reading.problems.push(syntaxProblem('comma-wrong', { from, to }, {}, { from, to, insert: ',' }))
  return { from, to }
}

function reportOpen(reading: Reading, list: List, name: string): void {
  if (list.closed) return
  const end = reading.text.trimEnd().length
  const values = { name, ...linePlace(reading.text, list.open.from) }
  reading.problems.push(syntaxProblem('bracket-open', list.open, values, { from: end, to: end, insert: ')' }))
}

function buildCall(reading: Reading): Expression {
  const { cursor, text } = reading
  const { from, to } = cursor
  cursor.firstChild()
  const written = firstName(text.slice(from, cursor.to))
  while (cursor.name !== 'Arguments' && cursor.nextSibling());
  const list = cursor.name === 'Arguments' ? buildList(reading) : undefined
  cursor.parent()
  if (list === undefined) return invalid({ from, to })
  const name = written.replaceAll(/\p{Cf}/gu, '')
  reportOpen(reading, list, `${name}(`)
  const args = list.items.length === 1 && isMissing(list.items[0]) && list.separators.length === 0 ? [] : list.items
  reportEmptyArguments(reading, name, args, list.separators)
  const call: Call = { type: 'call', from, to, parens: 0, name, nameTo: from + written.length, args }
  return call
}

function reportEmptyArguments(reading: Reading, name: string, args: readonly Expression[], separators: readonly Place[]): void {
  args.forEach((arg, index) => {
    if (!isMissing(arg)) return
    const comma = separators[Math.max(0, index - 1)]
    const place = { from: arg.from, to: arg.from }
    const fix = comma === undefined ? undefined : { ...comma, insert: '' }
    reading.problems.push(syntaxProblem('argument-empty', comma ?? place, { number: index + 1, name: shorten(name) }, fix))
  })
}

function buildBrackets(reading: Reading): Expression {
  const { from, to } = reading.cursor
  const list = buildList(reading)
  if (list === undefined) return invalid({ from, to })
  reportOpen(reading, list, '(')
  const [first] = list.items
  const [comma] = list.separators
  if (comma !== undefined) reading.problems.push(syntaxProblem('brackets-comma', comma))
  else if (isMissing(first)) reading.problems.push(syntaxProblem('brackets-empty', { from, to }))
  if (first === undefined || comma !== undefined || isMissing(first)) return invalid({ from, to })
  return { ...first, parens: first.parens + 1 }
}
