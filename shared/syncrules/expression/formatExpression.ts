import type { Binary, BinaryOperator, Call, Expression } from './ast.ts'
import type { ParsedExpression } from './parseExpression.ts'
import { callHead, type FlatStyle, flatLengths, printFlat, printInner } from './printFlat.ts'

/** Calls and operations up to this many columns, their indent included, stay on one line. */
const LINE_WIDTH = 100
const INDENT = '  '

/** With a syntax error it is not known what belongs together. */
const isSound = (parsed: ParsedExpression): boolean => parsed.problems.every(({ severity }) => severity !== 'error')

/**
 * The expression as the documents print it: what fits stays on a line, the rest is indented, `&&` and `||` stand on
 * lines of their own. The tokens stay as they are; a text with syntax errors comes back unchanged.
 */
export function formatExpression(parsed: ParsedExpression): string {
  if (parsed.root === undefined || !isSound(parsed)) return parsed.text
  const style: FlatStyle = { text: parsed.text, comma: ', ' }
  return layOut({ style, lengthOf: flatLengths(style) }, parsed.root, parsed.root.parens, LINE_WIDTH).join('\n')
}

/** One line with the blanks of the rules that Microsoft ships: none after a comma, one on each side of an operator. */
export function compactExpression(parsed: ParsedExpression): string {
  if (parsed.root === undefined || !isSound(parsed)) return parsed.text
  return printFlat(parsed.root, { text: parsed.text, comma: ',' })
}

interface Layout {
  readonly style: FlatStyle
  /** On one line, without the brackets around it. */
  readonly lengthOf: (node: Expression) => number
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => INDENT + line)
const withLast = (lines: readonly string[], end: string): string[] => [...lines.slice(0, -1), `${lines.at(-1) ?? ''}${end}`]

/** The lines of an expression with so many of its brackets, as they stand at column 0 where `width` columns are free. */
function layOut(layout: Layout, node: Expression, parens: number, width: number): string[] {
  if (layout.lengthOf(node) + 2 * parens <= width) return [`${'('.repeat(parens)}${printInner(node, layout.style)}${')'.repeat(parens)}`]
  if (parens > 0) return ['(', ...indented(layOut(layout, node, parens - 1, width - INDENT.length)), ')']
  if (node.type === 'call' && node.args.length > 0) return layOutCall(layout, node, width)
  if (node.type === 'binary') return layOutBinary(layout, node, width)
  return [printInner(node, layout.style)]
}

function layOutCall(layout: Layout, node: Call, width: number): string[] {
  const args = node.args.map((arg) => layOut(layout, arg, arg.parens, width - INDENT.length - 1))
  const lines = args.flatMap((arg, index) => (index < args.length - 1 ? withLast(arg, ',') : arg))
  return [callHead(node, layout.style), ...indented(lines), ')']
}

const levels: readonly (readonly BinaryOperator[])[] = [['||'], ['&&'], ['+', '-', '&'], ['*', '/']]

interface Chain {
  readonly first: Expression
  readonly rest: readonly { readonly operator: BinaryOperator; readonly operand: Expression }[]
}

/** Operations of one level side by side; a comparison stays alone. */
function chainOf(node: Binary): Chain {
  const level = levels.find((operators) => operators.includes(node.operator)) ?? []
  const rest: Chain['rest'][number][] = []
  let first: Expression = node
  do {
    rest.push({ operator: first.operator, operand: first.right })
    first = first.left
  } while (first.type === 'binary' && first.parens === 0 && level.includes(first.operator))
  return { first, rest: rest.reverse() }
}

function layOutBinary(layout: Layout, node: Binary, width: number): string[] {
  const { first, rest } = chainOf(node)
  const lines = layOut(layout, first, first.parens, width)
  for (const { operator, operand } of rest) {
    const isLogical = operator === '&&' || operator === '||'
    const next = layOut(layout, operand, operand.parens, isLogical ? width : width - operator.length - 1)
    if (isLogical) lines.push(operator, ...next)
    else if (levels.some((level) => level.includes(operator))) lines.push(`${operator} ${next[0] ?? ''}`, ...next.slice(1))
    else lines.push(`${lines.pop() ?? ''} ${operator} ${next[0] ?? ''}`, ...next.slice(1))
  }
  return lines
}
