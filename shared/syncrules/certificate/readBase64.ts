const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const WHITE_SPACE = 64
const NONE = 255

/** What a character code stands for: 0 to 63, white space, or none. */
const values = new Uint8Array(128).fill(NONE)
for (let index = 0; index < ALPHABET.length; index += 1) values[ALPHABET.charCodeAt(index)] = index
for (const code of [0x09, 0x0a, 0x0d, 0x20]) values[code] = WHITE_SPACE

/** Bytes of base64 text, white space left out; undefined when it is none. Missing `=` at the end are forgiven. */
export function readBase64(text: string): Uint8Array | undefined {
  const end = lengthWithoutPadding(text)
  const bytes = new Uint8Array(Math.floor((end * 3) / 4))
  let count = 0
  let length = 0
  let bits = 0
  for (let at = 0; at < end; at += 1) {
    const value = values[text.charCodeAt(at)] ?? NONE
    if (value === WHITE_SPACE) continue
    if (value === NONE) return undefined
    bits = ((bits << 6) | value) & 0xffffff
    count += 1
    if (count % 4 !== 1) {
      bytes[length] = (bits >> (6 - ((count - 1) % 4) * 2)) & 0xff
      length += 1
    }
  }
  return count % 4 === 1 ? undefined : bytes.subarray(0, length)
}

function lengthWithoutPadding(text: string): number {
  let end = text.length
  for (let signs = 0; end > 0; end -= 1) {
    const code = text.charCodeAt(end - 1)
    if (code === 0x3d) signs += 1
    else if (values[code] !== WHITE_SPACE) break
    if (signs > 2) break
  }
  return end
}
