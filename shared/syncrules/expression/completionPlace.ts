import type { SyntaxNode } from '@lezer/common'
import type { ParsedExpression } from './parseExpression.ts'

/** An argument of a call that an offset lies in; `index` counts from 0. */
export interface ArgumentPlace {
  readonly functionName: string
  readonly index: number
}

/** What can be written at an offset, and over which part of the text. */
export interface CompletionPlace {
  readonly kind: 'operand' | 'attribute' | 'parameter' | 'variable' | 'text'
  readonly from: number
  readonly to: number
  readonly argument: ArgumentPlace | undefined
  /** Variables in reach, the innermost first. */
  readonly variables: readonly string[]
}

/** What a value can come behind: an operator, an opening bracket, a comma, or nothing. */
const beforeOperand = /(^|[(,;=<>&|+\-*/])\s*$/

const names: ReadonlySet<string> = new Set(['EnumName', 'FunctionName', 'Constant', 'WrongConstant'])

/** Where the cursor is, as far as completion minds; undefined where nothing can be completed. */
export function completionPlace({ text, tree }: ParsedExpression, offset: number): CompletionPlace | undefined {
  const node = tree.resolveInner(offset, -1)
  const around = { argument: argumentAt(node, text, offset), variables: variablesAt(node, text, offset) }
  const inside = offset > node.from
  switch (node.name) {
    case 'Attribute':
    case 'Parameter':
      return offset === node.to ? undefined : { kind: kindOf(node.name), from: node.from, to: node.to, ...around }
    case 'OpenAttribute':
    case 'OpenParameter':
      return { kind: kindOf(node.name), from: node.from, to: offset, ...around }
    case 'Variable':
      return inside ? { kind: 'variable', from: node.from, to: node.to, ...around } : undefined
    case 'String':
      return inside && offset < node.to ? { kind: 'text', from: node.from + 1, to: node.to - 1, ...around } : undefined
    case 'OpenString':
      return { kind: 'text', from: node.from + 1, to: offset, ...around }
    case 'Number':
    case 'WrongString':
    case 'Comment':
      return undefined
    default:
      if (names.has(node.name)) return { kind: 'operand', from: node.from, to: node.to, ...around }
      return beforeOperand.test(text.slice(0, offset)) ? { kind: 'operand', from: offset, to: offset, ...around } : undefined
  }
}

const kindOf = (name: string): 'attribute' | 'parameter' => (name.endsWith('Attribute') ? 'attribute' : 'parameter')

/** From the innermost call around a node outward. */
function* argumentsAround(node: SyntaxNode, text: string, offset: number): Generator<ArgumentPlace & { readonly list: SyntaxNode }> {
  for (let list: SyntaxNode | null = node; list !== null; list = list.parent) {
    const name = list.name === 'Arguments' && offset > list.from ? list.parent?.getChild('FunctionName') : undefined
    if (!name) continue
    const commas = [...list.getChildren(','), ...list.getChildren('WrongComma')]
    yield { functionName: text.slice(name.from, name.to), index: commas.filter(({ to }) => to <= offset).length, list }
  }
}

function argumentAt(node: SyntaxNode, text: string, offset: number): ArgumentPlace | undefined {
  for (const { functionName, index, list } of argumentsAround(node, text, offset)) {
    // Behind its closing bracket a call is left.
    const isClosed = list.lastChild?.name === ')' && offset >= list.to
    if (!isClosed) return { functionName, index }
  }
  return undefined
}

function variablesAt(node: SyntaxNode, text: string, offset: number): readonly string[] {
  const variables: string[] = []
  for (const { functionName, index, list } of argumentsAround(node, text, offset)) {
    const variable = list.getChild('Variable')
    if (index === 2 && variable !== null && ['Where', 'Select', 'With'].includes(functionName)) {
      variables.push(text.slice(variable.from + 1, variable.to))
    }
  }
  return [...new Set(variables)]
}
