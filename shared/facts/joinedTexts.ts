/**
 * Texts as one stretch of UTF-8, which crosses threads without being copied: thousands of short strings cost several times as much,
 * and the collector of garbage more than that. `ends`: where each ends, in bytes.
 */
export interface JoinedTexts {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly ends: Uint32Array<ArrayBuffer>
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
/** Bytes of a UTF-16 unit in UTF-8, at most. */
const MOST_PER_UNIT = 3

/** Where the bytes of one of the texts lie; none behind the last. */
export const bytesAt = ({ bytes, ends }: JoinedTexts, i: number): Uint8Array => bytes.subarray(i === 0 ? 0 : ends[i - 1], ends[i] ?? 0)

/** One of the texts; '' behind the last. */
export const textAt = (texts: JoinedTexts, i: number): string => decoder.decode(bytesAt(texts, i))

/** Memory that one joiner after the other may write into: what each gives away is a copy of what it needed. */
export interface Scratch {
  bytes: Uint8Array<ArrayBuffer>
}

/** Joins texts one by one; none of them is kept as a string. */
export class TextJoiner {
  readonly #ends: Uint32Array<ArrayBuffer>
  readonly #scratch: Scratch
  #count = 0
  #end = 0

  /** `most`: how many texts there may be; `scratch` grows where they need more, and is in use until they are joined. */
  constructor(most: number, scratch: Scratch) {
    this.#ends = new Uint32Array(most)
    this.#scratch = scratch
  }

  add(text: string): void {
    if (text !== '') this.#append(text)
    this.#ends[this.#count++] = this.#end
  }

  get size(): number {
    return this.#end
  }

  joined(): JoinedTexts {
    return { bytes: this.#scratch.bytes.slice(0, this.#end), ends: this.#ends.slice(0, this.#count) }
  }

  #append(text: string): void {
    const needed = text.length * MOST_PER_UNIT
    if (this.#scratch.bytes.length - this.#end < needed) this.#grow(needed)
    this.#end += encoder.encodeInto(text, this.#scratch.bytes.subarray(this.#end)).written
  }

  #grow(needed: number): void {
    const { bytes } = this.#scratch
    const grown = new Uint8Array(Math.max(2 * bytes.length, this.#end + needed))
    grown.set(bytes.subarray(0, this.#end))
    this.#scratch.bytes = grown
  }
}
