import type { Fact } from '../../../../shared/facts/fact.ts'
import type { FormatId } from '../../../../shared/facts/format.ts'
import type { Problem } from '../../../../shared/facts/problem.ts'
import type { EvidenceRecord } from '../../../../shared/facts/record.ts'
import { byteSourceOf } from '../../../../shared/parse/byteSource.ts'
import type { ParseArtefact, ParsedItem, ParseSummary } from '../../../../shared/parse/parsed.ts'
import { readerOf, streamReaderOf } from '../../../../shared/parse/readers.ts'

export interface ReadItems {
  readonly records: readonly EvidenceRecord[]
  readonly facts: readonly Fact[]
  readonly problems: readonly Problem[]
  readonly summary: ParseSummary
}

/** Runs a reader to its end and sorts what it yields. */
export const readItems = (parse: ParseArtefact, bytes: Uint8Array, name = 'file'): ReadItems => sortItems(parse({ bytes, name }))

/** The same with whichever reader the format has. Throws for a format without one. */
export function readFormat(format: FormatId, bytes: Uint8Array, name: string): ReadItems {
  const stream = streamReaderOf(format)
  if (stream !== undefined) return sortItems(stream({ source: byteSourceOf(bytes), name }))
  const parse = readerOf(format)
  if (parse === undefined) throw new Error(`${name} was taken for ${format}`)
  return readItems(parse, bytes, name)
}

function sortItems(items: Generator<ParsedItem, ParseSummary>): ReadItems {
  const records: EvidenceRecord[] = []
  const facts: Fact[] = []
  const problems: Problem[] = []
  for (let next = items.next(); ; next = items.next()) {
    if (next.done === true) return { records, facts, problems, summary: next.value }
    if (next.value.type === 'record') records.push(next.value.record)
    else if (next.value.type === 'fact') facts.push(next.value.fact)
    else if (next.value.type === 'problem') problems.push(next.value.problem)
  }
}

export const accountedBytes = ({ account }: ParseSummary): number => account.parsed + account.problem + account.unknown
