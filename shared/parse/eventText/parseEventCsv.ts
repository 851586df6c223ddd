import type { ParsedItem, ParseSummary, StreamInput } from '../parsed.ts'
import { readSourceLines } from '../text/sourceLines.ts'
import { sourceEncoding } from '../text/sourceText.ts'
import { looksLikeEventBlocks, readBlockEvents } from './blockEvents.ts'
import { findEventTable } from './eventTable.ts'
import { readTableEvents } from './tableEvents.ts'
import { TextProblems } from './textProblems.ts'

const HEAD_LINES = 40

/**
 * Reads events saved as a table, of any length: Event Viewer's "Save All Events As" CSV and text, `Get-WinEvent | Export-Csv`,
 * `Get-EventLog | Export-Csv`, `tracerpt -of CSV`; and as blocks of labels: `wevtutil qe /f:text`, events copied as text.
 * Most of them have the local time of the device without its zone: it is kept as the field `localTime`, and no time is made of it.
 */
export function* parseEventCsv({ source }: StreamInput): Generator<ParsedItem, ParseSummary> {
  const encoding = sourceEncoding(source)
  const problems = new TextProblems(source.size)
  const head: string[] = []
  for (const { text } of readSourceLines(source, encoding)) {
    head.push(text.replaceAll('\0', '').slice(0, 1024))
    if (head.length === HEAD_LINES) break
  }
  const table = findEventTable(readSourceLines(source, encoding))
  let count = 0
  if (table !== undefined) count = yield* readTableEvents(readSourceLines(source, encoding), table, problems)
  else if (looksLikeEventBlocks(head)) count = yield* readBlockEvents(readSourceLines(source, encoding), problems)
  else problems.unknown(source.size)
  yield* problems.finish(count)
  return { encoding, account: problems.account() }
}
