import type { RuleDraft, StoredRule } from '../../../shared/contract/syncRuleRequests.ts'
import type { SyncConnector, SyncRule } from '../../../shared/facts/syncRule.ts'
import { isStandardRule } from '../../../shared/syncrules/rules/cloneRule.ts'

/** One line of the list: a rule as it was read, or one that a person writes. */
export interface RuleEntry {
  /** `rule:12` or `draft:3`. */
  readonly key: string
  readonly rule: SyncRule
  readonly stored?: StoredRule
  readonly draft?: RuleDraft
  /** Disabled on the server, or because a draft takes its place. */
  readonly disabled: boolean
  readonly standard: boolean
}

/** `AD`, `AAD` and what the connector of the rest is called. */
export interface RuleGroup {
  readonly key: string
  readonly direction: SyncRule['direction']
  readonly side: 'AD' | 'AAD' | 'other'
  readonly entries: readonly RuleEntry[]
}

/** Facets by their value; an empty list asks for nothing. */
export interface RuleFilter {
  readonly text: string
  readonly direction: readonly string[]
  readonly objectType: readonly string[]
  readonly linkType: readonly string[]
  readonly state: readonly string[]
  readonly kind: readonly string[]
}
export type RuleFacet = Exclude<keyof RuleFilter, 'text'>
export const ruleFacets: readonly RuleFacet[] = ['direction', 'objectType', 'linkType', 'state', 'kind']
export const noFilter: RuleFilter = { text: '', direction: [], objectType: [], linkType: [], state: [], kind: [] }

export const entryKey = {
  rule: (ruleId: number): string => `rule:${ruleId}`,
  draft: (draftId: number): string => `draft:${draftId}`,
}

/** Rules of a server and the drafts that belong to it, or to none. */
export function ruleEntries(rules: readonly StoredRule[], drafts: readonly RuleDraft[]): readonly RuleEntry[] {
  const replaced = new Set(drafts.flatMap(({ cloneOf }) => cloneOf ?? []))
  const stored = rules.map(
    (one): RuleEntry => ({
      key: entryKey.rule(one.ruleId),
      rule: one.rule,
      stored: one,
      disabled: one.rule.disabled || replaced.has(one.ruleId),
      standard: isStandardRule(one.rule),
    }),
  )
  const written = drafts.map(
    (draft): RuleEntry => ({
      key: entryKey.draft(draft.draftId),
      rule: draft.rule,
      draft,
      disabled: draft.rule.disabled,
      standard: false,
    }),
  )
  return [...stored, ...written]
}

/** Where a rule stands: by its connector where the server's folder came with it, else by its name, as Connect names its rules. */
export function sideOf(rule: SyncRule, connectors: readonly SyncConnector[]): RuleGroup['side'] {
  const connector = connectors.find(({ id }) => id === rule.connector)
  if (connector?.kind === 'activeDirectory') return 'AD'
  if (connector?.kind === 'entra') return 'AAD'
  const named = /^(?:In from|Out to) (AAD|AD)\b/i.exec(rule.name)?.[1]?.toUpperCase()
  return named === 'AD' || named === 'AAD' ? named : 'other'
}

/** `In from AD - Computer Join` within its group is `Computer Join`. */
export const shortName = (name: string): string => name.replace(/^(?:In from|Out to) (?:AAD|AD)\s*[-–]\s*/i, '') || name

const sides: readonly RuleGroup['side'][] = ['AD', 'AAD', 'other']
const directions: readonly SyncRule['direction'][] = ['Inbound', 'Outbound', undefined]

/** Groups by direction and side, each by precedence, then name. */
export function groupRules(entries: readonly RuleEntry[], connectors: readonly SyncConnector[]): readonly RuleGroup[] {
  const groups = new Map<string, RuleEntry[]>()
  const keyOf = (direction: SyncRule['direction'], side: RuleGroup['side']) => `${direction ?? ''} ${side}`
  for (const entry of entries) {
    const key = keyOf(entry.rule.direction, sideOf(entry.rule, connectors))
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return directions.flatMap((direction) =>
    sides.flatMap((side) => {
      const key = keyOf(direction, side)
      const found = groups.get(key)
      return found === undefined ? [] : [{ key, direction, side, entries: found.toSorted(byPrecedence) }]
    }),
  )
}

const byPrecedence = (a: RuleEntry, b: RuleEntry): number =>
  (a.rule.precedence ?? Number.MAX_SAFE_INTEGER) - (b.rule.precedence ?? Number.MAX_SAFE_INTEGER) || a.rule.name.localeCompare(b.rule.name)

/** What a rule says to each facet. */
export function facetValue(entry: RuleEntry, facet: RuleFacet): string {
  switch (facet) {
    case 'direction':
      return entry.rule.direction ?? ''
    case 'objectType':
      return (entry.rule.direction === 'Outbound' ? entry.rule.targetObjectType : entry.rule.sourceObjectType) ?? ''
    case 'linkType':
      return entry.rule.linkType ?? ''
    case 'state':
      return entry.disabled ? 'disabled' : 'enabled'
    case 'kind':
      return entry.draft !== undefined ? 'draft' : entry.standard ? 'standard' : 'custom'
  }
}

/** Entries that fit the text and every facet. The text is part of name, precedence, a target, a source or an object type. */
export function filterRules(entries: readonly RuleEntry[], filter: RuleFilter): readonly RuleEntry[] {
  const text = filter.text.trim().toLowerCase()
  return entries.filter(
    (entry) =>
      ruleFacets.every((facet) => filter[facet].length === 0 || filter[facet].includes(facetValue(entry, facet))) &&
      (text === '' || holdsText(entry.rule, text)),
  )
}

const holdsText = (rule: SyncRule, text: string): boolean =>
  [rule.name, String(rule.precedence ?? ''), rule.sourceObjectType ?? '', rule.targetObjectType ?? ''].some((part) =>
    part.toLowerCase().includes(text),
  ) || rule.mappings.some(({ target, source }) => [target, ...source].some((name) => name.toLowerCase().includes(text)))

/** Values of a facet with how many rules have each, the most frequent first. */
export function facetCounts(entries: readonly RuleEntry[], facet: RuleFacet): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    const value = facetValue(entry, facet)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].toSorted(([a, many], [b, few]) => few - many || a.localeCompare(b))
}

/** The name of another rule that has a precedence already. */
export const entryOwner = (entries: readonly RuleEntry[], self: string | undefined, precedence: number): string | undefined =>
  entries.find((entry) => entry.key !== self && entry.rule.precedence === precedence)?.rule.name
