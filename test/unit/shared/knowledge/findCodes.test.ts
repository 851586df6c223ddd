import { describe, expect, it } from 'vitest'
import { findCodes } from '../../../../shared/knowledge/findCodes.ts'

const found = (text: string) => findCodes(text).map((code) => code.text)

describe('findCodes', () => {
  it('finds code and sub-code of a test line', () => {
    expect(found('DRS Discovery Test : FAIL [0x801c0021/0x80072ee7]')).toEqual(['0x801c0021', '0x80072ee7'])
  })
  it('finds codes of every form in order, each once', () => {
    expect(found('AADSTS50034 then -2145648607, again 0x801c0021; analyzer 122029, hr 801C03F2')).toEqual([
      'AADSTS50034',
      '-2145648607',
      '122029',
      '801C03F2',
    ])
  })
  it('takes small numbers only where the text says what they are', () => {
    expect(found('EnrollmentStatus : 41\r\nEvent ID: 304\r\nretried 37 times')).toEqual(['41', '304'])
    expect(found('Enrollment Status : Device is not synced with Azure AD (37)')).toEqual(['37'])
  })
  it('reads a dword of a .reg file in hex', () => {
    expect(findCodes('"EnrollmentStatus"=dword:00000029')[0]?.explanations[0]?.code).toBe(41)
  })
  it('does not take parts of GUIDs, versions and times for codes', () => {
    expect(found('tenant 801c03f2-1111-2222-3333-444444444444, sensor 10.8295.22621.1023, at 2026-11-18 09:14:02')).toEqual([])
  })
  it('takes a text that is one code for that code', () => {
    expect(findCodes(' 37 ')).toMatchObject([{ text: '37', offset: 1 }])
  })
  it('finds nothing in nothing', () => {
    expect(findCodes('')).toEqual([])
  })
  it('finds the one code in a long text without other codes', () => {
    const text = `${'the quick brown fox; '.repeat(40_000)} 0x801c0021`
    expect(findCodes(text)).toMatchObject([{ text: '0x801c0021', offset: text.length - 10 }])
  })
})
