/** Seed of the hashes in transaction logs. */
const LOG_SEED = 0x82ef4d887a4e55c5n

/** Marvin32 of some bytes, 64 bits, as the entries of new transaction logs carry it. Seed and use: M. Suhanov, "Transaction log files (new format)". */
export function marvin32(bytes: Uint8Array, seed = LOG_SEED): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let low = Number(seed & 0xffffffffn) | 0
  let high = Number(seed >> 32n) | 0
  const mix = (word: number): void => {
    low = (low + word) | 0
    high ^= low
    low = (rotateLeft(low, 20) + high) | 0
    high = rotateLeft(high, 9) ^ low
    low = (rotateLeft(low, 27) + high) | 0
    high = rotateLeft(high, 19)
  }
  const whole = bytes.length & ~3
  for (let at = 0; at < whole; at += 4) mix(view.getUint32(at, true))
  let last = 0x80
  for (let at = bytes.length - 1; at >= whole; at--) last = (last << 8) | view.getUint8(at)
  mix(last)
  mix(0)
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)
}

const rotateLeft = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits))
