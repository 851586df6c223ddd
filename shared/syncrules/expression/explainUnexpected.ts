import type { SyntaxNodeRef, Tree } from '@lezer/common'
import type { ExpressionProblem } from './problem.ts'
import { type Place, shorten, syntaxProblem } from './syntaxProblems.ts'

/** What the grammar had no place for, up to an offset: one problem a stretch. */
export function explainUnexpected(tree: Tree, text: string, limit: number): ExpressionProblem[] {
  const problems: ExpressionProblem[] = []
  let end = -1
  let outside = false
  const cursor = tree.cursor()
  while (cursor.next() && cursor.from < limit) {
    if (!cursor.type.isError) continue
    const follows = end >= 0 && text.slice(end, cursor.from).trim() === ''
    end = Math.max(end, cursor.to)
    if (follows || outside) continue
    const problem = explainOne(cursor, text)
    if (problem === undefined) continue
    outside = problem.code === 'bracket-unopened' || problem.code === 'comma-outside'
    problems.push(problem)
  }
  return problems
}

const partBefore = /(?:"[^"]*"|\[[^\][]*\]|[\w$%.\-&]+|\S)\s*$/
const partAfter = /^\s*(?:"[^"]*"|\[[^\][]*\]|[\w$%.\-&]+|\S)/u
const startsOperand = /^["[(%$&\w\u00c0-\u024f\u0370-\u167f]/

function explainOne(node: SyntaxNodeRef, text: string): ExpressionProblem | undefined {
  const rest = text.slice(node.from, node.from + 200)
  if (node.from === node.to && rest.trim() === '') return undefined
  const start = node.from + (rest.length - rest.trimStart().length)
  const found = partAfter.exec(text.slice(start, start + 200))?.[0] ?? rest
  const place = { from: start, to: start + found.length }
  const sign = found.charAt(0)
  if (sign === ')') return syntaxProblem('bracket-unopened', one(start), {}, { ...one(start), insert: '' })
  if (sign === ',' || sign === ';') return syntaxProblem('comma-outside', one(start))
  if (/["'`\u2018-\u201f\u2032\u2033\u00ab\u00bb]/.test(sign) && found.length === 1)
    return syntaxProblem('quote-alone', one(start), { sign }, { ...one(start), insert: '"' })
  const before = partBefore.exec(text.slice(Math.max(0, start - 200), start))?.[0].trim()
  if (/^not$/i.test(before ?? '')) return syntaxProblem('not-word', notPlace(text, start), { text: before ?? '' })
  if (!startsOperand.test(sign) || before === undefined) return syntaxProblem('character-unknown', place, { text: shorten(found) })
  if (/^&h/i.test(found)) return syntaxProblem('hex-after-value', place, { text: found }, { from: start, to: start, insert: '& ' })
  return syntaxProblem('operator-missing', place, { before: shorten(before), after: shorten(found) })
}

const one = (from: number): Place => ({ from, to: from + 1 })

function notPlace(text: string, start: number): Place {
  const to = text.slice(0, start).trimEnd().length
  return { from: to - 3, to }
}
