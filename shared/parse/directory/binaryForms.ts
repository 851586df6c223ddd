const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const BLANK = 64
const NONE = 255
const sextets = new Uint8Array(128).fill(NONE)
for (let i = 0; i < ALPHABET.length; i++) sextets[ALPHABET.charCodeAt(i)] = i
for (const code of [0x09, 0x0a, 0x0d, 0x20]) sextets[code] = BLANK

/** Bytes of base64 with its padding (RFC 4648), blanks left out; undefined for anything else. */
export function readBase64(text: string): Uint8Array | undefined {
  const padding = /=?=?\s*$/.exec(text.slice(-16))?.[0] ?? ''
  const end = text.length - padding.length
  const bytes = new Uint8Array(Math.floor((end * 3) / 4))
  let length = 0
  let held = 0
  let count = 0
  for (let at = 0; at < end; at++) {
    const sextet = sextets[text.charCodeAt(at)] ?? NONE
    if (sextet === BLANK) continue
    if (sextet === NONE) return undefined
    held = ((held << 6) | sextet) & 0xffffff
    count++
    if (count % 4 !== 1) bytes[length++] = held >> ((3 - ((count + 3) % 4)) * 2)
  }
  return (count + padding.trim().length) % 4 === 0 ? bytes.subarray(0, length) : undefined
}

const DIGITS = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))
const ascii = new TextDecoder('latin1')

/** Lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  const digits = new Uint8Array(2 * bytes.length)
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    digits[2 * at] = DIGITS[byte >> 4] ?? 0
    digits[2 * at + 1] = DIGITS[byte & 15] ?? 0
  }
  return ascii.decode(digits)
}

const nibbles = new Uint8Array(128).fill(NONE)
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  nibbles[digit.charCodeAt(0)] = value
  nibbles[digit.toUpperCase().charCodeAt(0)] = value
}

/** Bytes of hex digits; undefined for anything else. */
export function readHex(digits: string): Uint8Array | undefined {
  if (digits.length % 2 !== 0) return undefined
  const bytes = new Uint8Array(digits.length / 2)
  for (let at = 0; at < bytes.length; at++) {
    const high = nibbles[digits.charCodeAt(2 * at)] ?? NONE
    const low = nibbles[digits.charCodeAt(2 * at + 1)] ?? NONE
    if (high === NONE || low === NONE) return undefined
    bytes[at] = (high << 4) | low
  }
  return bytes
}

/** The bytes of a written GUID: the first three fields little-endian ([MS-DTYP], 2.3.4.2). */
export function readGuid(text: string): Uint8Array | undefined {
  const fields = /^\{?([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\}?$/i.exec(text)
  if (fields === null) return undefined
  const [, first = '', second = '', third = '', fourth = '', fifth = ''] = fields
  const turned = [first, second, third].map((field) => (field.match(/../g) ?? []).reverse().join(''))
  return readHex(`${turned.join('')}${fourth}${fifth}`)
}

/** The bytes of a written SID: revision, count, authority big-endian, parts little-endian ([MS-DTYP], 2.4.2.2). */
export function readSid(text: string): Uint8Array | undefined {
  const [, revision = '', authority = '', rest = ''] = /^S-(\d{1,3})-(\d{1,14})((?:-\d{1,10}){0,15})$/i.exec(text) ?? []
  if (revision === '') return undefined
  const parts = rest.split('-').slice(1).map(Number)
  if (parts.some((part) => part > 0xffffffff)) return undefined
  const bytes = new Uint8Array(8 + 4 * parts.length)
  const view = new DataView(bytes.buffer)
  bytes[0] = Number(revision)
  bytes[1] = parts.length
  view.setUint16(2, Math.floor(Number(authority) / 2 ** 32))
  view.setUint32(4, Number(authority) % 2 ** 32)
  for (const [at, part] of parts.entries()) view.setUint32(8 + 4 * at, part, true)
  return bytes
}

/** A byte array as PowerShell prints it where it goes no deeper: `48 130 3 20`. */
export function readDecimals(text: string): Uint8Array | undefined {
  if (!/^\d{1,3}(?: \d{1,3})+$/.test(text)) return undefined
  const numbers = text.split(' ').map(Number)
  return numbers.every((byte) => byte < 256) ? Uint8Array.from(numbers) : undefined
}

/** The bytes of a binary attribute's written value, in whatever form tools write one; undefined for none of them. */
export const readBinaryText = (text: string): Uint8Array | undefined =>
  readGuid(text) ?? readSid(text) ?? readDecimals(text) ?? readBase64(text)

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text that bytes are; undefined where they are not UTF-8, or hold control characters that no text has. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  for (const byte of bytes) if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return undefined
  try {
    return strict.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** The bytes of a text in UTF-8. */
export function utf8BytesOf(text: string): Uint8Array {
  const bytes: number[] = []
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    const extra = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3
    if (extra === 0) bytes.push(code)
    else {
      bytes.push(((0xf00 >> extra) & 0xff) | (code >> (6 * extra)))
      for (let shift = 6 * (extra - 1); shift >= 0; shift -= 6) bytes.push(0x80 | ((code >> shift) & 0x3f))
    }
  }
  return Uint8Array.from(bytes)
}
