import { bomLength, type TextEncoding } from './detectEncoding.ts'

/**
 * Places of a decoded text (`decodeText`) in the bytes it came from. Fast when asked in ascending order.
 * Bytes that were not valid in UTF-8 count as the replacement's three, so behind them a place is only near.
 */
export function byteOffsetsOf(text: string, encoding: TextEncoding, byteLength: number): (index: number) => number {
  const bom = bomLength(encoding)
  if (encoding.startsWith('utf-16')) return (index) => Math.min(byteLength, bom + 2 * index)
  if (text.length === byteLength - bom) return (index) => Math.min(byteLength, bom + index)
  let at = 0
  let offset = bom
  return (index) => {
    if (index < at) {
      at = 0
      offset = bom
    }
    for (; at < index && at < text.length; at++) offset += utf8Length(text.charCodeAt(at))
    return Math.min(byteLength, offset)
  }
}

/** Bytes of one UTF-16 code unit in UTF-8; each half of a surrogate pair counts for two. */
function utf8Length(unit: number): number {
  if (unit < 0x80) return 1
  if (unit < 0x800) return 2
  return unit >= 0xd800 && unit <= 0xdfff ? 2 : 3
}
