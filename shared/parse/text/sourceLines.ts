import type { ByteSource } from '../byteSource.ts'
import { maxLineBytes, type TextLine } from './readLines.ts'
import { encodedLength, readSourceChunks, type SourceEncoding, unitSize } from './sourceText.ts'

/**
 * The lines of a text that may be larger than memory, as `readLines` gives them: CRLF, LF or CR end one. Of a line longer than
 * `maxLineBytes` characters only the beginning is kept.
 */
export function* readSourceLines(source: ByteSource, encoding: SourceEncoding): Generator<TextLine, void> {
  const assembler = new LineAssembler(encoding)
  for (const chunk of readSourceChunks(source, encoding)) {
    const isLast = chunk.offset + chunk.length >= source.size
    yield* assembler.add(chunk.text, chunk.offset, isLast)
  }
  yield* assembler.finish(source.size)
}

class LineAssembler {
  readonly #encoding: SourceEncoding
  #number = 1
  #start: number | undefined
  #parts = ''
  #isCut = false
  /** A CR at the end of a chunk waits for what follows it. */
  #held = ''

  constructor(encoding: SourceEncoding) {
    this.#encoding = encoding
  }

  *add(chunk: string, chunkOffset: number, isLast: boolean): Generator<TextLine, void> {
    let text = this.#held + chunk
    let offset = chunkOffset - this.#held.length * unitSize(this.#encoding)
    this.#held = ''
    if (!isLast && text.endsWith('\r')) {
      this.#held = '\r'
      text = text.slice(0, -1)
    }
    this.#start ??= offset
    let at = 0
    for (let end = lineEnd(text, 0); end.contentEnd !== -1; end = lineEnd(text, at)) {
      this.#keep(text.slice(at, end.contentEnd))
      offset += encodedLength(text, at, end.next, this.#encoding)
      at = end.next
      yield this.#line(offset)
    }
    this.#keep(text.slice(at))
  }

  *finish(size: number): Generator<TextLine, void> {
    if (this.#start !== undefined && this.#start < size) yield this.#line(size)
  }

  #keep(text: string): void {
    const room = maxLineBytes - this.#parts.length
    if (text.length > room) this.#isCut = true
    this.#parts += text.length > room ? text.slice(0, room) : text
  }

  #line(next: number): TextLine {
    const offset = this.#start ?? 0
    const line = { number: this.#number, text: this.#parts, offset, length: next - offset, isCut: this.#isCut }
    this.#number++
    this.#start = next
    this.#parts = ''
    this.#isCut = false
    return line
  }
}

/** Where the content of a line ends and where the next one starts; −1 where the line goes on. */
function lineEnd(text: string, from: number): { readonly contentEnd: number; readonly next: number } {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x0a) return { contentEnd: at, next: at + 1 }
    if (unit === 0x0d) return { contentEnd: at, next: text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1 }
  }
  return { contentEnd: -1, next: text.length }
}
