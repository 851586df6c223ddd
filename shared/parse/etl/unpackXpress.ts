/**
 * Unpacks plain LZ77 of Xpress into `out` from `start` on, and says how far it came: less than the whole of `out` where the
 * input is damaged. Layout: MS-XCA 2.4.
 */
export function unpackXpress(input: Uint8Array, out: Uint8Array, start: number): number {
  let at = 0
  let to = start
  let flags = 0
  let left = 0
  let nibbleAt = -1
  while (to < out.length) {
    if (left === 0) {
      if (at + 4 > input.length) return to
      flags = (byteAt(input, at) | (byteAt(input, at + 1) << 8) | (byteAt(input, at + 2) << 16) | (byteAt(input, at + 3) << 24)) >>> 0
      at += 4
      left = 32
    }
    left--
    if (((flags >>> left) & 1) === 0) {
      if (at >= input.length) return to
      out[to++] = byteAt(input, at++)
      continue
    }
    if (at + 2 > input.length) return to
    const match = byteAt(input, at) | (byteAt(input, at + 1) << 8)
    at += 2
    const distance = (match >> 3) + 1
    let length = match & 7
    if (length === 7) {
      if (nibbleAt < 0) {
        if (at >= input.length) return to
        nibbleAt = at
        length = byteAt(input, at++) & 0x0f
      } else {
        length = byteAt(input, nibbleAt) >> 4
        nibbleAt = -1
      }
      if (length === 15) {
        const long = longLength(input, at)
        if (long === undefined) return to
        length = long.length
        at = long.end
      }
      length += 7
    }
    length += 3
    if (to - distance < start) return to
    for (const end = Math.min(out.length, to + length); to < end; to++) out[to] = byteAt(out, to - distance)
  }
  return to
}

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0

/** A length that does not fit into a nibble: a byte, or two, or four. */
function longLength(input: Uint8Array, at: number): { readonly length: number; readonly end: number } | undefined {
  if (at >= input.length) return undefined
  const byte = byteAt(input, at)
  if (byte !== 255) return { length: byte + 15, end: at + 1 }
  if (at + 3 > input.length) return undefined
  const word = byteAt(input, at + 1) | (byteAt(input, at + 2) << 8)
  if (word >= 22) return { length: word - 22 + 15, end: at + 3 }
  if (word !== 0 || at + 7 > input.length) return undefined
  const long = (byteAt(input, at + 3) | (byteAt(input, at + 4) << 8) | (byteAt(input, at + 5) << 16) | (byteAt(input, at + 6) << 24)) >>> 0
  return long < 22 ? undefined : { length: long - 22 + 15, end: at + 7 }
}
