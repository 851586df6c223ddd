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
  it('takes a text of nothing but codes for each of them, small numbers too', () => {
    expect(found('37, 304; AADSTS50034 801C03F2\n0x25')).toEqual(['37', '304', 'AADSTS50034', '801C03F2'])
    expect(found('37 times 38')).toEqual([])
  })
  it('finds nothing in nothing', () => {
    expect(findCodes('')).toEqual([])
  })
  it('finds the one code in a long text without other codes', () => {
    const text = `${'the quick brown fox; '.repeat(40_000)} 0x801c0021`
    expect(findCodes(text)).toMatchObject([{ text: '0x801c0021', offset: text.length - 10 }])
  })
  it('says every place of a code, and lists it once however it is written', () => {
    const [code] = findCodes('first 0x801c0021\r\nthen -2145648607\n  and 801C0021')
    expect(code?.places).toEqual([
      { offset: 6, line: 1, column: 7 },
      { offset: 23, line: 2, column: 6 },
      { offset: 41, line: 3, column: 7 },
    ])
    expect(findCodes('first 0x801c0021\nthen -2145648607')).toHaveLength(1)
  })
  it('reads a number as what the text calls it, not as anything else', () => {
    const kinds = (text: string) => findCodes(text).flatMap(({ explanations }) => explanations.map(({ kind, code }) => `${kind} ${code}`))
    expect(kinds('Event ID: 16')).toEqual(['eventId 16'])
    expect(kinds('Enrollment Status: 16')).toEqual(['enrollmentStatus 16'])
    expect(kinds('Win32 error 1312')).toEqual(['win32 1312'])
    expect(kinds('<EventID Qualifiers="0">304</EventID>')).toEqual(['eventId 304'])
    expect(kinds('EnrollmentStatus    REG_DWORD    0x29')).toEqual(['enrollmentStatus 41'])
    expect(kinds('État d’inscription : 41')).toEqual(['enrollmentStatus 41'])
  })
  it('tells a labelled number that no source explains as unknown of that kind', () => {
    expect(findCodes('Event ID: 64999')[0]?.explanations).toMatchObject([{ kind: 'eventId', documented: false }])
    expect(findCodes('EnrollmentStatus : 200')[0]?.explanations).toMatchObject([{ kind: 'enrollmentStatus', documented: false }])
  })
  it('keeps to its limits in a huge text of codes', () => {
    const text = 'hr 0x801c0021; '.repeat(80_000)
    const codes = findCodes(text)
    expect(codes).toHaveLength(1)
    expect(codes[0]?.places.length).toBeGreaterThan(60_000)
  })
})
