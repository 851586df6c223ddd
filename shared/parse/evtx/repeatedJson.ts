/** Places for values, each of which holds one of those whose sum leads there. A power of two. */
const PLACES = 4096
/** Values of more bytes are not kept. */
const LONGEST = 128
/** Values of fewer bytes are made as fast as they are found. */
const SHORTEST = 4

/**
 * JSON texts of values by their type and bytes. The values of a log come again and again (names, ids, SIDs, fixed phrases), and to find a
 * text costs a fraction of making it: decoding, looking for what JSON escapes, and the memory of it. A value is kept the second time it
 * comes in a row at its place, so that those that come once cost nothing but a sum. Holds about a megabyte.
 */
export class RepeatedJson {
  readonly #kept = new DataView(new ArrayBuffer(PLACES * LONGEST))
  /** Type and size of what is kept at a place, in one number; 0 for nothing. */
  readonly #heads = new Int32Array(PLACES)
  readonly #texts: string[] = new Array(PLACES).fill('')
  /** Sums of what was last asked for at a place, and not kept. */
  readonly #asked = new Int32Array(PLACES)
  #sum = 0

  /** The text of a value that lies in `view`; undefined where it is not kept: then it is to be made, and offered. */
  find(view: DataView, type: number, offset: number, size: number): string | undefined {
    if (size < SHORTEST || size > LONGEST) return undefined
    const head = (size << 8) | type
    const sum = sumOf(view, head, offset, size)
    this.#sum = sum
    const place = sum & (PLACES - 1)
    return this.#heads[place] === head && this.#isSame(view, place, offset, size) ? this.#texts[place] : undefined
  }

  /** Keeps the text of the value that was just asked for, if it was asked for before. */
  offer(view: DataView, type: number, offset: number, size: number, text: string): void {
    if (size < SHORTEST || size > LONGEST) return
    const place = this.#sum & (PLACES - 1)
    if (this.#asked[place] !== this.#sum) {
      this.#asked[place] = this.#sum
      return
    }
    const start = place * LONGEST
    const words = size & ~3
    for (let at = 0; at < words; at += 4) this.#kept.setInt32(start + at, view.getInt32(offset + at))
    for (let at = words; at < size; at++) this.#kept.setUint8(start + at, view.getUint8(offset + at))
    this.#heads[place] = (size << 8) | type
    this.#texts[place] = text
  }

  #isSame(view: DataView, place: number, offset: number, size: number): boolean {
    const start = place * LONGEST
    const words = size & ~3
    for (let at = 0; at < words; at += 4) if (view.getInt32(offset + at) !== this.#kept.getInt32(start + at)) return false
    for (let at = words; at < size; at++) if (view.getUint8(offset + at) !== this.#kept.getUint8(start + at)) return false
    return true
  }
}

/** Of a value's type, size and bytes; its high bits are brought down to where the place is taken from. */
function sumOf(view: DataView, head: number, offset: number, size: number): number {
  let sum = head
  const words = size & ~3
  for (let at = 0; at < words; at += 4) sum = Math.imul(sum ^ view.getInt32(offset + at), 0x9e3779b1)
  for (let at = words; at < size; at++) sum = Math.imul(sum ^ view.getUint8(offset + at), 0x9e3779b1)
  return sum ^ (sum >>> 15)
}
