import type { SyncMapping, SyncRule } from '../../facts/syncRule.ts'
import { type CompiledExpression, compileExpression } from '../expression/compileExpression.ts'
import { type ParsedExpression, parseExpression } from '../expression/parseExpression.ts'
import { EvaluationError } from '../expression/problem.ts'
import type { EvaluationScope, Value } from '../expression/value.ts'
import { isInScope } from '../rules/evaluateScope.ts'

/** What is evaluated: a rule with its scope, an expression by itself, or nothing. The shape that requests use too. */
export type FlowSource =
  | { readonly kind: 'rule'; readonly rule: SyncRule }
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'nothing' }

/** What flows to the attribute for one object. `noFlow`: no mapping has it as its target, or the rule is disabled. */
export type FlowOutcome =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'outOfScope' }
  | { readonly kind: 'noFlow' }
  | { readonly kind: 'error'; readonly error: EvaluationError }

/** A flow that was compiled once, for any number of objects. */
export interface PreparedFlow {
  readonly mapping?: SyncMapping
  /** Of an expression: for its explanation and the places of errors. */
  readonly parsed?: ParsedExpression
  readonly outcome: (scope: EvaluationScope) => FlowOutcome
}

/** Compiles what flows to an attribute. Throws EvaluationError where an expression has syntax errors. */
export function prepareFlow(source: FlowSource, attribute: string): PreparedFlow {
  switch (source.kind) {
    case 'nothing':
      return { outcome: () => NO_FLOW }
    case 'expression': {
      const parsed = parseExpression(source.text)
      const compiled = compileExpression(parsed)
      return { parsed, outcome: (scope) => guarded(compiled, scope) }
    }
    case 'rule':
      return prepareRule(source.rule, attribute)
  }
}

const NO_FLOW: FlowOutcome = { kind: 'noFlow' }
const OUT_OF_SCOPE: FlowOutcome = { kind: 'outOfScope' }

function prepareRule(rule: SyncRule, attribute: string): PreparedFlow {
  const mapping = rule.mappings.find(({ target }) => target === attribute)
  if (mapping === undefined || rule.disabled) return { ...(mapping && { mapping }), outcome: () => NO_FLOW }
  const flow = prepareMapping(mapping)
  return { ...flow, mapping, outcome: (scope) => (isInScope(rule, scope) ? flow.outcome(scope) : OUT_OF_SCOPE) }
}

function prepareMapping(mapping: SyncMapping): PreparedFlow {
  const [first = ''] = mapping.source
  if (mapping.flow === 'Constant') {
    const value = constantValue(first)
    return { outcome: () => ({ kind: 'value', value }) }
  }
  if (mapping.flow === 'Direct') return { outcome: (scope) => ({ kind: 'value', value: scope.attribute(first) }) }
  return prepareFlow({ kind: 'expression', text: mapping.expression ?? '' }, mapping.target)
}

/** Constants are stored as text; the metaverse's booleans are written True and False there (shipped rules: cloudCreated). */
const constantValue = (text: string): Value => (text === 'True' ? true : text === 'False' ? false : text)

function guarded(compiled: CompiledExpression, scope: EvaluationScope): FlowOutcome {
  try {
    return { kind: 'value', value: compiled.evaluate(scope) }
  } catch (error) {
    if (error instanceof EvaluationError) return { kind: 'error', error }
    throw error
  }
}
