import type { SourcedFact } from '../facts/fact.ts'

/** Facts by a key, in their order; linear, for a hostile report may hold a hundred thousand of a kind. */
export function groupFacts<K>(facts: readonly SourcedFact[], keyOf: (fact: SourcedFact) => K): ReadonlyMap<K, SourcedFact[]> {
  const groups = new Map<K, SourcedFact[]>()
  for (const fact of facts) {
    const key = keyOf(fact)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [fact])
    else group.push(fact)
  }
  return groups
}
