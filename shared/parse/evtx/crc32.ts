/** Table of the CRC-32 of zlib and PNG (polynomial 0xedb88320), which event logs use. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

/** CRC-32 of ranges of bytes, one behind the other, each `[from, to)`. */
export function crc32(bytes: Uint8Array, ...ranges: readonly (readonly [number, number])[]): number {
  let crc = 0xffffffff
  for (const [from, to] of ranges) {
    for (let i = from; i < to; i++) crc = (crc >>> 8) ^ (table[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
