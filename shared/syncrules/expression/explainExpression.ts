import type { Localized } from '../../facts/localized.ts'
import type { Expression } from './ast.ts'
import type { Code, Watcher } from './code.ts'
import { evaluationErrorOf, frameOf } from './compileExpression.ts'
import { compileNode } from './compileNode.ts'
import type { ParsedExpression } from './parseExpression.ts'
import { EvaluationError } from './problem.ts'
import type { EvaluationScope, Single, Value } from './value.ts'

/** A sub-expression with what became of it. Within Where and Select one entry a value, by its label, holds what was evaluated for it. */
export interface Explained {
  readonly node: Expression
  readonly label?: Localized
  readonly outcome:
    | { readonly kind: 'value'; readonly value: Value }
    | { readonly kind: 'error'; readonly error: EvaluationError }
    | { readonly kind: 'skipped' }
  readonly children: readonly Explained[]
}

interface Recorded {
  readonly node: Expression
  readonly label?: Localized
  outcome: Explained['outcome']
  readonly children: Recorded[]
}

/** Values of a multi-valued attribute that are shown one by one; the others are evaluated, and counted in a last entry. */
const SHOWN_VALUES = 50

const SKIPPED: Explained['outcome'] = { kind: 'skipped' }

/** Evaluates an expression and tells the value of every part; what was not evaluated is marked so. Errors are part of the answer, nothing is thrown. */
export function explainExpression(parsed: ParsedExpression, scope: EvaluationScope): Explained {
  const { root, problems } = parsed
  const error = problems.find(({ severity }) => severity === 'error')
  if (root === undefined)
    return { node: { type: 'constant', name: 'NULL', from: 0, to: 0, parens: 0 }, outcome: { kind: 'value', value: null }, children: [] }
  if (error !== undefined) return { node: root, outcome: { kind: 'error', error: new EvaluationError(error, error.message) }, children: [] }
  const recorder = new Recorder()
  try {
    const counter = { slots: 0 }
    const code = compileNode(root, { watcher: recorder, variables: [], counter })
    code(frameOf(scope))
  } catch (thrown) {
    const failure = evaluationErrorOf(thrown, root)
    if (!(failure instanceof EvaluationError)) throw failure
    const [top] = recorder.top
    if (top?.outcome.kind !== 'error') return { node: root, outcome: { kind: 'error', error: failure }, children: [] }
  }
  const [top] = recorder.top
  return top === undefined ? { node: root, outcome: SKIPPED, children: [] } : completed(top)
}

class Recorder implements Watcher {
  readonly top: Recorded[] = []
  #siblings = this.top

  wrap(node: Expression, code: Code): Code {
    return (frame) => this.#record({ node, outcome: SKIPPED, children: [] }, () => code(frame))
  }

  pass(node: Expression, number: number, of: number, _value: Single, run: () => Value): Value {
    if (number > SHOWN_VALUES) return this.#unseen(node, number, of, run)
    return this.#record({ node, label: passLabel(number, of), outcome: SKIPPED, children: [] }, run)
  }

  #record(entry: Recorded, run: () => Value): Value {
    const siblings = this.#siblings
    siblings.push(entry)
    this.#siblings = entry.children
    try {
      const value = run()
      entry.outcome = { kind: 'value', value }
      return value
    } catch (error) {
      if (error instanceof EvaluationError) entry.outcome = { kind: 'error', error }
      throw error
    } finally {
      this.#siblings = siblings
    }
  }

  /** Evaluated without a trace but for an entry that says how many there are. */
  #unseen(node: Expression, number: number, of: number, run: () => Value): Value {
    const siblings = this.#siblings
    if (number === SHOWN_VALUES + 1) siblings.push({ node, label: moreLabel(of - SHOWN_VALUES), outcome: SKIPPED, children: [] })
    this.#siblings = []
    try {
      return run()
    } finally {
      this.#siblings = siblings
    }
  }
}

/** The recorded entry with those of its parts that were never evaluated, in the order of the text. */
function completed({ node, label, outcome, children }: Recorded): Explained {
  const own = partsOf(node).filter((part) => part.type !== 'variable' || children.some((child) => child.node === part))
  const isPass = label !== undefined
  const seen = new Set(children.map((child) => child.node))
  const missing = isPass
    ? []
    : own.filter((part) => !seen.has(part)).map((part): Recorded => ({ node: part, outcome: SKIPPED, children: [] }))
  const all = missing.length === 0 ? children : [...children, ...missing].sort((a, b) => a.node.from - b.node.from)
  return { node, ...(label !== undefined && { label }), outcome, children: all.map(completed) }
}

function partsOf(node: Expression): readonly Expression[] {
  if (node.type === 'binary') return [node.left, node.right]
  return node.type === 'call' ? node.args : []
}

const passLabel = (number: number, of: number): Localized => ({ en: `value ${number} of ${of}`, fr: `valeur ${number} sur ${of}` })
const moreLabel = (count: number): Localized => ({
  en: `${count} more values, not shown one by one`,
  fr: `${count} autres valeurs, non détaillées`,
})
