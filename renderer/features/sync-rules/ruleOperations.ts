import type { SyncConnector, SyncRule } from '../../../shared/facts/syncRule.ts'
import { checkExpression } from '../../../shared/syncrules/expression/checkExpression.ts'
import { parseExpression } from '../../../shared/syncrules/expression/parseExpression.ts'
import type { RuleEntry } from './ruleEntries.ts'
import type { RuleProblem } from './ruleProblems.ts'
import type { RuleSchemas } from './ruleSchemas.ts'

/** The name of the rule that has a precedence within the same direction and connector; a replaced original keeps its own. */
export function precedenceOwner(entries: readonly RuleEntry[], self: string | undefined, precedence: number): string | undefined {
  return entries.find((entry) => entry.key !== self && entry.rule.precedence === precedence)?.rule.name
}

/** The smallest precedence above a rule's own that no rule has. */
export function freePrecedence(entries: readonly RuleEntry[], above: number): number {
  const taken = new Set(entries.map(({ rule }) => rule.precedence))
  let free = above + 1
  while (taken.has(free)) free += 1
  return free
}

export const emptyRule = (connector: SyncConnector | undefined, precedence: number, name: string): SyncRule => ({
  name,
  description: '',
  direction: 'Inbound',
  precedence,
  ...(connector === undefined ? {} : { connector: connector.id }),
  sourceObjectType: 'computer',
  targetObjectType: 'device',
  linkType: 'Join',
  disabled: false,
  mappings: [],
  scope: [],
  join: [],
})

/** What keeps the expressions of a rule from working, at their fields. */
export function expressionProblems(rule: SyncRule, schemas: RuleSchemas): readonly RuleProblem[] {
  return rule.mappings.flatMap(({ flow, expression, target }, index): readonly RuleProblem[] => {
    if (flow !== 'Expression' || expression === undefined) return []
    const { problems } = checkExpression(parseExpression(expression), schemas.contextFor(schemas.targetOf(target)))
    const first = problems.find(({ severity }) => severity === 'error')
    return first === undefined
      ? []
      : [{ page: 'transformations', field: `mappings.${index}.expression`, severity: 'error', message: first.message }]
  })
}

/** A copy that a person may edit: no tag, no identifier, a precedence of its own. */
export function cloneOfRule(rule: SyncRule, precedence: number): SyncRule {
  const { id: _id, immutableTag: _tag, precedenceAfter: _after, precedenceBefore: _before, ...rest } = rule
  return { ...rest, precedence, disabled: false }
}
