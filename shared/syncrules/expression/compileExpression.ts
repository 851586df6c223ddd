import type { Expression } from './ast.ts'
import { attributesOf } from './attributesOf.ts'
import type { Frame } from './code.ts'
import { compileNode } from './compileNode.ts'
import { tooLarge } from './limits.ts'
import type { ParsedExpression } from './parseExpression.ts'
import { EvaluationError } from './problem.ts'
import type { EvaluationScope, Value } from './value.ts'

/** An expression that is ready to be evaluated on any number of objects. */
export interface CompiledExpression {
  /** Attributes that it names, as written, each once. */
  readonly attributes: readonly string[]
  /** Throws EvaluationError with the place of what failed. */
  readonly evaluate: (scope: EvaluationScope) => Value
}

/** Compiles an expression once into closures. Throws EvaluationError where it has errors: none of it is evaluated then. A blank one is NULL. */
export function compileExpression(parsed: ParsedExpression): CompiledExpression {
  const { root } = parsed
  const error = parsed.problems.find(({ severity }) => severity === 'error')
  if (error !== undefined) throw new EvaluationError(error, error.message)
  if (root === undefined) return { attributes: [], evaluate: () => null }
  const counter = { slots: 0 }
  const code = compileNode(root, { watcher: undefined, variables: [], counter })
  return {
    attributes: attributesOf(root),
    evaluate: (scope) => {
      try {
        return code(frameOf(scope))
      } catch (failure) {
        throw evaluationErrorOf(failure, root)
      }
    },
  }
}

/** Fresh slots for each evaluation, so that nothing of one object is seen by the next. */
export const frameOf = (scope: EvaluationScope): Frame => ({ scope, slots: [], passes: 0 })

/** What was thrown while evaluating; running out of stack or of room for a text is an error of the expression. */
export const evaluationErrorOf = (failure: unknown, root: Expression): unknown =>
  failure instanceof RangeError ? new EvaluationError(root, tooLarge) : failure
