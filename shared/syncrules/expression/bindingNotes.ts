import type { Binary, BinaryOperator, Expression } from './ast.ts'
import type { ParsedExpression } from './parseExpression.ts'
import type { ExpressionProblem } from './problem.ts'

/**
 * Where brackets would say what the documents do not. They give all operators equal rank, from left to right, and
 * Microsoft's own rules contradict that: a comparison must bind tighter than `&&` and `||` (dossier
 * "language.operators.precedence"), so no note there. A warning where `&&` and `||` are mixed, an information where
 * the flat reading of other operators would differ from ours.
 */
export function bindingNotes(parsed: ParsedExpression): ExpressionProblem[] {
  if (parsed.root === undefined) return []
  const notes: ExpressionProblem[] = []
  const open: Expression[] = [parsed.root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'call') open.push(...node.args)
    if (node.type !== 'binary') continue
    notes.push(...notesOn(node, parsed.text))
    open.push(node.left, node.right)
  }
  return notes.sort((a, b) => a.from - b.from || a.to - b.to)
}

const logical: ReadonlySet<BinaryOperator> = new Set(['&&', '||'])

function notesOn(node: Binary, text: string): ExpressionProblem[] {
  const { left, right } = node
  const mixed = [left, right].filter(
    (side) => node.operator === '||' && side.type === 'binary' && side.operator === '&&' && side.parens === 0,
  )
  const notes = mixed.map((side) => ({ ...mixedNote, from: side.from, to: side.to, fix: bracketsAround(side, text) }))
  const isTighter = right.type === 'binary' && right.parens === 0
  if (!isTighter || logical.has(node.operator)) return notes
  const message = {
    en: `Read here as ${node.operator} over the result of ${right.operator}; the documents say that operators are read from left to right. Brackets make it certain.`,
    fr: `Lu ici comme ${node.operator} appliqué au résultat de ${right.operator} ; selon la documentation, les opérateurs se lisent de gauche à droite. Des parenthèses lèvent le doute.`,
  }
  return [...notes, { code: 'flat-reading', severity: 'info', from: right.from, to: right.to, message, fix: bracketsAround(right, text) }]
}

const mixedNote = {
  code: 'mixed-and-or',
  severity: 'warning',
  message: {
    en: '&& and || are mixed without brackets. Which of them binds tighter is not documented; here it is &&.',
    fr: '&& et || sont mêlés sans parenthèses. Lequel lie le plus fort n’est pas documenté ; ici, c’est &&.',
  },
} as const

function bracketsAround({ from, to }: Expression, text: string): NonNullable<ExpressionProblem['fix']> {
  return { label: { en: 'Put it in brackets', fr: 'Mettre entre parenthèses' }, from, to, insert: `(${text.slice(from, to)})` }
}
