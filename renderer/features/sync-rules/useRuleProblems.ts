import { useMemo } from 'react'
import { entryOwner, type RuleEntry } from './ruleEntries.ts'
import type { RuleProblem } from './ruleProblems.ts'
import type { RuleSchemas } from './ruleSchemas.ts'
import { validateDraft } from './validateDraft.ts'

const none: readonly RuleProblem[] = []

/** What keeps the rule in hand from being taken over by a server, at its fields. Rules of a server are as they are. */
export function useRuleProblems(entry: RuleEntry | undefined, entries: readonly RuleEntry[], schemas: RuleSchemas): readonly RuleProblem[] {
  const rule = entry?.draft === undefined ? undefined : entry.rule
  const owner = rule?.precedence === undefined ? undefined : entryOwner(entries, entry?.key, rule.precedence)
  return useMemo(() => (rule === undefined ? none : validateDraft(rule, schemas, owner)), [rule, schemas, owner])
}
