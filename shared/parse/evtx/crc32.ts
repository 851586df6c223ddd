/** How many bytes are taken at a time, with a table for each. */
const AT_ONCE = 16

/**
 * Tables of the CRC-32 of zlib and PNG (polynomial 0xedb88320), which event logs use: the first for a byte, each further one for a byte
 * that is so many places ahead. Signed, for the engine keeps those as they are and turns unsigned ones into floating point.
 */
const tables = makeTables()

function makeTables(): Int32Array {
  const made = new Int32Array(256 * AT_ONCE)
  for (let byte = 0; byte < 256; byte++) {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    made[byte] = value
  }
  for (let at = 256; at < made.length; at++) {
    const before = made[at - 256] ?? 0
    made[at] = (before >>> 8) ^ (made[before & 0xff] ?? 0)
  }
  return made
}

const entry = (table: number, byte: number): number => tables[table * 256 + (byte & 0xff)] ?? 0

/** What four bytes come to, the last of which is `table` places ahead. */
const word = (table: number, bytes: number): number =>
  entry(table + 3, bytes) ^ entry(table + 2, bytes >>> 8) ^ entry(table + 1, bytes >>> 16) ^ entry(table, bytes >>> 24)

/** CRC-32 of ranges of bytes, one behind the other, each `[from, to)`. */
export function crc32(bytes: Uint8Array, ...ranges: readonly (readonly [number, number])[]): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let crc = -1
  for (const [from, to] of ranges) {
    const end = Math.min(to, bytes.length)
    let at = from
    for (; at + AT_ONCE <= end; at += AT_ONCE)
      crc =
        word(12, crc ^ view.getInt32(at, true)) ^
        word(8, view.getInt32(at + 4, true)) ^
        word(4, view.getInt32(at + 8, true)) ^
        word(0, view.getInt32(at + 12, true))
    for (; at < to; at++) crc = (crc >>> 8) ^ entry(0, crc ^ (bytes[at] ?? 0))
  }
  return ~crc >>> 0
}
