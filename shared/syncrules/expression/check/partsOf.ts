import type { Expression } from '../ast.ts'

/** What a node consists of, in the order of the text. */
export function partsOf(node: Expression): readonly Expression[] {
  if (node.type === 'call') return node.args
  return node.type === 'binary' ? [node.left, node.right] : []
}
