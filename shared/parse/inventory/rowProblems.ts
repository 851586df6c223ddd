import type { Problem } from '../../facts/problem.ts'
import { problemOf } from '../../facts/problemTexts.ts'
import type { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem } from '../parsed.ts'
import type { CsvRow } from '../text/csvRows.ts'
import { maxLineBytes } from '../text/readLines.ts'
import { oneLine } from '../textFacts.ts'
import type { OpenList } from './openList.ts'
import { isUndecidedTime, type ListCell } from './rowFacts.ts'

/** A damaged or foreign file must not become a problem a row. */
const MOST_PROBLEMS = 100

/** What is wrong with the rows of a list: named line by line, and counted where there are many. */
export class RowProblems {
  readonly #list: OpenList
  readonly #ledger: ByteLedger
  readonly #undecided = new Map<string, { readonly line: number; readonly value: string; count: number }>()
  #count = 0

  constructor(list: OpenList, ledger: ByteLedger) {
    this.#list = list
    this.#ledger = ledger
  }

  *of(row: CsvRow, known: readonly ListCell[]): Generator<ParsedItem, void> {
    for (const problem of this.#problemsOf(row, known)) {
      this.#count++
      if (this.#count <= MOST_PROBLEMS) yield { type: 'problem', problem }
    }
    for (const cell of known) if (isUndecidedTime(cell, this.#list.dateOrder)) this.#addUndecided(row, cell)
  }

  tooMany(row: CsvRow, size: number, limit: number): ParsedItem {
    const place = { line: row.line, offset: row.offset, length: size - row.offset }
    this.#ledger.problem(place.offset, place.length)
    return { type: 'problem', problem: problemOf('tooManyRows', 'warning', { limit, line: row.line }, place) }
  }

  *finish(): Generator<ParsedItem, void> {
    const more = this.#count - MOST_PROBLEMS
    if (more > 0) yield { type: 'problem', problem: problemOf('moreRowsDamaged', 'info', { count: more }) }
    for (const [field, { line, value, count }] of this.#undecided) {
      yield { type: 'problem', problem: problemOf('listTimesUndecided', 'info', { field, value, count }, { field, line }) }
    }
  }

  *#problemsOf(row: CsvRow, known: readonly ListCell[]): Generator<Problem, void> {
    const { line, offset, length } = row
    const place = { line, offset, length }
    if (row.damage === 'quote') {
      this.#ledger.problem(offset, length)
      yield problemOf('quoteNotClosed', 'warning', { line }, place)
    }
    if (row.damage === 'cut') {
      this.#ledger.problem(offset + maxLineBytes, length - maxLineBytes)
      yield problemOf('lineTooLong', 'warning', { line, length }, place)
    }
    if (row.text.includes('\0')) yield problemOf('zeroBytesInRow', 'warning', { line }, place)
    const expected = this.#list.headers.length
    const actual = row.cells.length
    if (row.damage === undefined && (actual < expected || row.cells.slice(expected).some((cell) => cell.trim() !== ''))) {
      yield problemOf('rowRagged', 'warning', { line, expected, actual }, place)
    }
    if (!known.some(({ field }) => IDENTITIES.has(field))) yield problemOf('rowWithoutDevice', 'info', { line }, place)
  }

  #addUndecided(row: CsvRow, { header, value }: ListCell): void {
    const seen = this.#undecided.get(header)
    if (seen === undefined) this.#undecided.set(header, { line: row.line, value: oneLine(value), count: 1 })
    else seen.count++
  }
}

const IDENTITIES: ReadonlySet<string> = new Set(['name', 'aadDeviceId', 'senseDeviceId', 'intuneDeviceId'])
