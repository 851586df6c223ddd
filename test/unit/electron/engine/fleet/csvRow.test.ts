import { expect, test } from 'vitest'
import { csvRow } from '../../../../../electron/engine/fleet/csvRow.ts'

test('a line ends with CR LF and leaves cells without a value empty', () => {
  expect(csvRow(['a', undefined, 37, ''])).toBe('a,,37,\r\n')
})

test.each([
  ['a comma', 'a,b', '"a,b"'],
  ['a quote', 'the "old" one', '"the ""old"" one"'],
  ['a line break', 'a\r\nb', '"a\r\nb"'],
  ['a semicolon, which is the separator of a French Excel', 'a;b', '"a;b"'],
  ['a blank at its end', 'a ', '"a "'],
])('a cell with %s stands in quotes', (_what, text, cell) => {
  expect(csvRow([text])).toBe(`${cell}\r\n`)
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\uff1d1+1'])('%s does not become a formula', (text) => {
  expect(csvRow([text])).toBe(`'${text}\r\n`)
})

test.each(['\t=1', '\r=1', '\n=1'])('a cell that starts with white space (%j) before a formula is harmless too', (text) => {
  expect(csvRow([text])).toBe(`"'${text}"\r\n`)
})

test('a formula with quotes and commas is harmless and quoted', () => {
  expect(csvRow(['=HYPERLINK("https://a.example","b")'])).toBe(`"'=HYPERLINK(""https://a.example"",""b"")"\r\n`)
})

test('a number stays a number, also a negative one', () => {
  expect(csvRow([-2145648611])).toBe('-2145648611\r\n')
})
