import type { Localized } from '../../../../shared/facts/localized.ts'
import type { Binary, Expression } from '../../../../shared/syncrules/expression/ast.ts'
import type { Explained } from '../../../../shared/syncrules/expression/explainExpression.ts'
import { showValue } from '../../../../shared/syncrules/expression/showValue.ts'

/** One line of an explanation. */
export interface ExplainRow {
  /** Its place in the tree: `0.2.1`. */
  readonly id: string
  readonly depth: number
  readonly text: string
  readonly label: Localized | undefined
  readonly tone: 'result' | 'true' | 'false' | 'value' | 'skipped' | 'error'
  /** As the language writes it; absent where there is none. */
  readonly value: string | undefined
  readonly error: Localized | undefined
  readonly foldable: boolean
  readonly from: number
  readonly to: number
}

/** Longer parts are shown by what they do: `… && …`. */
const LONGEST = 72

/** The lines of an explanation in the order of the text; children of folded lines are left out. */
export function explainRows(explained: Explained, text: string, folded: ReadonlySet<string>): readonly ExplainRow[] {
  const rows: ExplainRow[] = []
  // Left-nested chains are thousands deep at worst: a list of what is to be done instead of recursion.
  const waiting: { readonly one: Explained; readonly id: string; readonly depth: number }[] = [{ one: explained, id: '0', depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { one, id, depth } = next
    const parts = shownParts(one)
    rows.push(rowOf(one, text, id, depth, parts.length > 0))
    if (folded.has(id)) continue
    parts.forEach((part, index) => {
      waiting.push({ one: parts[parts.length - 1 - index] ?? part, id: `${id}.${parts.length - 1 - index}`, depth: depth + 1 })
    })
  }
  return rows
}

/** Literals say nothing that the text does not; `a || b || c` stands side by side. */
function shownParts({ node, children, label }: Explained): readonly Explained[] {
  const sides = label === undefined && node.type === 'binary' ? sidesOf(children, node) : children
  return sides.filter((part) => !isLiteral(part.node) || part.label !== undefined)
}

function sidesOf(children: readonly Explained[], { operator }: Binary): readonly Explained[] {
  let sides = [...children]
  for (let first = sides[0]; first !== undefined && goesOn(first, operator); first = sides[0])
    sides = [...first.children, ...sides.slice(1)]
  return sides
}

const goesOn = ({ node, label }: Explained, operator: string): boolean =>
  label === undefined &&
  node.type === 'binary' &&
  node.operator === operator &&
  node.parens === 0 &&
  ['||', '&&', '&', '+'].includes(operator)

const isLiteral = ({ type }: Expression): boolean => type === 'string' || type === 'number' || type === 'constant' || type === 'enum'

function rowOf({ node, outcome, label }: Explained, text: string, id: string, depth: number, foldable: boolean): ExplainRow {
  const place = { id, depth, text: wordsOf(node, text), label, foldable, from: node.from, to: node.to }
  if (outcome.kind === 'skipped') return { ...place, tone: 'skipped', value: undefined, error: undefined }
  if (outcome.kind === 'error') return { ...place, tone: 'error', value: undefined, error: outcome.error.localized }
  const tone = depth === 0 ? 'result' : outcome.value === true ? 'true' : outcome.value === false ? 'false' : 'value'
  return { ...place, tone, value: showValue(outcome.value), error: undefined }
}

/** A part of the text on one line; a long one by its shape. */
export function wordsOf(node: Expression, text: string): string {
  const whole = text.slice(node.from, node.to).replaceAll(/\s+/g, ' ').trim()
  if (whole.length <= LONGEST) return whole
  if (node.type === 'call') return `${node.name}( … )`
  if (node.type === 'binary') return `… ${node.operator} …`
  return `${whole.slice(0, LONGEST)}…`
}
