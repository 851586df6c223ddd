import type { Expression } from './ast.ts'

/** Attributes that an expression names, as written, each once. */
export function attributesOf(root: Expression): readonly string[] {
  const names = new Set<string>()
  const waiting = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'attribute') names.add(node.name)
    else if (node.type === 'binary') waiting.push(node.right, node.left)
    else if (node.type === 'call') waiting.push(...node.args.toReversed())
  }
  return [...names]
}
