/** How many bytes of a file were understood, are covered by a problem, or were kept without being understood. The three add up to the size. */
export interface ByteAccount {
  readonly parsed: number
  readonly problem: number
  readonly unknown: number
}

/**
 * Books every byte of one file once: whatever nobody booked is unknown. A problem wins over parsed where both claim a byte.
 * A bit for each byte, so that a hostile file of many million stretches costs no more than a quarter of its size.
 */
export class ByteLedger {
  readonly #size: number
  readonly #parsed: Uint8Array
  readonly #problem: Uint8Array

  constructor(size: number) {
    this.#size = size
    this.#parsed = new Uint8Array(Math.ceil(size / 8))
    this.#problem = new Uint8Array(Math.ceil(size / 8))
  }

  /** Books a range as understood. Ranges may touch, overlap and come in any order; what lies outside the file is cut off. */
  parsed(offset: number, length: number): void {
    this.#book(this.#parsed, offset, length)
  }

  problem(offset: number, length: number): void {
    this.#book(this.#problem, offset, length)
  }

  account(): ByteAccount {
    let parsed = 0
    let problem = 0
    for (let at = 0; at < this.#parsed.length; at++) {
      const claimed = this.#problem[at] ?? 0
      problem += onesIn(claimed)
      parsed += onesIn((this.#parsed[at] ?? 0) & ~claimed)
    }
    return { parsed, problem, unknown: this.#size - parsed - problem }
  }

  #book(bits: Uint8Array, offset: number, length: number): void {
    const start = Math.max(0, offset)
    const end = Math.min(this.#size, offset + length)
    if (end <= start) return
    const first = Math.floor(start / 8)
    const last = Math.floor((end - 1) / 8)
    const head = (0xff << (start % 8)) & 0xff
    const tail = 0xff >> (7 - ((end - 1) % 8))
    if (first === last) {
      bits[first] = (bits[first] ?? 0) | (head & tail)
      return
    }
    bits[first] = (bits[first] ?? 0) | head
    bits.fill(0xff, first + 1, last)
    bits[last] = (bits[last] ?? 0) | tail
  }
}

function onesIn(byte: number): number {
  const pairs = byte - ((byte >> 1) & 0x55)
  const fours = (pairs & 0x33) + ((pairs >> 2) & 0x33)
  return (fours + (fours >> 4)) & 0x0f
}
