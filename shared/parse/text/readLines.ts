import { bomLength, decoderOf, type TextEncoding } from './detectEncoding.ts'

export interface TextLine {
  /** From 1. */
  readonly number: number
  /** Without the line end. Of a line over `maxLineBytes` only the beginning. */
  readonly text: string
  /** Bytes from the start of the file, the byte order mark counted. */
  readonly offset: number
  /** Bytes including the line end. */
  readonly length: number
  readonly isCut: boolean
}

/** No tool writes longer lines; a hostile file of one line must not become one string. */
export const maxLineBytes = 16 << 20

/** Decoded at once, so that a line is a cheap slice and a huge file never one string. */
const WINDOW_BYTES = 64 << 10

/**
 * The lines of a text with their exact places, lazily. Lines end with CRLF, LF or CR; the last one may end with the file.
 * The byte order mark belongs to no line. A text that ends with a line end has no empty line after it.
 */
export function* readLines(bytes: Uint8Array, encoding: TextEncoding): Generator<TextLine, void> {
  const unit = encoding.startsWith('utf-16') ? 2 : 1
  const findEnd = lineEndFinder(bytes, encoding)
  const textOf = windowedDecoder(bytes, encoding, unit)
  let number = 1
  for (let offset = bomLength(encoding); offset < bytes.length; number++) {
    const end = findEnd(offset)
    const isCut = end.contentEnd - offset > maxLineBytes
    const text = textOf(offset, isCut ? offset + maxLineBytes : end.contentEnd)
    yield { number, text, offset, length: end.next - offset, isCut }
    offset = end.next
  }
}

interface LineEnd {
  readonly contentEnd: number
  readonly next: number
}

function lineEndFinder(bytes: Uint8Array, encoding: TextEncoding): (from: number) => LineEnd {
  const unit = encoding.startsWith('utf-16') ? 2 : 1
  const find = (code: number, from: number): number => {
    if (unit === 1) return orEnd(bytes.indexOf(code, from), bytes.length)
    return findUtf16(bytes, code, from, encoding.startsWith('utf-16be') ? 1 : 0, bomLength(encoding))
  }
  let feed = -1
  let carriage = -1
  return (from) => {
    if (feed < from) feed = find(0x0a, from)
    if (carriage < from) carriage = find(0x0d, from)
    const contentEnd = Math.min(feed, carriage)
    if (contentEnd >= bytes.length) return { contentEnd: bytes.length, next: bytes.length }
    const isPair = carriage < feed && feed === carriage + unit
    return { contentEnd, next: Math.min(bytes.length, contentEnd + (isPair ? 2 * unit : unit)) }
  }
}

const orEnd = (index: number, end: number): number => (index === -1 ? end : index)

/** Finds a code unit below 0x100: its byte at `lowByte` of an aligned pair, with zero as the other byte. */
function findUtf16(bytes: Uint8Array, code: number, from: number, lowByte: 0 | 1, base: number): number {
  let at = bytes.indexOf(code, from)
  while (at !== -1) {
    const start = at - lowByte
    const isAligned = (start - base) % 2 === 0
    if (isAligned && start >= from && bytes[start + 1 - lowByte] === 0) return start
    at = bytes.indexOf(code, at + 1)
  }
  return bytes.length
}

/** Slices lines out of decoded windows where characters and bytes are in step (always but for UTF-8 beyond ASCII), else decodes line by line. */
function windowedDecoder(bytes: Uint8Array, encoding: TextEncoding, unit: 1 | 2): (start: number, end: number) => string {
  const decoder = decoderOf(encoding)
  let windowStart = 0
  let windowEnd = 0
  let window: string | undefined
  return (start, end) => {
    if (end - start > WINDOW_BYTES) return decoder.decode(bytes.subarray(start, end))
    if (end > windowEnd) {
      windowStart = start
      windowEnd = Math.min(bytes.length, start + WINDOW_BYTES)
      const text = decoder.decode(bytes.subarray(windowStart, windowEnd))
      window = text.length === Math.ceil((windowEnd - windowStart) / unit) ? text : undefined
    }
    if (window === undefined) return decoder.decode(bytes.subarray(start, end))
    return window.slice((start - windowStart) / unit, Math.ceil((end - windowStart) / unit))
  }
}
