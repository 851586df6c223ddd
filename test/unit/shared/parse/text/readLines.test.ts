import { describe, expect, it } from 'vitest'
import { bomLength, detectEncoding, type TextEncoding } from '../../../../../shared/parse/text/detectEncoding.ts'
import { maxLineBytes, readLines } from '../../../../../shared/parse/text/readLines.ts'

const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'))
const utf16 = (text: string, big = false): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le')
  return new Uint8Array(big ? bytes.swap16() : bytes)
}

/** Each line as [number, text, offset, length]. */
const linesOf = (bytes: Uint8Array, encoding: TextEncoding = detectEncoding(bytes)): (string | number)[][] =>
  [...readLines(bytes, encoding)].map((line) => [line.number, line.text, line.offset, line.length])

describe('detectEncoding', () => {
  it('tells the Unicode encodings by their marks', () => {
    expect(detectEncoding(utf8('\ufeffa'))).toBe('utf-8+bom')
    expect(detectEncoding(utf16('\ufeffa'))).toBe('utf-16le+bom')
    expect(detectEncoding(utf16('\ufeffa', true))).toBe('utf-16be+bom')
  })

  it('tells UTF-16 without a mark by its zero bytes', () => {
    expect(detectEncoding(utf16('Windows Registry'))).toBe('utf-16le')
    expect(detectEncoding(utf16('Windows Registry', true))).toBe('utf-16be')
    expect(detectEncoding(utf16('Name : 日本語の値です\r\n'))).toBe('utf-16le')
  })

  it('takes 8-bit text for windows-1252 only where it is not valid UTF-8', () => {
    expect(detectEncoding(utf8('déjà vu'))).toBe('utf-8')
    expect(detectEncoding(latin1('déjà vu'))).toBe('windows-1252')
    expect(detectEncoding(latin1(''))).toBe('utf-8')
  })

  it('is not misled by a head that was cut inside a character', () => {
    const text = utf8('ビット')
    for (let end = 1; end <= text.length; end++) expect(detectEncoding(text.subarray(0, end))).toBe('utf-8')
  })
})

describe('readLines', () => {
  it('counts CRLF, LF and CR as one line end each, and gives byte places', () => {
    expect(linesOf(latin1('a\r\nbc\n\rd\r'))).toEqual([
      [1, 'a', 0, 3],
      [2, 'bc', 3, 3],
      [3, '', 6, 1],
      [4, 'd', 7, 2],
    ])
  })

  it('gives the last line without a line end, and none for an empty file', () => {
    expect(linesOf(latin1('a\nb'))).toEqual([
      [1, 'a', 0, 2],
      [2, 'b', 2, 1],
    ])
    expect(linesOf(latin1(''))).toEqual([])
    expect(linesOf(utf8('\ufeff'))).toEqual([])
  })

  it('counts bytes and not characters, with the byte order mark in front of the first line', () => {
    expect(linesOf(utf8('\ufeffé日\nx'))).toEqual([
      [1, 'é日', 3, 6],
      [2, 'x', 9, 1],
    ])
    expect(linesOf(utf16('\ufeffé\r\nx'))).toEqual([
      [1, 'é', 2, 6],
      [2, 'x', 8, 2],
    ])
    expect(linesOf(utf16('\ufeffé\r\nx', true))).toEqual([
      [1, 'é', 2, 6],
      [2, 'x', 8, 2],
    ])
  })

  it('does not take half of a character for a line end in UTF-16', () => {
    const text = '\ufeff\u0a0d\u0d0a\u000a\u0a00\u0d00'
    expect(linesOf(utf16(text)).map((line) => line[1])).toEqual(['\u0a0d\u0d0a', '\u0a00\u0d00'])
    expect(linesOf(utf16(text, true)).map((line) => line[1])).toEqual(['\u0a0d\u0d0a', '\u0a00\u0d00'])
  })

  it('keeps the last byte of an odd UTF-16 file in the account', () => {
    const bytes = utf16('\ufeffab\ncd')
    const lines = [...readLines(bytes.subarray(0, bytes.length - 1), 'utf-16le+bom')]
    expect(lines.map((line) => [line.text, line.length])).toEqual([
      ['ab', 6],
      ['c\ufffd', 3],
    ])
  })

  it.each(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const)(
    'books every byte exactly once over many windows of %s',
    (encoding) => {
      const text = Array.from({ length: 30_000 }, (_, i) => `line ${i} ${'é'.repeat(i % 7)}${i % 3 === 0 ? '\r\n' : '\n'}`).join('')
      const bytes = encoding === 'utf-8' ? utf8(text) : encoding === 'windows-1252' ? latin1(text) : utf16(text, encoding === 'utf-16be')
      const lines = [...readLines(bytes, encoding)]
      expect(lines.map((line) => line.text)).toEqual(text.split(/\r?\n/).slice(0, -1))
      let next = bomLength(encoding)
      for (const line of lines) {
        expect(line.offset).toBe(next)
        next += line.length
      }
      expect(next).toBe(bytes.length)
    },
  )

  it('cuts an absurdly long line but still says how long it is', () => {
    const bytes = new Uint8Array(maxLineBytes + 10).fill(0x61)
    const [line, ...more] = readLines(bytes, 'utf-8')
    expect(more).toEqual([])
    expect(line?.isCut).toBe(true)
    expect(line?.text.length).toBe(maxLineBytes)
    expect(line?.length).toBe(bytes.length)
  })

  it('reads 200 MB lazily, the first line without the rest', () => {
    const bytes = new Uint8Array(200 << 20).fill(0x61)
    for (let at = 79; at < bytes.length; at += 80) bytes[at] = 0x0a
    const lines = readLines(bytes, 'utf-8')
    expect(lines.next().value?.text.length).toBe(79)
    let count = 1
    let length = 80
    for (const line of lines) {
      count++
      length += line.length
    }
    expect(count).toBe(Math.ceil(bytes.length / 80))
    expect(length).toBe(bytes.length)
  })
})
