/** Bytes of a text in the three ways in which a file may hold it. */
export const utf8 = (text: string): Uint8Array => {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63))
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
  }
  return Uint8Array.from(bytes)
}
export const utf16 = (text: string, order: 'le' | 'be'): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    bytes[at * 2 + (order === 'le' ? 0 : 1)] = unit & 255
    bytes[at * 2 + (order === 'le' ? 1 : 0)] = unit >> 8
  }
  return bytes
}

export const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]]
    const group = (a << 16) | (b << 8) | c
    const left = bytes.length - at
    text += ALPHABET.charAt(group >> 18) + ALPHABET.charAt((group >> 12) & 63)
    text += left > 1 ? ALPHABET.charAt((group >> 6) & 63) : '='
    text += left > 2 ? ALPHABET.charAt(group & 63) : '='
  }
  return text
}

/** The characters that stand for these bytes whatever is around them, where they begin `shift` bytes behind a group of three. */
export function base64Core(bytes: Uint8Array, shift: 0 | 1 | 2): string {
  const shifted = new Uint8Array(bytes.length + shift)
  shifted.set(bytes, shift)
  const text = base64(shifted).replace(/=+$/, '')
  const from = shift === 0 ? 0 : shift + 1
  return text.slice(from, Math.floor((shifted.length * 8) / 6))
}

/** Bytes of base64 text in either alphabet; what is left at its end without meaning is dropped. */
export function bytesOfBase64(text: string): Uint8Array {
  const bytes: number[] = []
  let group = 0
  let bits = 0
  for (const character of text) {
    const value = ALPHABET.indexOf(character === '-' ? '+' : character === '_' ? '/' : character)
    if (value === -1) continue
    group = (group << 6) | value
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((group >> bits) & 255)
    group &= (1 << bits) - 1
  }
  return Uint8Array.from(bytes)
}

export const bytesOfHex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [])

/** Bytes of a GUID as Windows keeps it: its first three parts little-endian. */
export function guidBytes(guid: string): Uint8Array {
  const [a = '', b = '', c = '', d = '', e = ''] = guid.split('-')
  return Uint8Array.from([...bytesOfHex(a).reverse(), ...bytesOfHex(b).reverse(), ...bytesOfHex(c).reverse(), ...bytesOfHex(d + e)])
}

/** Bytes of a SID: revision, count of parts, authority, parts little-endian ([MS-DTYP] 2.4.2.2); of a domain without what follows its parts. */
export function sidTail(sid: string): Uint8Array {
  const parts = sid.split('-').slice(3).map(Number)
  const bytes = new Uint8Array(parts.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [at, part] of parts.entries()) view.setUint32(at * 4, part, true)
  return bytes
}
