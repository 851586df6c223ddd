import { describe, expect, it } from 'vitest'
import { readScriptDate } from '../../../../shared/diagnosis/analyzerEdition.ts'
import { compareVersions } from '../../../../shared/diagnosis/compareVersions.ts'

describe('compareVersions', () => {
  it.each([
    ['10.8040.0.0', '10.8040.0.0', 0],
    ['10.8040', '10.8040.0.0', 0],
    ['10.7239.17763.2090', '10.8040.0.0', -1],
    ['10.10.0.0', '10.9.9.9', 1],
  ])('%s against %s', (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b) ?? Number.NaN)).toBe(sign)
  })
  it.each(['', 'unknown', '10', '10.a.0', '10..1'])('takes %j for no version', (text) => {
    expect(compareVersions(text, '10.8040.0.0')).toBeUndefined()
  })
})

describe('readScriptDate', () => {
  it.each([
    ['28042022', '2022-04-28'],
    ['08May2024', '2024-05-08'],
    ['23Dec2024', '2024-12-23'],
    ['99992022', undefined],
    ['08Foo2024', undefined],
    ['1.2.3', undefined],
  ])('%s', (version, date) => {
    expect(readScriptDate(version)).toBe(date)
  })
})
