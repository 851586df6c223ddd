import type { SyncRule } from '../../facts/syncRule.ts'

/** The smallest number above a rule's own that no rule has: what the page asks of the copy of a rule. */
export function freePrecedence(rules: readonly Pick<SyncRule, 'precedence'>[], above: number): number {
  const taken = new Set(rules.map(({ precedence }) => precedence))
  let free = above + 1
  while (taken.has(free)) free++
  return free
}
