import type { SyncRule } from '../../facts/syncRule.ts'
import { freePrecedence } from './precedence.ts'

/** Standard rules come with the product: they have a tag, and are never edited, only replaced by a copy. */
export const isStandardRule = ({ immutableTag }: SyncRule): boolean => immutableTag?.startsWith('Microsoft.') === true

/**
 * A copy that may be edited, as the Rules Editor offers it: without tag and identifier, enabled, with a free precedence above the original's.
 * Tags tell a standard rule from its copy; the copy of any other rule gets a name of its own, or no script could tell which of the two it
 * means. How the editor itself names copies is not documented.
 */
export function cloneRule(original: SyncRule, rules: readonly SyncRule[]): SyncRule {
  const { id: _id, immutableTag: _tag, precedenceAfter: _after, precedenceBefore: _before, precedence, ...rest } = original
  return {
    ...rest,
    name: isStandardRule(original) ? original.name : freeName(original.name, rules),
    disabled: false,
    ...(precedence !== undefined && { precedence: freePrecedence(rules, precedence) }),
  }
}

/** `Name (2)`, or the next number that no rule has. PowerShell compares names without regard to case. */
function freeName(name: string, rules: readonly SyncRule[]): string {
  const taken = new Set(rules.map((rule) => rule.name.toLowerCase()))
  let number = 2
  while (taken.has(`${name} (${number})`.toLowerCase())) number++
  return `${name} (${number})`
}
