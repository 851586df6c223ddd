import type { SyncMapping } from '../../../../shared/facts/syncRule.ts'
import { type Explained, explainExpression } from '../../../../shared/syncrules/expression/explainExpression.ts'
import { type ParsedExpression, parseExpression } from '../../../../shared/syncrules/expression/parseExpression.ts'
import { EvaluationError } from '../../../../shared/syncrules/expression/problem.ts'
import type { EvaluationScope } from '../../../../shared/syncrules/expression/value.ts'
import { type FlowOutcome, type FlowSource, prepareFlow } from '../../../../shared/syncrules/flow/prepareFlow.ts'
import { evaluateScope, type ScopeResult } from '../../../../shared/syncrules/rules/evaluateScope.ts'

/** How one side of a change comes to what it says of one object. */
export interface SideFacts {
  readonly outcome: FlowOutcome
  /** `disabled`: the rule does nothing at all. `nothing`: there is no rule, or none of its flows has the attribute as its target. */
  readonly way: 'expression' | 'direct' | 'constant' | 'disabled' | 'nothing'
  /** Where a rule has a scoping filter. */
  readonly scope?: ScopeResult
  readonly mapping?: SyncMapping
  readonly parsed?: ParsedExpression
  /** Of an expression, for an object in scope. */
  readonly explained?: Explained
}

/** Evaluates one side over one object and keeps what led to the outcome. Mistakes in an expression are part of the answer. */
export function sideFacts(side: FlowSource, attribute: string, object: EvaluationScope): SideFacts {
  if (side.kind === 'nothing') return { outcome: NO_FLOW, way: 'nothing' }
  if (side.kind === 'expression') return explained(parseExpression(side.text), object)
  const { rule } = side
  if (rule.disabled) return { outcome: NO_FLOW, way: 'disabled' }
  const mapping = rule.mappings.find(({ target }) => target === attribute)
  if (mapping === undefined) return { outcome: NO_FLOW, way: 'nothing' }
  const filter = rule.scope.length > 0 ? { scope: evaluateScope(rule, object) } : {}
  const isOut = filter.scope?.inScope === false
  if (mapping.flow === 'Expression') {
    const parsed = parseExpression(mapping.expression ?? '')
    if (isOut) return { outcome: OUT_OF_SCOPE, way: 'expression', mapping, parsed, ...filter }
    return { ...explained(parsed, object), mapping, ...filter }
  }
  const outcome = isOut ? OUT_OF_SCOPE : outcomeOf(side, attribute, object)
  return { outcome, way: mapping.flow === 'Direct' ? 'direct' : 'constant', mapping, ...filter }
}

const NO_FLOW: FlowOutcome = { kind: 'noFlow' }
const OUT_OF_SCOPE: FlowOutcome = { kind: 'outOfScope' }

function explained(parsed: ParsedExpression, object: EvaluationScope): SideFacts {
  return {
    outcome: outcomeOf({ kind: 'expression', text: parsed.text }, '', object),
    way: 'expression',
    parsed,
    explained: explainExpression(parsed, object),
  }
}

function outcomeOf(source: FlowSource, attribute: string, object: EvaluationScope): FlowOutcome {
  try {
    return prepareFlow(source, attribute).outcome(object)
  } catch (error) {
    if (error instanceof EvaluationError) return { kind: 'error', error }
    throw error
  }
}
