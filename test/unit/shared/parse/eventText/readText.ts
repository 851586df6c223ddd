import type { EventRow } from '../../../../../shared/facts/event.ts'
import type { Problem } from '../../../../../shared/facts/problem.ts'
import { byteSourceOf } from '../../../../../shared/parse/byteSource.ts'
import type { ParseStream, ParseSummary } from '../../../../../shared/parse/parsed.ts'

export interface ReadText {
  readonly events: readonly EventRow[]
  readonly problems: readonly Problem[]
  readonly summary: ParseSummary
}

/** Runs a reader of a text to its end. */
export function readText(parse: ParseStream, text: string | Uint8Array): ReadText {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const events: EventRow[] = []
  const problems: Problem[] = []
  const items = parse({ source: byteSourceOf(bytes), name: 'file' })
  for (let next = items.next(); ; next = items.next()) {
    if (next.done === true) return { events, problems, summary: next.value }
    if (next.value.type === 'event') events.push(next.value.event)
    else if (next.value.type === 'problem') problems.push(next.value.problem)
  }
}

export const dataOf = (event: EventRow | undefined): unknown => JSON.parse(event?.data ?? 'null')
export const codesOf = ({ problems }: ReadText): string[] => problems.map(({ code }) => code)
export const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
