import { describe, expect, it } from 'vitest'
import { detectEncoding, type TextEncoding } from '../../../../../shared/parse/text/detectEncoding.ts'
import { ChunkPlaces, readTextChunks } from '../../../../../shared/parse/text/textChunks.ts'

const CHUNK = 64 << 10
const encode = (text: string, encoding: TextEncoding): Uint8Array => {
  if (encoding === 'utf-8') return new Uint8Array(Buffer.from(text))
  if (encoding === 'utf-8+bom') return new Uint8Array(Buffer.from(`\ufeff${text}`))
  if (encoding === 'windows-1252') return new Uint8Array(Buffer.from(text, 'latin1'))
  const little = Buffer.from(`\ufeff${text}`, 'utf16le')
  return new Uint8Array(encoding === 'utf-16le+bom' ? little : little.swap16())
}

describe('readTextChunks', () => {
  it.each(['utf-8', 'utf-8+bom', 'utf-16le+bom', 'utf-16be+bom'] as const)(
    'never cuts a character in two in %s, wherever a chunk ends',
    (encoding) => {
      for (let shift = 0; shift < 5; shift++) {
        const text = `${'a'.repeat(CHUNK / 2 - 3 + shift)}${'é€😀'.repeat(CHUNK / 4)}`
        const bytes = encode(text, encoding)
        const chunks = [...readTextChunks(bytes, encoding)]
        expect(chunks.length).toBeGreaterThan(2)
        expect(chunks.map((chunk) => chunk.text).join('')).toBe(text)
        for (const { text: part, offset } of chunks)
          expect(encode(part, encoding).subarray(encode('', encoding).length)).toEqual(
            bytes.subarray(offset, offset + partLength(part, encoding)),
          )
      }
    },
  )

  it('gives back bytes that are no UTF-8 as replacements, and comes to the end', () => {
    const bytes = new Uint8Array(3 * CHUNK).fill(0x80)
    const chunks = [...readTextChunks(bytes, 'utf-8')]
    expect(chunks.reduce((sum, { text }) => sum + text.length, 0)).toBe(bytes.length)
  })

  it('names the byte at which a character of the last chunk stands', () => {
    const text = `${'é'.repeat(CHUNK)}<name>`
    const bytes = encode(text, 'utf-8')
    const places = new ChunkPlaces(detectEncoding(bytes), bytes.length)
    for (const chunk of readTextChunks(bytes, 'utf-8')) places.add(chunk)
    expect(places.byteOffset(text.indexOf('<'))).toBe(2 * CHUNK)
    expect(places.byteOffset(text.indexOf('>'))).toBe(2 * CHUNK + 5)
    expect(places.byteOffset(text.length + 100)).toBe(bytes.length)
  })
})

const partLength = (part: string, encoding: TextEncoding): number => encode(part, encoding).length - encode('', encoding).length
