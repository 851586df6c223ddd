import type { SyncRule } from '../../../../shared/facts/syncRule.ts'
import type { RuleEntry } from '../ruleEntries.ts'

/** Where the rule of a side is looked for: the rules of a server, or what people write. */
export type SideSource = number | 'drafts'

/** One side of a comparison of two rules. `key` undefined: the counterpart of the other side. */
export interface SideChoice {
  readonly source: SideSource
  readonly key: string | undefined
}

/** The entry that is the same rule somewhere else: by the tag of the setup, else by name, direction and object types. */
export function counterpart(rule: SyncRule, entries: readonly RuleEntry[]): RuleEntry | undefined {
  const { immutableTag, direction, sourceObjectType, targetObjectType } = rule
  const tagged =
    immutableTag === undefined || immutableTag === ''
      ? undefined
      : entries.find((entry) => entry.rule.immutableTag === immutableTag && entry.rule.direction === direction)
  const name = rule.name.toLowerCase()
  const alike = entries.filter((entry) => entry.rule.name.toLowerCase() === name && entry.rule.direction === direction)
  return (
    tagged ??
    alike.find((entry) => entry.rule.sourceObjectType === sourceObjectType && entry.rule.targetObjectType === targetObjectType) ??
    alike[0]
  )
}

/** Where a comparison starts: a draft beside the rule that it takes the place of, a rule beside itself on another server. */
export function sidesAtFirst(
  selected: RuleEntry | undefined,
  setId: number | null,
  otherSetId: number | undefined,
): { readonly first: SideChoice; readonly second: SideChoice } {
  const own = setId ?? 'drafts'
  const draft = selected?.draft
  if (draft !== undefined) {
    const second = { source: 'drafts' as const, key: selected?.key }
    return { first: { source: draft.setId ?? own, key: draft.cloneOf === undefined ? undefined : `rule:${draft.cloneOf}` }, second }
  }
  return { first: { source: own, key: selected?.key }, second: { source: otherSetId ?? own, key: undefined } }
}
