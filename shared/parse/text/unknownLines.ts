import { problemOf } from '../../facts/problemTexts.ts'
import type { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem } from '../parsed.ts'
import { maxLineBytes, type TextLine } from './readLines.ts'

/** A hostile or foreign text must not become a problem a line. */
const MOST_PROBLEMS = 100
const QUOTE_LENGTH = 120

/** The problem of a line too long to be read whole; books the bytes that were not read. */
export function cutLineProblem(line: TextLine, ledger: ByteLedger): ParsedItem {
  const offset = line.offset + maxLineBytes
  const length = line.length - maxLineBytes
  ledger.problem(offset, length)
  const place = { field: `line ${line.number}`, offset, length }
  return { type: 'problem', problem: problemOf('lineTooLong', 'warning', { line: line.number, length: line.length }, place) }
}

/** Turns lines that no rule understood into problems, one for each stretch of them, and books their bytes. */
export class UnknownLines {
  readonly #ledger: ByteLedger
  #stretch: { readonly first: TextLine; length: number } | undefined
  #count = 0

  constructor(ledger: ByteLedger) {
    this.#ledger = ledger
  }

  *add(line: TextLine): Generator<ParsedItem, void> {
    this.#ledger.problem(line.offset, line.length)
    const stretch = this.#stretch
    if (stretch !== undefined && stretch.first.offset + stretch.length === line.offset) {
      stretch.length += line.length
      return
    }
    yield* this.end()
    this.#stretch = { first: line, length: line.length }
  }

  /** A line that was understood ends a stretch. */
  *end(): Generator<ParsedItem, void> {
    const stretch = this.#stretch
    if (stretch === undefined) return
    this.#stretch = undefined
    this.#count++
    if (this.#count > MOST_PROBLEMS) return
    const text = stretch.first.text.trim().slice(0, QUOTE_LENGTH)
    const place = {
      field: `line ${stretch.first.number}`,
      line: stretch.first.number,
      offset: stretch.first.offset,
      length: stretch.length,
    }
    yield { type: 'problem', problem: problemOf('lineNotUnderstood', 'info', { text }, place) }
  }

  *finish(): Generator<ParsedItem, void> {
    yield* this.end()
    const more = this.#count - MOST_PROBLEMS
    if (more > 0) yield { type: 'problem', problem: problemOf('moreLinesNotUnderstood', 'info', { count: more }) }
  }
}
