import type { Call, Expression } from './ast.ts'

/** How an expression is printed on one line. */
export interface FlatStyle {
  /** The text that the expression was read from: literals and names are printed as written. */
  readonly text: string
  readonly comma: ',' | ', '
}

/** An expression on one line, its own brackets included. */
export const printFlat = (node: Expression, style: FlatStyle): string =>
  `${'('.repeat(node.parens)}${printInner(node, style)}${')'.repeat(node.parens)}`

/** Without the brackets around it. */
export function printInner(node: Expression, style: FlatStyle): string {
  if (node.type === 'call') return `${callHead(node, style)}${node.args.map((arg) => printFlat(arg, style)).join(style.comma)})`
  if (node.type === 'binary') return `${printFlat(node.left, style)} ${node.operator} ${printFlat(node.right, style)}`
  return printLeaf(node, style)
}

/** Name and opening bracket of a call. */
export const callHead = (node: Call, { text }: FlatStyle): string => `${text.slice(node.from, node.nameTo)}(`

/** A number may have a blank behind its sign. */
const printLeaf = (node: Expression, { text }: FlatStyle): string => {
  const written = text.slice(node.from, node.to)
  return node.type === 'number' ? written.replaceAll(/\s/g, '') : written
}

/** Lengths of what `printInner` prints, each computed once. */
export function flatLengths(style: FlatStyle): (node: Expression) => number {
  const known = new Map<Expression, number>()
  const lengthOf = (node: Expression): number => {
    const found = known.get(node)
    if (found !== undefined) return found
    const length = measure(node)
    known.set(node, length)
    return length
  }
  const outer = (node: Expression): number => lengthOf(node) + 2 * node.parens
  const measure = (node: Expression): number => {
    if (node.type === 'binary') return outer(node.left) + node.operator.length + 2 + outer(node.right)
    if (node.type !== 'call') return printLeaf(node, style).length
    const commas = Math.max(0, node.args.length - 1) * style.comma.length
    return node.args.reduce((sum, arg) => sum + outer(arg), callHead(node, style).length + commas + 1)
  }
  return lengthOf
}
