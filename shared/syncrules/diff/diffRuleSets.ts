import type { SyncConnector, SyncRule } from '../../facts/syncRule.ts'
import { connectorName, diffRules, type RuleDiff } from './diffRules.ts'
import { groupBy } from './groupBy.ts'

/** All rules of one server. */
export interface RuleSetSide {
  readonly rules: readonly SyncRule[]
  readonly connectors: readonly SyncConnector[]
}

/**
 * One rule in both sets. `renumbered`: nothing but its precedence differs. `moved`: it stands elsewhere among the rules of its direction
 * that both sets have, so that it may win or lose against another one.
 */
export interface RulePair {
  readonly kind: 'same' | 'formatting' | 'renumbered' | 'changed' | 'added' | 'removed'
  readonly before?: SyncRule
  readonly after?: SyncRule
  readonly diff?: RuleDiff
  readonly moved: boolean
}

export interface RuleSetDiff {
  /** By direction and precedence: of `after`, of `before` where the rule went. */
  readonly pairs: readonly RulePair[]
  readonly counts: Readonly<Record<RulePair['kind'], number>> & { readonly moved: number }
}

/**
 * Two sets of rules. Rules of the setup are found by their tag, which they keep on every server; the others by name, direction and object
 * types. Rules that a server has once for each of its connectors are told apart by the connector's name.
 */
export function diffRuleSets(before: RuleSetSide, after: RuleSetSide): RuleSetDiff {
  const partners = matchRules(before, after)
  const moved = movedRules(partners)
  const taken = new Set(partners.values())
  const options = { beforeConnectors: before.connectors, afterConnectors: after.connectors }
  const pairs = before.rules.map((old): RulePair => {
    const next = partners.get(old)
    if (next === undefined) return { kind: 'removed', before: old, moved: false }
    const diff = diffRules(old, next, options)
    return { kind: kindOf(diff), before: old, after: next, diff, moved: moved.has(old) }
  })
  const added = after.rules.filter((rule) => !taken.has(rule)).map((rule): RulePair => ({ kind: 'added', after: rule, moved: false }))
  const all = [...pairs, ...added].toSorted(byPlace)
  return { pairs: all, counts: countsOf(all) }
}

function kindOf(diff: RuleDiff): RulePair['kind'] {
  if (diff.kind !== 'changed') return diff.kind === 'formatting' ? 'formatting' : 'same'
  const precedence = diff.fields.find(({ field }) => field === 'precedence')
  return diff.differences === 1 && precedence?.kind === 'changed' ? 'renumbered' : 'changed'
}

type Key = (rule: SyncRule, connectors: readonly SyncConnector[]) => string | undefined

const tagOf: Key = ({ immutableTag, direction }) =>
  immutableTag === undefined || immutableTag === '' ? undefined : `${immutableTag} ${direction ?? ''}`
const nameOf: Key = ({ name, direction, sourceObjectType, targetObjectType }) =>
  [name, direction ?? '', sourceObjectType ?? '', targetObjectType ?? ''].join('\n').toLowerCase()
const onConnector =
  (key: Key): Key =>
  (rule, connectors) => {
    const [own, connector] = [key(rule, connectors), connectorName(rule, connectors)]
    return own === undefined || connector === undefined ? undefined : `${own}\n${connector.toLowerCase()}`
  }

/** From the surest to the least sure. Rules that no connector tells apart are paired in their order. */
const keys: readonly Key[] = [onConnector(tagOf), onConnector(nameOf), tagOf, nameOf]

function matchRules(before: RuleSetSide, after: RuleSetSide): ReadonlyMap<SyncRule, SyncRule> {
  const partners = new Map<SyncRule, SyncRule>()
  const taken = new Set<SyncRule>()
  for (const key of keys) {
    const waiting = groupBy(after.rules.filter((rule) => !taken.has(rule)).toSorted(byPrecedence), (rule) => key(rule, after.connectors))
    for (const rule of before.rules.filter((one) => !partners.has(one)).toSorted(byPrecedence)) {
      const own = key(rule, before.connectors)
      const partner = own === undefined ? undefined : waiting.get(own)?.shift()
      if (partner === undefined) continue
      partners.set(rule, partner)
      taken.add(partner)
    }
  }
  return partners
}

const precedenceOf = ({ precedence }: SyncRule): number => precedence ?? Number.MAX_SAFE_INTEGER
const byPrecedence = (a: SyncRule, b: SyncRule): number => precedenceOf(a) - precedenceOf(b) || a.name.localeCompare(b.name)

/** Rules outside of the longest run that keeps its order: the fewest that had to move. */
function movedRules(partners: ReadonlyMap<SyncRule, SyncRule>): ReadonlySet<SyncRule> {
  const moved = new Set<SyncRule>()
  const known = [...partners].filter(([old, next]) => old.precedence !== undefined && next.precedence !== undefined)
  for (const group of groupBy(known, ([old]) => old.direction).values()) {
    const rules = group.toSorted(([a], [b]) => byPrecedence(a, b))
    const kept = longestRise(rules.map(([, next]) => precedenceOf(next)))
    for (const [at, [old]] of rules.entries()) if (!kept.has(at)) moved.add(old)
  }
  return moved
}

/** Indexes of a longest subsequence that never falls: patience sorting. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const tops: number[] = []
  const previous = values.map((value, at) => {
    const pile = firstAbove(tops, values, value)
    tops[pile] = at
    return pile === 0 ? undefined : tops[pile - 1]
  })
  const kept = new Set<number>()
  for (let at = tops.at(-1); at !== undefined; at = previous[at]) kept.add(at)
  return kept
}

function firstAbove(tops: readonly number[], values: readonly number[], value: number): number {
  let [low, high] = [0, tops.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[tops[middle] ?? 0] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

function byPlace(a: RulePair, b: RulePair): number {
  const [x, y] = [a.after ?? a.before, b.after ?? b.before]
  if (x === undefined || y === undefined) return 0
  return (x.direction ?? '').localeCompare(y.direction ?? '') || byPrecedence(x, y)
}

function countsOf(pairs: readonly RulePair[]): RuleSetDiff['counts'] {
  const counts = { same: 0, formatting: 0, renumbered: 0, changed: 0, added: 0, removed: 0, moved: 0 }
  for (const { kind, moved } of pairs) {
    counts[kind]++
    if (moved) counts.moved++
  }
  return counts
}
