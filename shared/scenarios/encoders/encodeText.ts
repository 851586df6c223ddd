export type ScenarioEncoding = 'utf-8' | 'utf-8+bom' | 'utf-16le+bom' | 'latin1'

/** Encodes text as the tools on a device do; characters that Latin-1 lacks become `?`, as in Windows. */
export function encodeText(text: string, encoding: ScenarioEncoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return Uint8Array.from(utf8Bytes(text))
    case 'utf-8+bom':
      return Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8Bytes(text)])
    case 'utf-16le+bom':
      return utf16le(`\uFEFF${text}`)
    case 'latin1':
      return Uint8Array.from(text, (char) => (char.charCodeAt(0) < 256 ? char.charCodeAt(0) : 0x3f))
  }
}

/** UTF-16LE without a mark: also the form of strings in registry data. */
export function utf16le(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), true)
  return bytes
}

/** Lines with CRLF behind each. */
export const crlfLines = (lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('')

function* utf8Bytes(text: string): Generator<number> {
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code < 0x80) yield code
    else {
      const extra = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3
      yield (LEAD[extra] ?? 0) | (code >> (6 * extra))
      for (let shift = 6 * (extra - 1); shift >= 0; shift -= 6) yield 0x80 | ((code >> shift) & 0x3f)
    }
  }
}

/** First byte of a sequence by the number of bytes that follow it. */
const LEAD = [0, 0xc0, 0xe0, 0xf0]
