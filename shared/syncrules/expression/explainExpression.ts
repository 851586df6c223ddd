import type { Localized } from '../../facts/localized.ts'
import type { Expression, Invalid } from './ast.ts'
import { frameOf } from './compileExpression.ts'
import { compileNode } from './compileNode.ts'
import type { ParsedExpression } from './parseExpression.ts'
import { EvaluationError } from './problem.ts'
import { type Explained, Tracer } from './tracer.ts'
import type { EvaluationScope } from './value.ts'

export type { Explained, ExplainedOutcome } from './tracer.ts'

/**
 * Evaluates an expression and keeps every sub-expression's value, what was not evaluated, and the error at its place. It runs the code that
 * `compileExpression` runs, watched, so that its outcome is the same. Never throws EvaluationError: an expression that cannot be compiled
 * is explained by that error alone.
 */
export function explainExpression(parsed: ParsedExpression, scope: EvaluationScope): Explained {
  const { root, text } = parsed
  const error = parsed.problems.find(({ severity }) => severity === 'error')
  if (error !== undefined) return failed(root ?? blank(text), new EvaluationError(error, error.message))
  if (root === undefined) return { node: blank(text), outcome: { kind: 'value', value: null }, children: [] }
  const tracer = new Tracer()
  const counter = { slots: 0 }
  try {
    const code = compileNode(root, { watcher: tracer, variables: [], counter })
    code(frameOf(scope, counter.slots))
  } catch (failure) {
    if (!(failure instanceof EvaluationError)) throw failure
    return tracer.root ?? failed(root, failure)
  }
  return tracer.root ?? failed(root, new EvaluationError(root, nothingSeen))
}

const failed = (node: Expression, error: EvaluationError): Explained => ({ node, outcome: { kind: 'error', error }, children: [] })

/** A blank text has no expression; it stands for NULL. */
const blank = (text: string): Invalid => ({ type: 'invalid', from: 0, to: text.length, parens: 0 })

const nothingSeen: Localized = { en: 'Nothing was evaluated.', fr: 'Rien n’a été évalué.' }
