import type { Finding } from '../../../shared/contract/diagnosis.ts'

/**
 * The way from a root cause to the last symptom that it explains, root first, by the findings' own `explains`.
 * Where a cause explains several findings the longest way is taken; a circle ends at its first repetition.
 */
export function chainFromCause(findings: readonly Finding[], rootRule: string): readonly Finding[] {
  const byRule = new Map(findings.map((finding) => [finding.rule, finding]))
  return longestFrom(byRule, rootRule, new Set())
}

function longestFrom(byRule: ReadonlyMap<string, Finding>, rule: string, onTheWay: ReadonlySet<string>): readonly Finding[] {
  const finding = byRule.get(rule)
  if (finding === undefined || onTheWay.has(rule)) return []
  const seen = new Set([...onTheWay, rule])
  let longest: readonly Finding[] = []
  for (const next of finding.explains) {
    const way = longestFrom(byRule, next, seen)
    if (way.length > longest.length) longest = way
  }
  return [finding, ...longest]
}
