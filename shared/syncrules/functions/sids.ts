/** A SID's written form, `S-1-5-21-…`; undefined where the bytes are none (MS-DTYP 2.4.2.2: revision, count, authority big-endian, parts little-endian). */
export function writeSid(bytes: Uint8Array): string | undefined {
  const [revision = 0, count = 0] = bytes
  if (bytes.length < 8 || revision !== 1 || count > 15 || bytes.length !== 8 + 4 * count) return undefined
  const authority = bytes.subarray(2, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const parts = Array.from({ length: count }, (_, at) => view.getUint32(8 + 4 * at, true))
  return ['S', revision, authority, ...parts].join('-')
}
