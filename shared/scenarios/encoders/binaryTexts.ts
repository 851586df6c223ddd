const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes of lower-case hex, two digits each. */
export const bytesOfHex = (hex: string): readonly number[] => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))

/** Base64 with padding, RFC 4648. */
export function base64Of(bytes: Iterable<number>): string {
  const all = [...bytes]
  let text = ''
  for (let at = 0; at < all.length; at += 3) {
    const [first = 0, second = 0, third = 0] = all.slice(at, at + 3)
    const group = (first << 16) | (second << 8) | third
    const count = Math.min(3, all.length - at) + 1
    text += [18, 12, 6, 0].map((shift, index) => (index < count ? DIGITS[(group >> shift) & 63] : '=')).join('')
  }
  return text
}

/** A GUID as Windows writes it, of the 16 bytes that a directory keeps. */
export function guidOfHex(hex: string): string {
  const turned = (from: number, to: number): string => (hex.slice(from, to).match(/../g) ?? []).reverse().join('')
  return [turned(0, 8), turned(8, 12), turned(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** A SID as Windows writes it. */
export function sidOfHex(hex: string): string {
  const bytes = bytesOfHex(hex)
  const authority = bytes.slice(2, 8).reduce((sum, byte) => sum * 256 + byte, 0)
  const parts = Array.from({ length: bytes[1] ?? 0 }, (_, part) =>
    [3, 2, 1, 0].reduce((sum, at) => sum * 256 + (bytes[8 + 4 * part + at] ?? 0), 0),
  )
  return ['S', bytes[0], authority, ...parts].join('-')
}

/** Text inside XML, with what no XML may hold left out. */
export const xmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
