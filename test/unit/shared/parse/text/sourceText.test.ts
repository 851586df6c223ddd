import { describe, expect, it } from 'vitest'
import { type ByteSource, byteSourceOf } from '../../../../../shared/parse/byteSource.ts'
import { readLines } from '../../../../../shared/parse/text/readLines.ts'
import { readSourceLines } from '../../../../../shared/parse/text/sourceLines.ts'
import { readSourceChunks, type SourceEncoding, sourceEncoding } from '../../../../../shared/parse/text/sourceText.ts'
import { TextWindow } from '../../../../../shared/parse/text/textWindow.ts'

const CHUNK = 256 << 10
const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
/** « Événement déjà créé » as a French console writes it. */
const consoleBytes = new Uint8Array([
  0x90, 0x76, 0x82, 0x6e, 0x65, 0x6d, 0x65, 0x6e, 0x74, 0x20, 0x64, 0x82, 0x6a, 0x85, 0x20, 0x63, 0x72, 0x82, 0x82,
])
/** A source whose views are overwritten by the next read, as those of a file are. */
function forgetful(bytes: Uint8Array): ByteSource {
  const buffer = new Uint8Array(CHUNK + 64)
  return {
    size: bytes.length,
    read: (offset, length) => {
      const part = bytes.subarray(offset, Math.min(bytes.length, offset + length))
      buffer.fill(0x21)
      buffer.set(part)
      return buffer.subarray(0, part.length)
    },
  }
}
const textOf = (bytes: Uint8Array, encoding: SourceEncoding): string =>
  [...readSourceChunks(forgetful(bytes), encoding)].map(({ text }) => text).join('')

describe('sourceEncoding', () => {
  it('tells the encoding by bytes that stand far behind the head', () => {
    const plain = 'a'.repeat(3 * CHUNK)
    expect(sourceEncoding(forgetful(utf8(`${plain}é`)))).toBe('utf-8')
    expect(sourceEncoding(forgetful(latin1(`${plain} d\xe9j\xe0`)))).toBe('windows-1252')
    expect(sourceEncoding(forgetful(utf16(plain)))).toBe('utf-16le+bom')
    expect(sourceEncoding(forgetful(utf8(plain)))).toBe('utf-8')
  })

  it('tells the code page of a console from that of a program', () => {
    expect(sourceEncoding(byteSourceOf(consoleBytes))).toBe('ibm850')
    expect(sourceEncoding(byteSourceOf(latin1('l\x92\xe9v\xe9nement d\xe9j\xe0')))).toBe('windows-1252')
  })
})

describe('readSourceChunks', () => {
  it.each(['utf-8', 'utf-16le+bom'] as const)('never cuts a character in two in %s', (encoding) => {
    for (let shift = 0; shift < 5; shift++) {
      const text = `${'a'.repeat(CHUNK - 7 + shift)}${'é€😀'.repeat(CHUNK / 4)}`
      expect(textOf(encoding === 'utf-8' ? utf8(text) : utf16(text), encoding)).toBe(text)
    }
  })

  it('decodes what a console writes', () => {
    expect(textOf(consoleBytes, 'ibm850')).toBe('Événement déjà créé')
  })

  it('comes to the end of bytes that are no text', () => {
    expect(textOf(new Uint8Array(2 * CHUNK).fill(0x80), 'utf-8').length).toBe(2 * CHUNK)
  })
})

describe('readSourceLines', () => {
  it.each([
    ['', 'utf-8'],
    ['a', 'utf-8'],
    ['a\r\nb\rc\n\nd\n', 'utf-8'],
    ['a\r', 'utf-8'],
    [`${'x'.repeat(CHUNK - 1)}\r\n${'é'.repeat(300)}\r\n`.repeat(3), 'utf-8'],
    [`${'x'.repeat(CHUNK - 1)}\r${'y'.repeat(CHUNK)}\r\nz`, 'utf-8'],
    [`${'é€😀\n'.repeat(100_000)}end`, 'utf-8'],
    [`${'é€😀\r\n'.repeat(50_000)}end`, 'utf-16le+bom'],
  ] as const)('gives the same lines and places as reading the whole does (%#)', (text, encoding) => {
    const bytes = encoding === 'utf-8' ? utf8(text) : utf16(text)
    expect([...readSourceLines(forgetful(bytes), encoding)]).toEqual([...readLines(bytes, encoding)])
  })

  it('keeps the beginning of a line that is too long, and goes on behind it', () => {
    const bytes = new Uint8Array((17 << 20) + 3).fill(0x61)
    bytes.set(utf8('\nb'), 17 << 20)
    const lines = [...readSourceLines(forgetful(bytes), 'utf-8')]
    expect(lines.map(({ isCut, length, text }) => [isCut, length, text.length])).toEqual([
      [true, (17 << 20) + 1, 16 << 20],
      [false, 2, 2],
    ])
  })
})

describe('TextWindow', () => {
  it('knows lines and bytes of what is left of it after parts were dropped', () => {
    const text = `${'é\n'.repeat(200_000)}<here>\n<there>`
    const bytes = utf8(text)
    const window = new TextWindow(forgetful(bytes), 'utf-8')
    while (window.text.length < text.length && window.fill()) if (!window.text.includes('<here>')) window.drop(window.text.length - 10)
    while (!window.isAtEnd) window.fill()
    expect(window.text.length).toBeLessThan(CHUNK * 2)
    const here = window.text.indexOf('<here>')
    expect(window.byteOffset(here)).toBe(600_000)
    expect(window.lineAt(here)).toBe(200_001)
    expect(window.lineAt(window.text.indexOf('<there>'))).toBe(200_002)
    expect(window.lineAt(here)).toBe(200_001)
    window.drop(here + 1)
    expect(window.byteOffset(0)).toBe(600_001)
    expect(window.lineAt(window.text.length)).toBe(200_002)
  })
})
