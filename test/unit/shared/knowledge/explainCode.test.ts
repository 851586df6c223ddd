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
})
