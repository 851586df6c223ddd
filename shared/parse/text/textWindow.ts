import type { ByteSource } from '../byteSource.ts'
import { encodedLength, readSourceChunks, type SourceChunk, type SourceEncoding, sourceBomLength } from './sourceText.ts'

/** A part of a text that may be larger than memory: grows at its end, is cut off at its start, and knows where it stands in the file. */
export class TextWindow {
  readonly #encoding: SourceEncoding
  readonly #chunks: Generator<SourceChunk, void>
  /** Where chunks start, as places in the window and bytes of the file; the first one is the window's start. */
  #starts: { readonly index: number; readonly offset: number }[]
  /** The line (from 1) that holds a place of the window. */
  #counted = { index: 0, line: 1 }
  #text = ''
  #isAtEnd = false

  constructor(source: ByteSource, encoding: SourceEncoding) {
    this.#encoding = encoding
    this.#chunks = readSourceChunks(source, encoding)
    this.#starts = [{ index: 0, offset: sourceBomLength(encoding) }]
  }

  get text(): string {
    return this.#text
  }

  /** Whether nothing more can be added. */
  get isAtEnd(): boolean {
    return this.#isAtEnd
  }

  /** Adds a chunk at the end; false where there is none. */
  fill(): boolean {
    const next = this.#chunks.next()
    this.#isAtEnd = next.done === true
    if (next.done === true) return false
    this.#starts.push({ index: this.#text.length, offset: next.value.offset })
    this.#text += next.value.text
    return true
  }

  /** Forgets what stands before a place, which then is place 0. */
  drop(index: number): void {
    const offset = this.byteOffset(index)
    const line = this.lineAt(index)
    const behind = this.#starts.filter((start) => start.index > index).map((start) => ({ ...start, index: start.index - index }))
    this.#starts = [{ index: 0, offset }, ...behind]
    this.#text = this.#text.slice(index)
    this.#counted = { index: 0, line }
  }

  /** Bytes from the start of the file; near, by less than a chunk, where UTF-8 was not valid. */
  byteOffset(index: number): number {
    const start = this.#starts.findLast((candidate) => candidate.index <= index) ?? { index: 0, offset: 0 }
    return start.offset + encodedLength(this.#text, start.index, index, this.#encoding)
  }

  /** The line of a place, from 1; LF ends a line. Fast when asked in ascending order. */
  lineAt(index: number): number {
    const { index: at, line } = this.#counted
    const own = index >= at ? line + countLines(this.#text, at, index) : line - countLines(this.#text, index, at)
    this.#counted = { index, line: own }
    return own
  }
}

/** By character: a search for a line end would go on to the end of a text that has none. */
function countLines(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 0x0a) lines++
  return lines
}
