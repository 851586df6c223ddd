import { describe, expect, it } from 'vitest'
import { enrollmentStatusTexts, readEnrollmentStatus } from '../../../../../shared/parse/analyzer/enrollmentStatusTexts.ts'

const none = new Set<string>()

describe('readEnrollmentStatus', () => {
  it.each([
    ['Device is enrolled to AAD and MEM', 1],
    ['Device is not enrolled and was never enrolled (2)', 2],
    ['Device is not enrolled and has never been enrolled (2)', 2],
    ['Device is managed by SCCM Agent (25)', 25],
    ['Unknown State (39)', 39],
    ['A wording of tomorrow (44)', 44],
    ['Device is not enrolled dur to network name resolution issues', 41],
  ])('reads “%s” as %i', (text, code) => {
    expect(readEnrollmentStatus(text, none)).toEqual({ kind: 'code', code })
  })

  it('tells two statuses of one text apart by the result that was written along', () => {
    const text = 'Device failed to perform Hybrid join'
    expect(readEnrollmentStatus(text, new Set(['121034']))).toEqual({ kind: 'code', code: 42 })
    expect(readEnrollmentStatus(text, new Set(['121023']))).toEqual({ kind: 'code', code: 10 })
    expect(readEnrollmentStatus(text, none)).toEqual({ kind: 'ambiguous', codes: [10, 42] })
  })

  it('makes no number of a text that several statuses share, or that is not known', () => {
    expect(readEnrollmentStatus('Device is managed by SCCM Agent', none)).toEqual({ kind: 'ambiguous', codes: [4, 25] })
    expect(readEnrollmentStatus('Unknown State', none)).toEqual({ kind: 'unknown' })
    expect(readEnrollmentStatus('constructor', none)).toEqual({ kind: 'unknown' })
  })

  it('names every status once but for the shared texts', () => {
    const codes = Object.values(enrollmentStatusTexts).flatMap((text) => text.codes)
    expect(new Set(codes).size).toBe(codes.length - 1)
  })
})
