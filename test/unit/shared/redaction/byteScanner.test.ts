import { describe, expect, it } from 'vitest'
import { buildAutomaton } from '../../../../shared/redaction/automaton.ts'
import { createByteScanner } from '../../../../shared/redaction/byteScanner.ts'
import { base64, hex, utf8, utf16 } from '../../../../shared/redaction/encodings.ts'
import { redactionFor } from './redactionFor.ts'

const { values } = redactionFor((collector) => {
  collector.takeAs('deviceName', 'PC-4711', 'test')
  collector.takeAs('user', 'Jürgen Köhler', 'test')
})

const NOISE = 5000
function left(bytes: Uint8Array, step = bytes.length) {
  const scanner = createByteScanner(values)
  for (let at = 0; at < bytes.length; at += step) scanner.push(bytes.subarray(at, at + step))
  return scanner.left()
}
const amid = (bytes: Uint8Array): Uint8Array => Uint8Array.from([...new Uint8Array(NOISE).fill(0x41), ...bytes, ...new Uint8Array(NOISE)])

describe('scanning bytes', () => {
  it.each([
    ['utf8', utf8('pC-4711')],
    ['utf8', utf8('JÜRGEN KÖHLER')],
    ['utf16le', utf16('PC-4711', 'le')],
    ['utf16be', utf16('Jürgen Köhler', 'be')],
    ['base64', utf8(base64(utf8('{"n":"PC-4711"}')))],
    ['base64', utf8(base64(utf8('.{"n":"pc-4711"}')))],
    ['base64', utf8(base64(utf16('..PC-4711..', 'le')))],
    ['hex', utf8(hex(utf8('PC-4711')).toUpperCase())],
    ['percent', utf8('J%c3%bcrgen%20K%c3%b6hler')],
    ['escaped', utf8('J\\u00FCrgen K\\u00F6hler')],
  ])('finds a value in %s, whatever its case', (form, bytes) => {
    expect(left(amid(bytes)).map((hit) => hit.form)).toContain(form)
  })

  it('finds a value that lies across two pieces, however small they are', () => {
    expect(left(amid(utf8('PC-4711')), 3)).toMatchObject([{ kind: 'device', form: 'utf8', count: 1 }])
  })

  it('finds addresses and SIDs as digits, whatever digits are around', () => {
    const { values: numbers } = redactionFor((collector) => {
      collector.takeText('from 10.20.30.40 by S-1-5-21-1111-2222-3333-1104', 'test')
    })
    const sid = '57040000ae080000050d0000'
    for (const text of [`00${hex(utf8('10.20.30.40'))}00`, `0105000000000005150000 00${sid}50040000`.replace(' ', '')]) {
      const scanner = createByteScanner(numbers)
      scanner.push(amid(utf8(text)))
      expect(scanner.left().map(({ form }) => form)).toEqual(['hex'])
    }
  })

  it('finds nothing in what holds no value, and nothing in nothing', () => {
    expect(left(amid(utf8('PC-4712 Jurgen Kohler')))).toEqual([])
    expect(left(new Uint8Array(0))).toEqual([])
  })
})

describe('the automaton', () => {
  it('finds what a search for each pattern finds, overlapping ones too', () => {
    const patterns = ['a', 'ab', 'bab', 'bc', 'bca', 'c', 'caa', 'abab', 'ab']
    const text = 'abccababcaabababcaabc'
    const found: string[] = []
    const automaton = buildAutomaton(
      patterns.map((pattern) => utf8(pattern)),
      256,
      (symbol) => symbol,
    )
    automaton.scan(utf8(text), 0, text.length, 0, (pattern, end) => found.push(`${pattern} ${end}`))
    const expected = patterns.flatMap((pattern, index) =>
      [...text].flatMap((_, at) => (text.startsWith(pattern, at) ? [`${index} ${at + pattern.length}`] : [])),
    )
    expect(found.sort()).toEqual(expected.sort())
  })

  it('refuses empty patterns', () => {
    expect(() => buildAutomaton([[]], 256, (symbol) => symbol)).toThrow(RangeError)
  })
})
