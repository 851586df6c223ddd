import { describe, expect, it } from 'vitest'
import { explainCode } from '../../../../shared/knowledge/explainCode.ts'

const told = (input: string) =>
  explainCode(input).map((found) => `${found.kind} ${found.code} ${found.hex}${found.documented ? '' : ' unknown'}`)

describe('explainCode', () => {
  it.each([
    ['37', ['enrollmentStatus 37 0x25']],
    ['0x25', ['enrollmentStatus 37 0x25']],
    [' 0x00000025 ', ['enrollmentStatus 37 0x25']],
    ['2a', ['enrollmentStatus 42 0x2a']],
    ['801C03F2', ['hresult -2145647630 0x801c03f2']],
    ['0x801c03f2', ['hresult -2145647630 0x801c03f2']],
    ['-2145647630', ['hresult -2145647630 0x801c03f2']],
    ['2149319666', ['hresult -2145647630 0x801c03f2']],
    ['0x80072ee7', ['hresult -2147012889 0x80072ee7']],
    ['12007', ['win32 12007 0x2ee7']],
    ['0x2ee7', ['win32 12007 0x2ee7']],
    ['1355', ['win32 1355 0x54b']],
    ['0xc000006d', ['ntstatus -1073741715 0xc000006d']],
    ['AADSTS50034', ['aadsts 50034 0xc372']],
    ['aadsts50034:', ['aadsts 50034 0xc372']],
    ['122029', ['analyzerResult 122029 0x1dcad']],
    ['304', ['eventId 304 0x130']],
    ['204', ['eventId 204 0xcc', 'eventId 204 0xcc']],
  ])('reads %s', (input, expected) => {
    expect(told(input)).toEqual(expected)
  })

  it.each([
    ['57', ['enrollmentStatus 57 0x39 unknown', 'eventId 57 0x39']],
    ['0', ['enrollmentStatus 0 0x00 unknown']],
    ['0x2d', ['enrollmentStatus 45 0x2d unknown']],
    ['0x801c9999', ['hresult -2145609319 0x801c9999 unknown']],
    ['0xc0009999', ['ntstatus -1073702503 0xc0009999 unknown']],
    ['AADSTS99999', ['aadsts 99999 0x1869f unknown']],
    ['131002', ['analyzerResult 131002 0x1ffba unknown']],
    ['0xdeadbeef', ['hresult -559038737 0xdeadbeef unknown']],
  ])('says of %s that no source explains it', (input, expected) => {
    expect(told(input)).toEqual(expected)
  })

  it.each(['', 'hello', '99999999999', '-2147483649', '0x123456789', '12.5', 'AADSTS', '37 38'])('takes %j for no code', (input) => {
    expect(explainCode(input)).toEqual([])
  })

  it('names facility and wrapped number of an undocumented wrapper', () => {
    expect(explainCode('0x80070005')[0]?.meaning.en).toContain('It wraps Win32 5.')
    expect(explainCode('0xcaa301ad')[0]?.meaning.en).toContain('It wraps HTTP status 429.')
    expect(explainCode('0x801c9999')[0]?.meaning.en).toContain('device registration')
    expect(explainCode('0x80070005')[0]?.actions.length).toBeGreaterThan(0)
  })

  it.each(['801c0021', 'AADSTS50034', '0xc000006a', '12007'])('says %s in words first, the symbolic name beside', (input) => {
    const [found] = explainCode(input)
    expect(found?.title.en).toMatch(/^[A-Z0-9].* .*[^.]$/)
    expect(found?.title.fr).toMatch(/ /)
    expect(found?.title.en).not.toBe(found?.name)
    expect(found?.name).toMatch(/^[A-Z0-9_]+$/)
  })

  it('gives each edition of a status and what they say against each other', () => {
    const [status] = explainCode('18')
    expect(status?.editions).toHaveLength(5)
    expect(status?.contradiction?.fr).toContain('locataire')
  })

  it('tells both readings of 12175', () => {
    expect(explainCode('0x80072f8f')[0]?.meaning.en).toMatch(/WinINet.*WinHTTP/)
  })

  it.each([
    ['37', ['enrollmentStatus']],
    ['0x25', ['enrollmentStatus']],
    ['801C03F2', ['hresult']],
    ['-2145647630', ['hresult']],
    ['AADSTS50034', ['aadsts']],
    ['50034', ['aadsts']],
    ['121023', ['analyzerResult']],
    ['0xC000006D', ['ntstatus']],
    ['-1073741715', ['ntstatus']],
    ['1312', ['win32']],
    ['304', ['eventId']],
    ['5', ['enrollmentStatus', 'eventId', 'eventId']],
  ])('explains %s, and every kind that it can be is documented', (input, kinds) => {
    const found = explainCode(input)
    expect(found.map((explanation) => explanation.kind)).toEqual(kinds)
    expect(found.every((explanation) => explanation.documented)).toBe(true)
  })

  it.each(['0x801c9999', '0xc0009999', 'AADSTS99999', '77', '131099', '31337', '0xdeadbeef'])(
    'says of %s its number in both forms, what to collect and when to call support',
    (input) => {
      const [found] = explainCode(input)
      expect(found?.documented).toBe(false)
      expect(found?.hex).toMatch(/^0x/)
      expect(`${found?.title.en}`).toMatch(/Not documented/)
      expect(found?.actions.at(-1)?.en).toMatch(/^Call Microsoft support when/)
      expect(found?.actions.at(-1)?.fr).toMatch(/^Appeler le support/)
      expect(found?.actions.length).toBeGreaterThan(1)
      expect(found?.procedures?.length).toBeGreaterThan(0)
    },
  )

  it('puts the edition that fits the evidence first', () => {
    const order = (fitting?: '2022-04' | 'seed2021') => explainCode('18', fitting)[0]?.editions?.map((reading) => reading.edition)
    expect(order()).toEqual(['2024-05', '2022-10', '2022-04', 'current', 'seed2021'])
    expect(order('2022-04')).toEqual(['2022-04', '2024-05', '2022-10', 'current', 'seed2021'])
    expect(order('seed2021')?.[0]).toBe('seed2021')
  })

  it('tells a result by the generation that fits, and each generation where they differ', () => {
    const [april] = explainCode('111021', '2022-04')
    const [may] = explainCode('111021', '2024-05')
    expect(april?.meaning.en).toContain('patch level')
    expect(may?.meaning.en).toContain('sensor version')
    expect(april?.editions?.[0]?.edition).toBe('2022-04')
    expect(explainCode('121023')[0]?.editions).toBeUndefined()
  })

  it('names the pages that mend a code', () => {
    expect(explainCode('16')[0]?.procedures).toEqual(['serviceConnectionPoint'])
    expect(explainCode('0x80072ee7')[0]?.procedures).toEqual(['dns'])
    expect(explainCode('122007')[0]?.procedures).toEqual(['clock'])
  })
})
