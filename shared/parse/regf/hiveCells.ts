import type { ByteLedger } from '../byteLedger.ts'
import { type ByteReader, ParseError } from '../byteReader.ts'
import { BASE_BLOCK_SIZE } from './baseBlock.ts'

/** In place of an offset: there is none. */
export const NO_CELL = 0xffffffff

const CELL_ALIGNMENT = 8

export interface Cell {
  /** First byte of the content, from the start of the file. */
  readonly start: number
  /** Bytes of content: the cell's size without its 4 size bytes. */
  readonly length: number
  /** A reference to a cell that was given back: damage, but its content may still be there. */
  readonly isFree: boolean
}

/**
 * The cells of a hive. Every cell is handed out once: no two keys, values, lists or data share one in a sound hive, and so no loop
 * and no hostile reference can make a file yield more than it holds.
 */
export class HiveCells {
  readonly reader: ByteReader
  /** End of the bins, from the start of the file. */
  readonly #end: number
  /** One entry for each 8 bytes of the bins. */
  readonly #taken: Uint8Array

  constructor(reader: ByteReader, binsSize: number) {
    this.reader = reader
    this.#end = Math.min(reader.length, BASE_BLOCK_SIZE + binsSize)
    this.#taken = new Uint8Array(Math.ceil(Math.max(0, this.#end - BASE_BLOCK_SIZE) / CELL_ALIGNMENT))
  }

  /** The cell at an offset from the start of the bins. Throws a ParseError where it lies outside the bins or was taken before. */
  take(offset: number, field: string): Cell {
    const at = BASE_BLOCK_SIZE + offset
    if (offset % CELL_ALIGNMENT !== 0) throw new ParseError(field, at, 'a cell has to start at a multiple of 8')
    if (at + 4 > this.#end) throw new ParseError(field, at, `the hive ends at 0x${this.#end.toString(16)}`)
    const size = this.reader.i32(at, field)
    const length = Math.abs(size)
    if (length < CELL_ALIGNMENT || at + length > this.#end) throw new ParseError(field, at, `a cell of ${length} bytes does not fit`)
    this.#takeUnits(offset / CELL_ALIGNMENT, Math.ceil(length / CELL_ALIGNMENT), field)
    return { start: at + 4, length: length - 4, isFree: size > 0 }
  }

  /** Books all cells that were taken. */
  book(ledger: ByteLedger): void {
    let start = 0
    while (start < this.#taken.length) {
      start = indexFrom(this.#taken, 1, start)
      const end = indexFrom(this.#taken, 0, start)
      ledger.parsed(BASE_BLOCK_SIZE + start * CELL_ALIGNMENT, (end - start) * CELL_ALIGNMENT)
      start = end
    }
  }

  #takeUnits(first: number, count: number, field: string): void {
    for (let unit = first; unit < first + count; unit++) {
      if (this.#taken[unit] === 1) {
        throw new ParseError(field, BASE_BLOCK_SIZE + first * CELL_ALIGNMENT, 'the cell is in use by another part of the hive')
      }
      this.#taken[unit] = 1
    }
  }
}

function indexFrom(units: Uint8Array, wanted: number, from: number): number {
  const index = units.indexOf(wanted, from)
  return index < 0 ? units.length : index
}
