import type { Expression } from './ast.ts'
import { invalid, type Reading } from './reading.ts'
import { syntaxProblem } from './syntaxProblems.ts'

/**
 * Signs before a value. A minus before a number is part of the number: no document says so, but a shipped rule has
 * `BitAnd([groupType],-2147483648)`, and DateAdd needs it. Everything else is an error that can be rewritten.
 */
export function readPrefixed(reading: Reading, value: Expression | undefined): Expression {
  const { from, to } = reading.cursor
  const operand = value ?? invalid({ from: to, to })
  const signs = reading.text.slice(from, outerFrom(reading)).trim()
  const isHole = operand.type === 'invalid' && operand.from === operand.to
  if (isHole) {
    const side = { en: 'after it', fr: 'à sa droite' }
    reading.problems.push(syntaxProblem('operand-missing', { from, to: from + signs.length }, { operator: signs, side }))
    return invalid({ from, to: from + signs.length })
  }
  if (signs === '-' && operand.type === 'number' && operand.parens === 0) {
    if (operand.from > from + 1) {
      const insert = `-${reading.text.slice(operand.from, operand.to)}`
      reading.problems.push(syntaxProblem('minus-blank', { from, to }, {}, { from, to, insert }))
    }
    return { ...operand, from, value: -operand.value }
  }
  reading.problems.push(refuse(reading, signs, { from, to }))
  return operand
}

/** Where the operand starts, its brackets included. */
function outerFrom({ cursor }: Reading): number {
  return cursor.node.lastChild?.from ?? cursor.to
}

function refuse(reading: Reading, signs: string, place: { readonly from: number; readonly to: number }) {
  const value = reading.text.slice(outerFrom(reading), place.to)
  if (signs.startsWith('!')) return syntaxProblem('not-unknown', place, {}, { ...place, insert: `(${value} = False)` })
  return syntaxProblem('minus-value', place, {}, { ...place, insert: `(0 - ${value})` })
}
