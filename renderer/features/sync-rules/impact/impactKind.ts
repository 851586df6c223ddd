import type { Input } from '../../../../shared/contract/requests.ts'
import type { ImpactChange } from '../../../../shared/contract/syncRuleRequests.ts'
import { FILTER_ATTRIBUTE } from '../../../../shared/syncrules/impact/classifyChange.ts'

/** What a run is about: who is filtered before and after, whom a rule filters by itself (there was none before), or some value. */
export type ImpactKind = 'filter' | 'filterAlone' | 'value'

export function impactKind({ attribute, before }: Pick<Input<'impact.start'>, 'attribute' | 'before'>): ImpactKind {
  if (attribute !== FILTER_ATTRIBUTE) return 'value'
  return before.kind === 'nothing' ? 'filterAlone' : 'filter'
}

/** The changes that are counted, the one that people look for first. */
export const changesOf: Readonly<Record<ImpactKind, readonly ImpactChange[]>> = {
  filter: ['toSynced', 'toFiltered', 'unchanged', 'error'],
  filterAlone: ['toFiltered', 'unchanged', 'error'],
  value: ['changed', 'unchanged', 'error'],
}

/** The key of a change's words: of a rule by itself nothing is said to become anything. */
export const changeKey = (kind: ImpactKind, change: ImpactChange): string =>
  kind === 'filterAlone' && (change === 'toFiltered' || change === 'unchanged') ? `impact.alone.${change}` : `impact.${change}`
