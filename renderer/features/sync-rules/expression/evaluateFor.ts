import type { Localized } from '../../../../shared/facts/localized.ts'
import type { DirectoryObject, SchemaAttribute } from '../../../../shared/facts/syncRule.ts'
import { compileExpression } from '../../../../shared/syncrules/expression/compileExpression.ts'
import type { ParsedExpression } from '../../../../shared/syncrules/expression/parseExpression.ts'
import { EvaluationError } from '../../../../shared/syncrules/expression/problem.ts'
import { showValue } from '../../../../shared/syncrules/expression/showValue.ts'
import type { EvaluationScope } from '../../../../shared/syncrules/expression/value.ts'
import { FILTER_ATTRIBUTE } from '../../../../shared/syncrules/impact/classifyChange.ts'
import { objectScope } from '../../../../shared/syncrules/objects/objectScope.ts'

/** The computer that expressions are tried on. */
export interface Subject {
  readonly name: string
  readonly object: DirectoryObject
}

export type SubjectOutcome =
  | { readonly kind: 'value'; readonly text: string; readonly effect: 'filtered' | 'synced' | undefined }
  | { readonly kind: 'error'; readonly message: Localized }

/** A scope for one object; `Now()` is the moment of the call. */
export const scopeFor = (subject: Subject, schema: readonly SchemaAttribute[] | undefined): EvaluationScope =>
  objectScope(subject.object, { now: new Date(), ...(schema === undefined ? {} : { schema }) })

/** What an expression gives for one computer; what that means where it decides whether the computer is synced. */
export function evaluateFor(parsed: ParsedExpression, scope: EvaluationScope, target: string): SubjectOutcome {
  try {
    const value = compileExpression(parsed).evaluate(scope)
    const isFilter = target.toLowerCase() === FILTER_ATTRIBUTE.toLowerCase()
    return { kind: 'value', text: showValue(value), effect: isFilter ? (value === true ? 'filtered' : 'synced') : undefined }
  } catch (error) {
    if (error instanceof EvaluationError) return { kind: 'error', message: error.localized }
    throw error
  }
}
