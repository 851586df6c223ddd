import type { SyncRule } from '../../facts/syncRule.ts'
import { freePrecedence } from './precedence.ts'

/** Standard rules come with the product: they have a tag, and are never edited, only replaced by a copy. */
export const isStandardRule = ({ immutableTag }: SyncRule): boolean => immutableTag?.startsWith('Microsoft.') === true

/** A copy that may be edited, as the Rules Editor offers it: without tag and identifier, enabled, with a free precedence above the original's. */
export function cloneRule(original: SyncRule, rules: readonly SyncRule[]): SyncRule {
  const { id: _id, immutableTag: _tag, precedenceAfter: _after, precedenceBefore: _before, precedence, ...rest } = original
  return { ...rest, disabled: false, ...(precedence !== undefined && { precedence: freePrecedence(rules, precedence) }) }
}
