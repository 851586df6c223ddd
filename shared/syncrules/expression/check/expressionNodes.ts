import type { Expression } from '../ast.ts'

/** What a node consists of, in the order of the text. */
export function partsOf(node: Expression): readonly Expression[] {
  if (node.type === 'call') return node.args
  return node.type === 'binary' ? [node.left, node.right] : []
}

/** A node and everything in it, a node before its parts. Without recursion: chains of operators nest as deep as they are long. */
export function* nodesOf(root: Expression): Generator<Expression> {
  const open: Expression[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node
    open.push(...partsOf(node).toReversed())
  }
}
