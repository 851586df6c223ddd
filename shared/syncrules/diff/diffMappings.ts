import type { SyncMapping } from '../../facts/syncRule.ts'
import { type DiffKind, isDifference } from './diffKind.ts'
import { type DiffPart, diffTokens } from './diffTokens.ts'
import { groupBy } from './groupBy.ts'

/** One transformation on both sides. `expression` is there where both are expressions. */
export interface MappingDiff {
  readonly target: string
  readonly kind: DiffKind
  readonly before?: SyncMapping
  readonly after?: SyncMapping
  /** Which of its settings differ. */
  readonly settings: readonly ('flow' | 'source' | 'merge' | 'once')[]
  readonly expression?: { readonly kind: DiffKind; readonly parts: readonly DiffPart[] }
}

/** Transformations by their target: the order of the list means nothing. */
export function diffMappings(before: readonly SyncMapping[], after: readonly SyncMapping[]): readonly MappingDiff[] {
  const waiting = groupBy(after, ({ target }) => target)
  const pairs = before.map((mapping) => diffMapping(mapping, waiting.get(mapping.target)?.shift()))
  return [...pairs, ...[...waiting.values()].flat().map((mapping) => diffMapping(undefined, mapping))].toSorted((a, b) =>
    a.target.localeCompare(b.target),
  )
}

function diffMapping(before: SyncMapping | undefined, after: SyncMapping | undefined): MappingDiff {
  const target = (before ?? after)?.target ?? ''
  if (before === undefined || after === undefined) {
    return { target, kind: before === undefined ? 'added' : 'removed', ...(before && { before }), ...(after && { after }), settings: [] }
  }
  const expression = diffExpressions(before, after)
  const settings = settingsThatDiffer(before, after)
  const changed = settings.length > 0 || (expression !== undefined && isDifference(expression.kind))
  const kind = changed ? 'changed' : (expression?.kind ?? 'same')
  return { target, kind, before, after, settings, ...(expression && { expression }) }
}

function diffExpressions(before: SyncMapping, after: SyncMapping): MappingDiff['expression'] {
  if (before.flow !== 'Expression' || after.flow !== 'Expression') return undefined
  return diffExpressionTexts(before.expression ?? '', after.expression ?? '')
}

/** Two expressions; `formatting` where only blanks and line breaks differ. */
export function diffExpressionTexts(before: string, after: string): { readonly kind: DiffKind; readonly parts: readonly DiffPart[] } {
  if (before === after) return { kind: 'same', parts: after === '' ? [] : [{ kind: 'same', text: after }] }
  const parts = diffTokens(before, after)
  return { kind: parts.every(({ kind }) => kind === 'same') ? 'formatting' : 'changed', parts }
}

/** Sources of an expression only repeat what it names; "apply once" counts where both sides say it. */
function settingsThatDiffer(before: SyncMapping, after: SyncMapping): MappingDiff['settings'] {
  const bothExpressions = before.flow === 'Expression' && after.flow === 'Expression'
  const differ = {
    flow: before.flow !== after.flow,
    source: !bothExpressions && before.source.join('\n') !== after.source.join('\n'),
    merge: before.merge !== after.merge,
    once: before.once !== undefined && after.once !== undefined && before.once !== after.once,
  }
  return (['flow', 'source', 'merge', 'once'] as const).filter((setting) => differ[setting])
}
