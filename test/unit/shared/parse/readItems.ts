import type { Fact } from '../../../../shared/facts/fact.ts'
import type { Problem } from '../../../../shared/facts/problem.ts'
import type { EvidenceRecord } from '../../../../shared/facts/record.ts'
import type { ParseArtefact, ParseSummary } from '../../../../shared/parse/parsed.ts'

export interface ReadItems {
  readonly records: readonly EvidenceRecord[]
  readonly facts: readonly Fact[]
  readonly problems: readonly Problem[]
  readonly summary: ParseSummary
}

/** Runs a reader to its end and sorts what it yields. */
export function readItems(parse: ParseArtefact, bytes: Uint8Array, name = 'file'): ReadItems {
  const records: EvidenceRecord[] = []
  const facts: Fact[] = []
  const problems: Problem[] = []
  const items = parse({ bytes, name })
  for (let next = items.next(); ; next = items.next()) {
    if (next.done === true) return { records, facts, problems, summary: next.value }
    if (next.value.type === 'record') records.push(next.value.record)
    else if (next.value.type === 'fact') facts.push(next.value.fact)
    else if (next.value.type === 'problem') problems.push(next.value.problem)
  }
}

export const accountedBytes = ({ account }: ParseSummary): number => account.parsed + account.problem + account.unknown
