import { ParseError } from '../byteReader.ts'

const utf16Decoder = new TextDecoder('utf-16le')
const utf8Decoder = new TextDecoder()
const ansiDecoder = new TextDecoder('windows-1252')
/** Texts of up to this many units are put together here, which is faster than to ask a decoder. */
const SHORT_TEXT = 48
/**
 * Characters that one event may become: arrays of nothing, or long names for each of many elements, could otherwise make gigabytes of
 * a few bytes. Each value counts, even if it has no name.
 */
const OUTPUT = { base: 1024, perByte: 64, perValue: 8 } as const

/** Goes through the payload of one event. Every read is checked against its end; a payload that is too short throws a ParseError. */
export class PayloadReader {
  bytes: Uint8Array = new Uint8Array()
  view: DataView = new DataView(new ArrayBuffer(0))
  at = 0
  end = 0
  pointerSize: 4 | 8 = 8
  /** Values that say how long or how many others are. */
  readonly slots: number[] = []
  #left = 0

  /** `size`: bytes of the whole event, which its output is measured by. */
  open(
    bytes: Uint8Array,
    view: DataView,
    at: number,
    end: number,
    { pointerSize, size }: { readonly pointerSize: 4 | 8; readonly size: number },
  ): void {
    this.bytes = bytes
    this.view = view
    this.at = at
    this.end = end
    this.pointerSize = pointerSize
    this.slots.length = 0
    this.#left = OUTPUT.base + OUTPUT.perByte * size
  }

  /** The offset of so many bytes, which are read past. */
  take(size: number): number {
    const { at } = this
    if (at + size > this.end) throw new ParseError('event.payload', at, `need ${size} bytes, have ${Math.max(0, this.end - at)}`)
    this.at = at + size
    return at
  }

  /** Counts a value that is about to be read, and the characters beside it. */
  spend(characters: number): void {
    this.#left -= characters + OUTPUT.perValue
    if (this.#left < 0) throw new ParseError('event.payload', this.at, 'far more values than an event of its size can have')
  }

  u16(): number {
    return this.view.getUint16(this.take(2), true)
  }

  /** UTF-16 text up to its NUL, or to the end of the payload. */
  endedUtf16(): string {
    const start = this.at
    let at = start
    while (at + 2 <= this.end && (this.bytes[at] !== 0 || this.bytes[at + 1] !== 0)) at += 2
    this.at = Math.min(at + 2, this.end)
    return this.utf16(start, Math.min(at, this.end) - start)
  }

  /** 8-bit text up to its NUL, or to the end of the payload. */
  endedBytes(): Uint8Array {
    const found = this.bytes.subarray(0, this.end).indexOf(0, this.at)
    const end = found < 0 ? this.end : found
    const text = this.bytes.subarray(this.at, end)
    this.at = Math.min(end + 1, this.end)
    return text
  }

  utf16(offset: number, size: number): string {
    const units = size >> 1
    if (units > SHORT_TEXT) return utf16Decoder.decode(this.bytes.subarray(offset, offset + units * 2))
    let text = ''
    for (let at = offset; at < offset + units * 2; at += 2) {
      text += String.fromCharCode((this.bytes[at] ?? 0) | ((this.bytes[at + 1] ?? 0) << 8))
    }
    return text
  }
}

export const utf8Text = (bytes: Uint8Array): string => utf8Decoder.decode(bytes)
export const ansiText = (bytes: Uint8Array): string => ansiDecoder.decode(bytes)
