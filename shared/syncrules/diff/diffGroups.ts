import type { JoinCondition, ScopeCondition } from '../../facts/syncRule.ts'
import type { DiffKind } from './diffKind.ts'

/** One condition on both sides; alone where it came or went. */
export interface ConditionDiff<C> {
  readonly kind: DiffKind
  readonly before?: C
  readonly after?: C
}

/** One group of a scoping filter or of join rules. */
export interface GroupDiff<C> {
  readonly kind: DiffKind
  readonly conditions: readonly ConditionDiff<C>[]
}

/** What two conditions of a kind have in common, from everything to nothing. */
interface ConditionKind<C> {
  /** Conditions with the same text are the same. */
  readonly whole: (condition: C) => string
  /** Conditions with the same text may stand for one another, the nearest first. */
  readonly near: readonly ((condition: C) => string)[]
}

const fold = (text: string): string => text.toLowerCase()

const scopeKind: ConditionKind<ScopeCondition> = {
  whole: ({ attribute, operator, value }) => `${fold(attribute)} ${operator.toUpperCase()} ${fold(value)}`,
  near: [({ attribute, operator }) => `${fold(attribute)} ${operator.toUpperCase()}`, ({ attribute }) => fold(attribute)],
}

const joinPair = ({ attribute, metaverse }: JoinCondition): string => `${fold(attribute)} ${fold(metaverse)}`
const joinKind: ConditionKind<JoinCondition> = {
  whole: (condition) => `${joinPair(condition)} ${String(condition.caseSensitive)}`,
  near: [joinPair, ({ metaverse }) => fold(metaverse)],
}

/** Scoping filters group by group. The order of groups and of conditions in them means nothing; nor does the case of their texts. */
export const diffScope = (
  before: readonly (readonly ScopeCondition[])[],
  after: readonly (readonly ScopeCondition[])[],
): readonly GroupDiff<ScopeCondition>[] => diffGroups(before, after, scopeKind)

/** Join rules group by group. A side that does not say whether case matters is not held against one that does. */
export function diffJoin(
  before: readonly (readonly JoinCondition[])[],
  after: readonly (readonly JoinCondition[])[],
): readonly GroupDiff<JoinCondition>[] {
  const says = (groups: typeof before): boolean => groups.flat().some(({ caseSensitive }) => caseSensitive !== undefined)
  const kind = says(before) && says(after) ? joinKind : { ...joinKind, whole: joinPair }
  return diffGroups(before, after, kind)
}

type Group<C> = readonly C[]

function diffGroups<C>(before: readonly Group<C>[], after: readonly Group<C>[], kind: ConditionKind<C>): readonly GroupDiff<C>[] {
  const partners = pairGroups(before, after, kind)
  const taken = new Set(partners.values())
  const pairs = before.map((group, at) => diffGroup(group, groupAt(after, partners.get(at)), kind))
  const added = after.filter((_, at) => !taken.has(at)).map((group) => diffGroup([], group, kind, 'added'))
  return [...pairs, ...added]
}

const groupAt = <C>(groups: readonly Group<C>[], at: number | undefined): Group<C> | undefined =>
  at === undefined ? undefined : groups[at]

/** Groups with the most conditions in common belong together; of those with nothing in common the ones in the same place. */
function pairGroups<C>(before: readonly Group<C>[], after: readonly Group<C>[], kind: ConditionKind<C>): ReadonlyMap<number, number> {
  const ranked = before
    .flatMap((group, from) => after.map((other, to) => ({ from, to, common: commonOf(group, other, kind) })))
    .filter(({ from, to, common }) => common > 0 || from === to)
    .toSorted((a, b) => b.common - a.common || Math.abs(a.from - a.to) - Math.abs(b.from - b.to))
  const partners = new Map<number, number>()
  const taken = new Set<number>()
  for (const { from, to } of ranked) {
    if (partners.has(from) || taken.has(to)) continue
    partners.set(from, to)
    taken.add(to)
  }
  return partners
}

/** Whole agreement counts more than any number of near ones. */
function commonOf<C>(group: Group<C>, other: Group<C>, { whole, near }: ConditionKind<C>): number {
  const [nearest = whole] = near
  const wholes = new Set(other.map(whole))
  const nears = new Set(other.map(nearest))
  return group.reduce((sum, one) => sum + (wholes.has(whole(one)) ? 100 : nears.has(nearest(one)) ? 1 : 0), 0)
}

function diffGroup<C>(before: Group<C>, after: Group<C> | undefined, kind: ConditionKind<C>, alone?: DiffKind): GroupDiff<C> {
  const conditions = pairConditions(before, after ?? [], kind)
  if (alone !== undefined || after === undefined) return { kind: alone ?? 'removed', conditions }
  return { kind: conditions.every((condition) => condition.kind === 'same') ? 'same' : 'changed', conditions }
}

function pairConditions<C>(before: Group<C>, after: Group<C>, { whole, near }: ConditionKind<C>): readonly ConditionDiff<C>[] {
  const partners = new Map<C, ConditionDiff<C>>()
  let left = [...before]
  let right = [...after]
  for (const [at, keyOf] of [whole, ...near].entries()) {
    const pairs = left.flatMap((one) => {
      const found = right.find((other) => keyOf(other) === keyOf(one))
      if (found !== undefined) right = right.toSpliced(right.indexOf(found), 1)
      return found === undefined ? [] : [{ one, found }]
    })
    for (const { one, found } of pairs) partners.set(one, { kind: at === 0 ? 'same' : 'changed', before: one, after: found })
    left = left.filter((one) => !partners.has(one))
  }
  return [
    ...before.map((one) => partners.get(one) ?? { kind: 'removed' as const, before: one }),
    ...right.map((one) => ({ kind: 'added' as const, after: one })),
  ]
}
