export const textEncodings = ['utf-8', 'utf-8+bom', 'utf-16le', 'utf-16le+bom', 'utf-16be', 'utf-16be+bom', 'windows-1252'] as const
export type TextEncoding = (typeof textEncodings)[number]

/** UTF-16 without a mark is told from 8-bit text by its zero bytes: this much of one half must be zero, and the other half nearly never. */
const ZERO_SHARE = 0.3
const SAMPLE_BYTES = 4096

/**
 * Names the encoding of a text from its first bytes. The head may be cut inside a character.
 * 8-bit text that is not valid UTF-8 is taken for windows-1252, the ANSI code page of Western Windows.
 */
export function detectEncoding(head: Uint8Array): TextEncoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8+bom'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le+bom'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be+bom'
  const sample = head.subarray(0, SAMPLE_BYTES)
  const zeroesAtOdd = zeroShare(sample, 1)
  const zeroesAtEven = zeroShare(sample, 0)
  if (zeroesAtOdd >= ZERO_SHARE && zeroesAtEven < zeroesAtOdd / 4) return 'utf-16le'
  if (zeroesAtEven >= ZERO_SHARE && zeroesAtOdd < zeroesAtEven / 4) return 'utf-16be'
  return isUtf8(head) ? 'utf-8' : 'windows-1252'
}

/** Bytes of the byte order mark in front of the first line. */
export function bomLength(encoding: TextEncoding): number {
  if (!encoding.endsWith('+bom')) return 0
  return encoding === 'utf-8+bom' ? 3 : 2
}

/** A decoder that keeps U+FEFF wherever it stands, so that characters and bytes stay in step; what is not valid becomes U+FFFD. */
export function decoderOf(encoding: TextEncoding): InstanceType<typeof TextDecoder> {
  return new TextDecoder(encoding.replace('+bom', ''), { ignoreBOM: true })
}

/** Decodes a whole text without its byte order mark; for files that are small by nature. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding): string {
  return decoderOf(encoding).decode(bytes.subarray(bomLength(encoding)))
}

function zeroShare(sample: Uint8Array, start: 0 | 1): number {
  let zeroes = 0
  let seen = 0
  for (let i = start; i < sample.length; i += 2) {
    seen++
    if (sample[i] === 0) zeroes++
  }
  return seen === 0 ? 0 : zeroes / seen
}

const CHECK_CHUNK = 1 << 20

/** `stream` lets the last character be incomplete: the head of a file may end anywhere. */
function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += CHECK_CHUNK) decoder.decode(bytes.subarray(at, at + CHECK_CHUNK), { stream: true })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
