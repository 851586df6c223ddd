/** A fixed layout could not be read. The message names field and place: `fileHeader.chunkCount at 0x2a: need 2 bytes, have 0`. */
export class ParseError extends Error {
  readonly field: string
  readonly offset: number

  constructor(field: string, offset: number, detail: string) {
    super(`${field} at 0x${offset.toString(16)}: ${detail}`)
    this.name = 'ParseError'
    this.field = field
    this.offset = offset
  }
}

/** Little-endian reads of a byte range, every one checked against the bounds and named by its field. Offsets are from the start of the range. */
export class ByteReader {
  readonly bytes: Uint8Array
  readonly #view: DataView

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get length(): number {
    return this.bytes.byteLength
  }

  u8(offset: number, field: string): number {
    this.#need(offset, 1, field)
    return this.#view.getUint8(offset)
  }

  u16(offset: number, field: string): number {
    this.#need(offset, 2, field)
    return this.#view.getUint16(offset, true)
  }

  u32(offset: number, field: string): number {
    this.#need(offset, 4, field)
    return this.#view.getUint32(offset, true)
  }

  i32(offset: number, field: string): number {
    this.#need(offset, 4, field)
    return this.#view.getInt32(offset, true)
  }

  u64(offset: number, field: string): bigint {
    this.#need(offset, 8, field)
    return this.#view.getBigUint64(offset, true)
  }

  slice(offset: number, length: number, field: string): Uint8Array {
    this.#need(offset, length, field)
    return this.bytes.subarray(offset, offset + length)
  }

  /** One character a byte; for signatures and Latin-1 names. */
  latin1(offset: number, length: number, field: string): string {
    return String.fromCharCode(...this.slice(offset, length, field))
  }

  utf16(offset: number, byteLength: number, field: string): string {
    return utf16Decoder.decode(this.slice(offset, byteLength, field))
  }

  #need(offset: number, length: number, field: string): void {
    const have = Math.max(0, Math.min(this.length, this.length - offset))
    if (offset < 0 || length < 0 || offset + length > this.length) throw new ParseError(field, offset, `need ${length} bytes, have ${have}`)
  }
}

const utf16Decoder = new TextDecoder('utf-16le')
