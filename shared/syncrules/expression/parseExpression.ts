import type { Tree } from '@lezer/common'
import type { Expression } from './ast.ts'
import { buildOnlyChild } from './buildExpression.ts'
import { explainSkipped } from './explainSkipped.ts'
import { explainUnexpected } from './explainUnexpected.ts'
import { parseTree } from './parseTree.ts'
import type { ExpressionProblem } from './problem.ts'
import { invalid, type Reading } from './reading.ts'
import { linePlace, syntaxProblem } from './syntaxProblems.ts'

/** An expression as read: its tree even where the text is wrong, and what is wrong with it. */
export interface ParsedExpression {
  readonly text: string
  /** Undefined for blank text only. */
  readonly root: Expression | undefined
  /** Syntax only, in order of place. */
  readonly problems: readonly ExpressionProblem[]
  readonly tree: Tree
}

/** Problems beyond this many help nobody. */
const MOST_PROBLEMS = 100

/** Reads an expression of the sync rules' language. Never throws; every mistake is a problem with its place. */
export function parseExpression(text: string): ParsedExpression {
  const { tree, readTo } = parseTree(text)
  const skipped = explainSkipped(tree, text)
  const isEscaped = skipped.some((problem) => problem.code === 'xml-escaped')
  if (isEscaped) return { text, root: invalid({ from: 0, to: text.length }), problems: skipped, tree }
  const reading: Reading = { text, cursor: tree.cursor(), problems: [], limit: text.length, brackets: 0, depth: 0 }
  const root = text.trim() === '' ? undefined : (buildOnlyChild(reading) ?? invalid({ from: 0, to: text.length }))
  if (root === undefined) return { text, root, problems: skipped, tree }
  const found = [...skipped, ...reading.problems, ...explainUnexpected(tree, text, reading.limit)]
  return { text, root, problems: arrange(found, reading.limit, text, readTo), tree }
}

/** In order of place, without what only follows from another problem. */
function arrange(found: readonly ExpressionProblem[], limit: number, text: string, readTo: number): ExpressionProblem[] {
  const isCut = found.some((problem) => ['nesting', 'chain', 'string-open'].includes(problem.code)) || readTo < text.length
  const problems = found
    .filter((problem) => problem.from <= limit && !(isCut && problem.code === 'bracket-open'))
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .slice(0, MOST_PROBLEMS)
  const first = problems[0]
  if (readTo < text.length && !problems.some((problem) => problem.code === 'nesting'))
    problems.push(syntaxProblem('length', { from: readTo, to: text.length }, linePlace(text, first?.from ?? readTo)))
  return problems
}
