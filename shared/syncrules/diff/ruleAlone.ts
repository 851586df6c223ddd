import type { SyncConnector, SyncRule } from '../../facts/syncRule.ts'
import { connectorName, type RuleDiff, type RuleField, ruleFields } from './diffRules.ts'

/** A rule that only one side has, in the shape of a comparison: everything that it says came, or went. */
export function ruleAlone(rule: SyncRule, kind: 'added' | 'removed', connectors: readonly SyncConnector[] = []): RuleDiff {
  const side = kind === 'added' ? 'after' : 'before'
  const groups = <C>(all: readonly (readonly C[])[]) =>
    all.map((group) => ({ kind, conditions: group.map((condition) => ({ kind, [side]: condition })) }))
  const fields = ruleFields.flatMap((field) => {
    const value = saidOf(rule, field, connectors)
    return value === undefined || value === '' ? [] : [{ field, kind, [side]: value }]
  })
  const mappings = rule.mappings.map((mapping) => ({ target: mapping.target, kind, [side]: mapping, settings: [] }))
  const [scope, join] = [groups(rule.scope), groups(rule.join)]
  const differences = fields.length + mappings.length + scope.length + join.length
  return { fields, mappings, scope, join, kind, differences }
}

const saidOf = (rule: SyncRule, field: RuleField, connectors: readonly SyncConnector[]): string | number | boolean | undefined =>
  field === 'connector' ? (connectorName(rule, connectors) ?? rule.connector) : rule[field]
