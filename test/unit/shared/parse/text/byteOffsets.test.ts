import { expect, it } from 'vitest'
import { byteOffsetsOf } from '../../../../../shared/parse/text/byteOffsets.ts'
import { decodeText, type TextEncoding } from '../../../../../shared/parse/text/detectEncoding.ts'

const text = 'aé日😀b'

it.each([
  ['utf-8', Buffer.from(text, 'utf8'), [0, 1, 3, 6, 8, 10, 11]],
  ['utf-8+bom', Buffer.from(`\ufeff${text}`, 'utf8'), [3, 4, 6, 9, 11, 13, 14]],
  ['utf-16le+bom', Buffer.from(`\ufeff${text}`, 'utf16le'), [2, 4, 6, 8, 10, 12, 14]],
  ['windows-1252', Buffer.from('aébcde', 'latin1'), [0, 1, 2, 3, 4, 5, 6]],
] as const)('places characters of %s in the bytes they came from, asked in any order', (encoding: TextEncoding, bytes, offsets) => {
  const decoded = decodeText(bytes, encoding)
  const byteOffset = byteOffsetsOf(decoded, encoding, bytes.length)
  const all = Array.from({ length: decoded.length + 1 }, (_, index) => index)
  expect(all.map(byteOffset)).toEqual(offsets)
  expect(all.toReversed().map(byteOffset)).toEqual(offsets.toReversed())
  expect(byteOffset(1000)).toBe(bytes.length)
})
