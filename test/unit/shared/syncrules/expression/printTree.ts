import type { Expression } from '../../../../../shared/syncrules/expression/ast.ts'

/** A tree as a text in which every operation stands in braces: `{[a] = {1 + 2}}`; brackets of the text are kept. */
export function printTree(node: Expression | undefined): string {
  if (node === undefined) return ''
  return `${'('.repeat(node.parens)}${printNode(node)}${')'.repeat(node.parens)}`
}

function printNode(node: Expression): string {
  switch (node.type) {
    case 'string':
      return `"${node.value}"`
    case 'number':
      return String(node.value)
    case 'attribute':
      return `[${node.name}]`
    case 'parameter':
      return `%${node.name}%`
    case 'variable':
      return `$${node.name}`
    case 'constant':
    case 'enum':
      return node.name
    case 'call':
      return `${node.name}(${node.args.map(printTree).join(',')})`
    case 'binary':
      return `{${printTree(node.left)} ${node.operator} ${printTree(node.right)}}`
    case 'invalid':
      return '?'
  }
}
