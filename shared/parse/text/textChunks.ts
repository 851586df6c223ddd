import { bomLength, decoderOf, type TextEncoding } from './detectEncoding.ts'

/** A part of a text, cut between two characters. */
export interface TextChunk {
  readonly text: string
  /** Bytes from the start of the file. */
  readonly offset: number
}

const CHUNK_BYTES = 64 << 10

/** Decodes a text part by part, without its byte order mark, so that a huge file never is one string. */
export function* readTextChunks(bytes: Uint8Array, encoding: TextEncoding): Generator<TextChunk, void> {
  const decoder = decoderOf(encoding)
  for (let offset = bomLength(encoding); offset < bytes.length; ) {
    const end = characterEnd(bytes, encoding, offset, Math.min(bytes.length, offset + CHUNK_BYTES))
    yield { text: decoder.decode(bytes.subarray(offset, end)), offset }
    offset = end
  }
}

/** The last place up to `end` that is between two characters; the end of `bytes` is one. */
export function characterEnd(bytes: Uint8Array, encoding: TextEncoding, start: number, end: number): number {
  if (end === bytes.length) return end
  if (encoding === 'windows-1252') return end
  if (encoding.startsWith('utf-16')) {
    const whole = end - ((end - start) % 2)
    const high = bytes[whole - (encoding.startsWith('utf-16be') ? 2 : 1)] ?? 0
    return high >= 0xd8 && high <= 0xdb ? whole - 2 : whole
  }
  let at = end
  while (end - at < 4 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at--
  return end - at < 4 ? at : end
}

/** Places of a text read in chunks: UTF-16 indexes of the whole text to bytes of the file. Fast when asked in ascending order. */
export class ChunkPlaces {
  readonly #starts: { readonly index: number; readonly offset: number }[] = []
  readonly #encoding: TextEncoding
  readonly #size: number
  #length = 0
  #last: TextChunk = { text: '', offset: 0 }
  #cursor = { within: 0, bytes: 0 }

  constructor(encoding: TextEncoding, size: number) {
    this.#encoding = encoding
    this.#size = size
  }

  add(chunk: TextChunk): void {
    this.#starts.push({ index: this.#length, offset: chunk.offset })
    this.#length += chunk.text.length
    this.#last = chunk
    this.#cursor = { within: 0, bytes: 0 }
  }

  /** Exact in 8-bit and UTF-16 texts and inside the chunk that was added last; in UTF-8 before it only near, by at most a chunk. */
  byteOffset(index: number): number {
    const at = this.#starts.findLast((start) => start.index <= index)
    if (at === undefined) return 0
    const within = index - at.index
    if (this.#encoding.startsWith('utf-16')) return Math.min(this.#size, at.offset + 2 * within)
    const isLast = at.offset === this.#last.offset
    const bytes = isLast && this.#encoding !== 'windows-1252' ? this.#utf8Length(within) : within
    return Math.min(this.#size, at.offset + bytes)
  }

  /** Bytes in UTF-8 of the first code units of the last chunk; each half of a surrogate pair counts for two. */
  #utf8Length(end: number): number {
    if (end < this.#cursor.within) this.#cursor = { within: 0, bytes: 0 }
    const cursor = this.#cursor
    for (; cursor.within < end; cursor.within++) {
      const unit = this.#last.text.charCodeAt(cursor.within)
      if (!(unit >= 0x80)) cursor.bytes++
      else cursor.bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3
    }
    return cursor.bytes
  }
}
