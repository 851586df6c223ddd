const WINDOW = 8192
const MIN_MATCH = 3
const HASH_BITS = 13
/** How many earlier places are tried for a match. */
const CHAIN = 32

/** Compresses by Xpress's plain LZ77 ([MS-XCA] 2.4), as one block without a header. */
export function compressXpress(input: Uint8Array): Uint8Array {
  const out = new Output()
  const heads = new Int32Array(1 << HASH_BITS).fill(-1)
  const previous = new Int32Array(input.length).fill(-1)
  const note = (at: number): void => {
    const hash = hashAt(input, at)
    previous[at] = heads[hash] ?? -1
    heads[hash] = at
  }
  for (let at = 0; at < input.length; ) {
    const { length, distance } = longestMatch(input, at, heads, previous)
    if (length < MIN_MATCH) out.literal(input[at] ?? 0)
    else out.match(distance, length)
    const end = at + Math.max(1, length < MIN_MATCH ? 1 : length)
    for (; at < end; at++) note(at)
  }
  return out.finish()
}

function hashAt(input: Uint8Array, at: number): number {
  const three = (input[at] ?? 0) | ((input[at + 1] ?? 0) << 8) | ((input[at + 2] ?? 0) << 16)
  return (Math.imul(three, 0x9e3779b1) >>> (32 - HASH_BITS)) & ((1 << HASH_BITS) - 1)
}

function longestMatch(input: Uint8Array, at: number, heads: Int32Array, previous: Int32Array) {
  let best = { length: 0, distance: 0 }
  if (at + MIN_MATCH > input.length) return best
  let candidate = heads[hashAt(input, at)] ?? -1
  for (let tries = 0; tries < CHAIN && candidate >= 0 && at - candidate <= WINDOW; tries++) {
    let length = 0
    while (at + length < input.length && input[candidate + length] === input[at + length]) length++
    if (length > best.length) best = { length, distance: at - candidate }
    candidate = previous[candidate] ?? -1
  }
  return best
}

/** The stream: flag words of 32 bits, each before the 32 items it tells apart; lengths in nibbles that two matches share. */
class Output {
  #bytes: number[] = [0, 0, 0, 0]
  #flags = 0
  #flagCount = 0
  #flagAt = 0
  #nibbleAt = -1

  literal(byte: number): void {
    this.#bytes.push(byte)
    this.#flag(0)
  }

  match(distance: number, length: number): void {
    const rest = length - MIN_MATCH
    this.#u16(((distance - 1) << 3) | Math.min(rest, 7))
    if (rest >= 7) this.#nibble(rest - 7)
    this.#flag(1)
  }

  /** Ends with a 1 bit and fills the flag word with ones. */
  finish(): Uint8Array {
    const unused = 32 - this.#flagCount
    this.#storeFlags(unused === 32 ? 0xffffffff : ((this.#flags << unused) | (2 ** unused - 1)) >>> 0)
    return Uint8Array.from(this.#bytes)
  }

  #nibble(rest: number): void {
    const nibble = Math.min(rest, 15)
    if (this.#nibbleAt < 0) {
      this.#nibbleAt = this.#bytes.length
      this.#bytes.push(nibble)
    } else {
      this.#bytes[this.#nibbleAt] = (this.#bytes[this.#nibbleAt] ?? 0) | (nibble << 4)
      this.#nibbleAt = -1
    }
    if (nibble === 15) this.#longRest(rest - 15)
  }

  #longRest(rest: number): void {
    if (rest < 255) this.#bytes.push(rest)
    else {
      this.#bytes.push(255)
      const whole = rest + 15 + 7
      if (whole <= 0xffff) this.#u16(whole)
      else {
        this.#u16(0)
        this.#u16(whole & 0xffff)
        this.#u16(whole >>> 16)
      }
    }
  }

  #u16(value: number): void {
    this.#bytes.push(value & 0xff, (value >> 8) & 0xff)
  }

  #flag(bit: number): void {
    this.#flags = ((this.#flags << 1) | bit) >>> 0
    this.#flagCount++
    if (this.#flagCount < 32) return
    this.#storeFlags(this.#flags)
    this.#flagAt = this.#bytes.length
    this.#bytes.push(0, 0, 0, 0)
    this.#flags = 0
    this.#flagCount = 0
  }

  #storeFlags(flags: number): void {
    for (let i = 0; i < 4; i++) this.#bytes[this.#flagAt + i] = (flags >>> (8 * i)) & 0xff
  }
}
