import { type CsvRow, readCsvRows } from '../text/csvRows.ts'
import type { TextLine } from '../text/readLines.ts'
import { matchHeaders } from './matchHeaders.ts'

/** The header row of a list and what separates its columns. */
export interface ListHeader {
  readonly row: CsvRow
  readonly delimiter: string
}

const DELIMITERS = [',', ';', '\t', '|']
/** What may stand above the header: blank lines, Excel's `sep=;`, the `#TYPE` of Export-Csv. */
const PREAMBLE_LINES = 20
/** A header with a line end in a cell is still short; more is not taken into memory. */
const HEADER_LINES = 40

/** Finds the header row; undefined for a text without one. Reads the first lines only. */
export function findHeader(lines: Iterable<TextLine>): ListHeader | undefined {
  const head = take(lines, HEADER_LINES)
  let named: string | undefined
  const start = head.findIndex((line) => {
    const separator = /^sep=(.)$/i.exec(line.text.trimEnd().replace(/^sep=$/i, 'sep=\t'))?.[1]
    named ??= separator
    return separator === undefined && line.text.trim() !== '' && !/^#TYPE\s/.test(line.text)
  })
  if (start === -1 || start > PREAMBLE_LINES) return undefined
  const candidates = (named === undefined ? DELIMITERS : [named]).flatMap((delimiter) => {
    const row = readCsvRows(head.slice(start), delimiter).next().value
    return row === undefined ? [] : [{ row, delimiter, known: matchHeaders(row.cells).known }]
  })
  const [first, ...rest] = candidates
  return first && rest.reduce((best, next) => (isBetter(next, best) ? next : best), first)
}

type Candidate = ListHeader & { readonly known: number }
const isBetter = (a: Candidate, b: Candidate): boolean =>
  a.known > b.known || (a.known === b.known && a.row.cells.length > b.row.cells.length)

function take(lines: Iterable<TextLine>, count: number): readonly TextLine[] {
  const taken: TextLine[] = []
  for (const line of lines) {
    taken.push(line)
    if (taken.length === count) break
  }
  return taken
}
