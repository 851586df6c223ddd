import { useMemo } from 'react'
import type { RuleEntry } from './ruleEntries.ts'
import { expressionProblems } from './ruleOperations.ts'
import type { RuleProblem } from './ruleProblems.ts'
import type { RuleSchemas } from './ruleSchemas.ts'

const none: readonly RuleProblem[] = []

/** What keeps the rule in hand from being taken over by a server, at its fields. Rules of a server are as they are. */
export function useRuleProblems(
  entry: RuleEntry | undefined,
  _entries: readonly RuleEntry[],
  schemas: RuleSchemas,
): readonly RuleProblem[] {
  const rule = entry?.draft === undefined ? undefined : entry.rule
  return useMemo(() => (rule === undefined ? none : expressionProblems(rule, schemas)), [rule, schemas])
}
