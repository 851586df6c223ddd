import type { SyncRule } from '../../facts/syncRule.ts'

/** The smallest number above a rule's own that no rule has: what the page asks of the copy of a rule. */
export function freePrecedence(rules: readonly Pick<SyncRule, 'precedence'>[], above: number): number {
  const taken = new Set(rules.map(({ precedence }) => precedence))
  let free = above + 1
  while (taken.has(free)) free++
  return free
}

/** Rules that a precedence matters against: enabled ones of the same direction and target object that flow one of its targets. */
export function rivalsOf(rule: SyncRule, rules: readonly SyncRule[]): readonly SyncRule[] {
  const targets = new Set(rule.mappings.map(({ target }) => target))
  return rules.filter(
    (other) =>
      other !== rule &&
      !other.disabled &&
      other.direction === rule.direction &&
      other.targetObjectType === rule.targetObjectType &&
      other.mappings.some(({ target }) => targets.has(target)),
  )
}
