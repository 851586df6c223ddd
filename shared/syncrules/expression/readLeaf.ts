import type { Constant, Expression } from './ast.ts'
import type { Reading } from './reading.ts'
import { type Place, type Replacement, type SyntaxCode, syntaxProblem, type Values } from './syntaxProblems.ts'

const meantConstants: Readonly<Record<string, Constant['name']>> = {
  true: 'True',
  false: 'False',
  null: 'NULL',
  crlf: 'CRLF',
  vbcrlf: 'CRLF',
}

/** A literal, name or other operand without parts, at the cursor. */
export function readLeaf(reading: Reading): Expression {
  const { name, from, to } = reading.cursor
  const text = reading.text.slice(from, to)
  const place = { from, to, parens: 0 }
  switch (name) {
    case 'String':
      return { type: 'string', ...place, value: text.slice(1, -1) }
    case 'OpenString':
      report(reading, 'string-open', { from, to: from + 1 }, {}, { from: to, to, insert: '"' })
      return { type: 'string', ...place, value: text.slice(1) }
    case 'WrongString':
      report(reading, 'string-quotes', place, { quote: `${text.at(0)}…${text.at(-1)}` }, { from, to, insert: `"${text.slice(1, -1)}"` })
      return { type: 'string', ...place, value: text.slice(1, -1) }
    case 'Number':
      if (/^&h$/i.test(text)) report(reading, 'hex-digits', place)
      return { type: 'number', ...place, value: readNumber(text) }
    case 'Attribute':
    case 'OpenAttribute':
      return { type: 'attribute', ...place, name: readAttribute(reading, name === 'OpenAttribute') }
    case 'Parameter':
    case 'OpenParameter':
      return { type: 'parameter', ...place, name: readParameter(reading, name === 'OpenParameter') }
    case 'Variable':
      if (text === '$') report(reading, 'variable-empty', place)
      return { type: 'variable', ...place, name: visible(text.slice(1)) }
    case 'Constant':
      return { type: 'constant', ...place, name: text as Constant['name'] }
    case 'WrongConstant':
      return { type: 'constant', ...place, name: readWrongConstant(reading) }
    case 'EnumName':
      return readName(text, from)
    default:
      return { type: 'invalid', ...place }
  }
}

function report(reading: Reading, code: SyntaxCode, place: Place, values?: Values, fix?: Replacement): void {
  reading.problems.push(syntaxProblem(code, { from: place.from, to: place.to }, values, fix))
}

/** Recovery may have put what follows a name into its node. */
function readName(text: string, from: number): Expression {
  const written = firstName(text)
  return { type: 'enum', from, to: from + written.length, parens: 0, name: visible(written) }
}

/** The name that a text starts with. */
export const firstName = (text: string): string => /^[^\s()[\]"$%&<>=|,;]+/.exec(text)?.[0] ?? text

const visible = (text: string): string => text.replaceAll(/\p{Cf}/gu, '')

/** Decimal or &H; a bigint where a number would lose digits. */
export function readNumber(text: string): number | bigint {
  const literal = text.replace(/^&h/i, '0x')
  if (literal === '0x') return 0
  const value = Number(literal)
  return Number.isSafeInteger(value) || literal.includes('.') ? value : BigInt(literal)
}

function readAttribute(reading: Reading, isOpen: boolean): string {
  const { from, to } = reading.cursor
  const inner = reading.text.slice(from + 1, isOpen ? to : to - 1)
  const name = visible(inner).trim()
  const end = isOpen ? from + 1 + inner.trimEnd().length : to
  const fix = { from, to: end, insert: `[${name}]` }
  if (name === '') report(reading, 'attribute-empty', { from, to })
  else if (isOpen) report(reading, 'attribute-open', { from, to: end }, { name }, fix)
  else if (name !== visible(inner)) report(reading, 'attribute-blank', { from, to }, { name }, fix)
  return name
}

function readParameter(reading: Reading, isOpen: boolean): string {
  const { from, to } = reading.cursor
  const name = reading.text.slice(from + 1, isOpen ? to : to - 1)
  if (name === '') report(reading, 'parameter-empty', { from, to })
  else if (isOpen) report(reading, 'parameter-open', { from, to }, { name }, { from, to, insert: `%${name}%` })
  return name
}

function readWrongConstant(reading: Reading): Constant['name'] {
  const { from, to } = reading.cursor
  const text = reading.text.slice(from, to)
  const right = meantConstants[text.toLowerCase()] ?? 'NULL'
  report(reading, 'constant-case', { from, to }, { text, right }, { from, to, insert: right })
  return right
}
