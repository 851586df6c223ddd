import { encodeText, utf16le } from './encodeText.ts'

/** One DER element: tag, length, content. Written from X.690; shares nothing with the reader under syncrules. */
export function der(tag: number, ...content: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const body = concatenate(content)
  return concatenate([[tag, ...lengthOctets(body.length)], body])
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return [0x80 | octets.length, ...octets]
}

function concatenate(parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

export const derSequence = (...content: readonly Uint8Array[]): Uint8Array => der(0x30, ...content)
export const derSet = (...content: readonly Uint8Array[]): Uint8Array => der(0x31, ...content)
export const derNull = (): Uint8Array => der(0x05)
export const derOctets = (content: Uint8Array): Uint8Array => der(0x04, content)
export const derTrue = (): Uint8Array => der(0x01, [0xff])
/** Without unused bits. */
export const derBits = (content: Uint8Array): Uint8Array => der(0x03, [0], content)
/** Two's complement, in as few bytes as it takes. */
export function derInteger(value: bigint): Uint8Array {
  const octets: number[] = []
  let rest = value
  do {
    octets.unshift(Number(rest & 0xffn))
    rest >>= 8n
  } while (rest !== 0n && rest !== -1n)
  const isNegative = value < 0n
  const topBitSet = ((octets[0] ?? 0) & 0x80) !== 0
  return der(0x02, isNegative === topBitSet ? octets : [isNegative ? 0xff : 0, ...octets])
}

export function derOid(dotted: string): Uint8Array {
  const [root = 0n, second = 0n, ...arcs] = dotted.split('.').map(BigInt)
  return der(0x06, [root * 40n + second, ...arcs].flatMap(base128))
}

function base128(arc: bigint): readonly number[] {
  const octets = [Number(arc & 0x7fn)]
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(0x80 | Number(rest & 0x7fn))
  return octets
}

export type DerTextType = 'utf8' | 'printable' | 'teletex' | 'ia5' | 'bmp'

const textTag = { utf8: 0x0c, printable: 0x13, teletex: 0x14, ia5: 0x16, bmp: 0x1e } as const

export function derText(text: string, type: DerTextType = 'utf8'): Uint8Array {
  const tag = textTag[type]
  if (type === 'utf8') return der(tag, encodeText(text, 'utf-8'))
  if (type === 'bmp') return der(tag, swapped(utf16le(text)))
  return der(
    tag,
    Array.from(text, (character) => character.charCodeAt(0) & 0xff),
  )
}

/** `YYMMDDHHMMSSZ` to 2049, `YYYYMMDDHHMMSSZ` after (RFC 5280, 4.1.2.5); milliseconds since 1970 UTC, parts of a second cut off. */
export function derTime(ms: number): Uint8Array {
  const digits = new Date(ms)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(/[-:T]/g, '')
  const year = new Date(ms).getUTCFullYear()
  const isShort = year >= 1950 && year < 2050
  return der(
    isShort ? 0x17 : 0x18,
    Array.from(isShort ? digits.slice(2) : digits, (digit) => digit.charCodeAt(0)),
  )
}

const swapped = (bytes: Uint8Array): Uint8Array => bytes.map((_, index) => bytes[index ^ 1] ?? 0)
