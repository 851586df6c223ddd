import type { TextLine } from './readLines.ts'

export interface CsvRow {
  /** Its first line, from 1. */
  readonly line: number
  /** Bytes from the start of the file; `length` includes the last line's end. */
  readonly offset: number
  readonly length: number
  readonly cells: readonly string[]
  /** The first line as printed. */
  readonly text: string
  /** `quote`: a quote that never closes was taken as text; `cut`: the line is too long, only its beginning was read. */
  readonly damage?: 'quote' | 'cut'
}

/** How many lines and characters a quoted cell may have: a quote that is open for longer was never meant to be one. */
export interface CellLimits {
  readonly lines: number
  readonly characters: number
}

/** A cell is a note at most. */
const noteLimits: CellLimits = { lines: 100, characters: 1 << 16 }
/** Of a text with many quotes that never close, each of which costs reading ahead in vain. */
const wordLimits: CellLimits = { lines: 4, characters: 1 << 16 }
/** After so many in vain a cell may no longer be longer than a note, and after so many than a few lines. */
const MOST_LONG = 8
const MOST_NOTES = 1000
/** No list has that many columns; a hostile line of commas must not become millions of strings. */
export const MOST_CELLS = 1000

/**
 * Rows of comma separated values (RFC 4180, with any delimiter), lazily and with their exact places. Blank lines are no rows.
 * Hand-written, because csv-parse makes one row of all that follow a quote which never closes, and its build for pure code carries
 * a Buffer of its own. Here the row with the open quote is given as it stands, and the next line starts afresh.
 */
export function* readCsvRows(lines: Iterable<TextLine>, delimiter: string, limits = noteLimits): Generator<CsvRow, void> {
  const queue = lineQueue(lines)
  let inVain = 0
  for (let line = queue.next(); line !== undefined; line = queue.next()) {
    if (line.text.trim() === '') continue
    const row = readRow(line, queue, delimiter, inVain < MOST_LONG ? limits : inVain < MOST_NOTES ? noteLimits : wordLimits)
    if (row.damage === 'quote') inVain++
    yield row
  }
}

interface LineQueue {
  next(): TextLine | undefined
  putBack(lines: readonly TextLine[]): void
}

function lineQueue(lines: Iterable<TextLine>): LineQueue {
  const source = lines[Symbol.iterator]()
  const waiting: TextLine[] = []
  return {
    next: () => {
      if (waiting.length > 0) return waiting.pop()
      const next = source.next()
      return next.done === true ? undefined : next.value
    },
    putBack: (read) => {
      for (const line of read.toReversed()) waiting.push(line)
    },
  }
}

function readRow(first: TextLine, queue: LineQueue, delimiter: string, limits: CellLimits): CsvRow {
  const cells = new CellReader(delimiter)
  const more: TextLine[] = []
  let fits = cells.add(first.text)
  while (fits && cells.isOpen) {
    const next = more.length < limits.lines && cells.openLength < limits.characters ? queue.next() : undefined
    if (next !== undefined) more.push(next)
    fits = next !== undefined && cells.add(next.text)
  }
  const { number: line, offset, text } = first
  if (!fits) {
    queue.putBack(more)
    return { line, offset, length: first.length, cells: cellsOfLine(text, delimiter), text, damage: 'quote' }
  }
  const length = more.reduce((sum, { length: own }) => sum + own, first.length)
  const damage = first.isCut || more.some(({ isCut }) => isCut) ? ({ damage: 'cut' } as const) : {}
  return { line, offset, length, cells: cells.cells, text, ...damage }
}

/** The cells of a line on its own, where a quote that does not close quotes nothing. */
function cellsOfLine(text: string, delimiter: string): readonly string[] {
  const reader = new CellReader(delimiter)
  reader.add(text)
  if (!reader.isOpen) return reader.cells
  return [...reader.cells, ...text.slice(reader.openAt).replace('"', '').split(delimiter, MOST_CELLS)].slice(0, MOST_CELLS)
}

/** Splits line after line into cells; a quoted cell may go on over lines. */
class CellReader {
  readonly cells: string[] = []
  readonly #delimiter: string
  #open: string | undefined
  #openAt = 0

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  get isOpen(): boolean {
    return this.#open !== undefined
  }

  get openLength(): number {
    return this.#open?.length ?? 0
  }

  /** Where in the line that was added last the open quote stands. */
  get openAt(): number {
    return this.#openAt
  }

  /** False when an open cell ends in the middle of a text: its quote was not the beginning of this cell. */
  add(text: string): boolean {
    let at: number | undefined = 0
    if (this.#open !== undefined) {
      at = this.#readQuoted(text, 0, `${this.#open}\n`)
      if (at === -1) return false
    }
    while (at !== undefined && this.cells.length < MOST_CELLS) {
      at = text[at] === '"' ? this.#readQuoted(text, at + 1, undefined) : this.#readPlain(text, at)
    }
    return true
  }

  #readPlain(text: string, at: number): number | undefined {
    const end = text.indexOf(this.#delimiter, at)
    this.cells.push(end === -1 ? text.slice(at) : text.slice(at, end))
    return end === -1 ? undefined : end + this.#delimiter.length
  }

  /** The place of the next cell; undefined at the end of the line; -1 where the continued cell ends and no delimiter follows. */
  #readQuoted(text: string, start: number, before: string | undefined): number | undefined {
    let cell = before ?? ''
    let at = start
    for (let quote = text.indexOf('"', at); quote !== -1; quote = text.indexOf('"', at)) {
      const after = quote + 1
      if (after === text.length || text.startsWith(this.#delimiter, after)) {
        this.cells.push(cell + text.slice(at, quote))
        this.#open = undefined
        return after === text.length ? undefined : after + this.#delimiter.length
      }
      const isDoubled = text[after] === '"'
      if (!isDoubled && before !== undefined) return -1
      // A single quote inside stands for itself: `"the "old" server"`.
      cell += text.slice(at, after)
      at = isDoubled ? after + 1 : after
    }
    this.#open = cell + text.slice(at)
    this.#openAt = start - 1
    return undefined
  }
}
