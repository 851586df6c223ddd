import { describe, expect, test } from 'vitest'
import { computerObjectTexts } from '../../../../../renderer/features/join-flow/computerObjectTexts.ts'
import { certificateKey, ruleState, ruleWord } from '../../../../../renderer/features/join-flow/ruleWord.ts'
import { certificateStateSchema } from '../../../../../shared/contract/syncRuleRequests.ts'

const value = (text: string) => ({ disabled: false, outcome: { kind: 'value' as const, value: text } })

describe('what a rule says of a computer', () => {
  test('is "filtered" for True alone: NULL and False leave it synced', () => {
    expect(ruleWord(value('True'))).toBe('filtered')
    expect(ruleWord(value('NULL'))).toBe('synced')
    expect(ruleWord(value('False'))).toBe('synced')
    expect(ruleWord(value('"True"'))).toBe('synced')
  })

  test('tells a rule that does nothing from one that leaves the computer out or fails on it', () => {
    expect(ruleWord({ disabled: true, outcome: { kind: 'value', value: 'True' } })).toBe('disabled')
    expect(ruleWord({ disabled: false, outcome: { kind: 'noFlow' } })).toBe('disabled')
    expect(ruleWord({ disabled: false, outcome: { kind: 'outOfScope' } })).toBe('outOfScope')
    expect(ruleWord({ disabled: false, outcome: { kind: 'error', message: { en: 'a', fr: 'b' }, from: 0, to: 1 } })).toBe('error')
  })
})

test('every word and every state of a certificate has its text in both languages', () => {
  const states = certificateStateSchema.options
  const keys = [
    ...Object.keys(ruleState).map((word) => `object.rule.${word}`),
    ...states.map((state) => certificateKey({ state, count: 1, valid: 0 })),
    ...states.map((state) => certificateKey({ state, count: 1, valid: 0, notAfter: '2026-01-01T00:00:00Z' })),
  ]
  for (const texts of [computerObjectTexts.en, computerObjectTexts.fr]) expect(keys.filter((key) => !Object.hasOwn(texts, key))).toEqual([])
  expect(keys).toContain('object.cert.validTo')
  expect(keys).toContain('object.cert.expiredOn')
})
