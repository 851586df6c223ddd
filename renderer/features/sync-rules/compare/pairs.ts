import type { RulePair } from '../../../../shared/syncrules/diff/diffRuleSets.ts'

/** A pair with a name of its own for lists: the same rule can be there once for each connector. */
export interface KeyedPair {
  readonly key: string
  readonly pair: RulePair
}

/** What the list is narrowed to; `moved` are rules whose order changed, whatever else differs. */
export interface PairFilter {
  readonly text: string
  readonly kind: RulePair['kind'] | 'moved' | undefined
}

export const pairName = ({ before, after }: RulePair): string => (after ?? before)?.name ?? ''

export const pairKey = (pair: RulePair, at: number): string => `${at} ${pair.kind} ${pairName(pair)}`

/** Pairs that fit. Rules that differ in nothing but blanks or their number, in the same order, are no difference. */
export function fittingPairs(pairs: readonly KeyedPair[], { text, kind }: PairFilter, onlyDifferences: boolean): readonly KeyedPair[] {
  const wanted = text.trim().toLowerCase()
  return pairs.filter(({ pair }) => {
    if (kind !== undefined) {
      if (kind === 'moved' ? !pair.moved : pair.kind !== kind) return false
    } else if (onlyDifferences && !pair.moved && (pair.kind === 'same' || pair.kind === 'formatting')) return false
    return wanted === '' || holdsText(pair, wanted)
  })
}

const holdsText = ({ before, after }: RulePair, text: string): boolean =>
  [before, after].some((rule) => rule !== undefined && `${rule.precedence ?? ''} ${rule.name}`.toLowerCase().includes(text))

/** `143`, or `143 → 150` where the number is another one. */
export function precedences({ before, after }: RulePair): string {
  const numbers = [before?.precedence, after?.precedence].flatMap((number) => number ?? [])
  return [...new Set(numbers)].join(' → ')
}
