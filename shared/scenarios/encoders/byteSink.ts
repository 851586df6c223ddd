import { encodeText } from './encodeText.ts'

/** Little-endian bytes that are written one after the other; what was written before can be patched or taken back. */
export class ByteSink {
  #bytes = new Uint8Array(4096)
  #view = new DataView(this.#bytes.buffer)
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Takes back all behind `length`. */
  truncate(length: number): void {
    this.#length = Math.min(length, this.#length)
  }

  /** What was written so far; valid until the next write. */
  view(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length)
  }

  u8(value: number): void {
    const at = this.#grow(1)
    this.#view.setUint8(at, value)
  }

  u16(value: number): void {
    const at = this.#grow(2)
    this.#view.setUint16(at, value, true)
  }

  u32(value: number): void {
    const at = this.#grow(4)
    this.#view.setUint32(at, value, true)
  }

  /** Signed or unsigned, modulo 2^64. */
  u64(value: bigint): void {
    const at = this.#grow(8)
    this.#view.setBigUint64(at, BigInt.asUintN(64, value), true)
  }

  f32(value: number): void {
    const at = this.#grow(4)
    this.#view.setFloat32(at, value, true)
  }

  f64(value: number): void {
    const at = this.#grow(8)
    this.#view.setFloat64(at, value, true)
  }

  bytes(values: ArrayLike<number>): void {
    const at = this.#grow(values.length)
    this.#bytes.set(values, at)
  }

  zeros(count: number): void {
    const at = this.#grow(count)
    this.#bytes.fill(0, at, at + count)
  }

  /** UTF-16 units without an end. */
  utf16(text: string): void {
    let at = this.#grow(text.length * 2)
    for (let i = 0; i < text.length; i++, at += 2) this.#view.setUint16(at, text.charCodeAt(i), true)
  }

  /** UTF-8 without an end. */
  utf8(text: string): void {
    this.bytes(encodeText(text, 'utf-8'))
  }

  /** One byte a character; throws for what Latin-1 lacks and for C1 controls, which Windows reads as CP-1252. */
  latin1(text: string): void {
    const at = this.#grow(text.length)
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit > 0xff || (unit >= 0x80 && unit < 0xa0)) throw new RangeError(`U+${unit.toString(16)} is not in Latin-1`)
      this.#bytes[at + i] = unit
    }
  }

  /** Zeros up to a multiple of `unit`, counted from `from`. */
  alignTo(unit: number, from = 0): void {
    this.zeros((unit - ((this.#length - from) % unit)) % unit)
  }

  patchU16(at: number, value: number): void {
    this.#view.setUint16(at, value, true)
  }

  patchU32(at: number, value: number): void {
    this.#view.setUint32(at, value, true)
  }

  /** Where the next `count` bytes go. Looks at #bytes and #view come after it, as it may replace both. */
  #grow(count: number): number {
    const at = this.#length
    this.#length += count
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2))
      larger.set(this.#bytes)
      this.#bytes = larger
      this.#view = new DataView(larger.buffer)
    }
    return at
  }
}
