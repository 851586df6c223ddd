/** A seeded source of chance: the same seed gives the same files, so that a failure can be repeated. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to, not with, `below`. */
  int(below: number): number {
    return Math.floor(this.#next() * below)
  }

  chance(part: number): boolean {
    return this.#next() < part
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.int(values.length)]
    if (value === undefined) throw new RangeError('nothing to pick from')
    return value
  }

  /** 64 bits; small numbers and the ends of the range come often. */
  long(): bigint {
    const whole = (BigInt(this.int(2 ** 32)) << 32n) | BigInt(this.int(2 ** 32))
    return this.pick([whole, whole >> 40n, 0n, 1n, 2n ** 63n, 2n ** 64n - 1n])
  }

  bytes(longest: number): Uint8Array {
    return Uint8Array.from({ length: this.int(longest + 1) }, () => this.int(256))
  }

  guid(): string {
    const hex = Array.from({ length: 32 }, () => this.int(16).toString(16)).join('')
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }

  sid(): string {
    return ['S', 1, this.int(20), ...Array.from({ length: 1 + this.int(6) }, () => this.int(2 ** 32))].join('-')
  }

  /** Letters of several scripts, quotes, markup, line ends, signs beyond the basic plane. Never a NUL. */
  text(longest: number): string {
    return Array.from({ length: this.int(longest + 1) }, () => this.pick(CHARACTERS)).join('')
  }

  /** Letters and digits that XML takes for a name. */
  name(): string {
    return `${this.pick(LETTERS)}${Array.from({ length: this.int(12) }, () => this.pick([...LETTERS, '1', '2', '_'])).join('')}`
  }

  /** 100 ns since 1970, within this century. */
  time(): bigint {
    return 9_466_848_000_000_000n + BigInt(this.int(2 ** 31)) * 11_000_003n
  }

  /** Mulberry32, by Tommy Ettinger (public domain). */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const LETTERS = [...'abcdefghXYZ']
const CHARACTERS = [...'abc XYZ 019 éßÿ Ωж中 <>&"\'\\/{}[]:,;=.\t', '\n', '😀', '\u2028']
