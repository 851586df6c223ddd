import { describe, expect, test } from 'vitest'
import { chainFromCause } from '../../../../../renderer/features/overview/chainFromCause.ts'
import type { Finding } from '../../../../../shared/contract/diagnosis.ts'

const finding = (rule: string, explains: readonly string[] = []): Finding => ({
  rule,
  severity: 'error',
  confidence: 'certain',
  title: { en: rule, fr: rule },
  cause: { en: '', fr: '' },
  actions: [],
  links: [],
  procedures: [],
  codes: [],
  evidence: [{ artefactId: 1, file: 'a.txt', path: 'a.txt', format: 'dsregcmd', locator: { kind: 'line', line: 1 }, quote: 'Tenant : x' }],
  against: [],
  explains: [...explains],
})
const rules = (findings: readonly Finding[], root: string) => chainFromCause(findings, root).map((link) => link.rule)

describe('the chain from a cause to its symptom', () => {
  test('goes from the root over everything it explains to the last symptom', () => {
    const findings = [finding('status', []), finding('join', ['status']), finding('dns', ['join'])]
    expect(rules(findings, 'dns')).toEqual(['dns', 'join', 'status'])
  })

  test('takes the longest way where a cause explains a symptom both directly and through another', () => {
    const findings = [finding('dns', ['status', 'join']), finding('join', ['status']), finding('status')]
    expect(rules(findings, 'dns')).toEqual(['dns', 'join', 'status'])
  })

  test('ends at the first repetition when findings explain each other', () => {
    expect(rules([finding('a', ['b']), finding('b', ['a'])], 'a')).toEqual(['a', 'b'])
  })

  test('leaves out rules that did not fire on this device', () => {
    expect(rules([finding('dns', ['absent'])], 'dns')).toEqual(['dns'])
  })

  test('is empty for a verdict that is no finding', () => {
    expect(rules([finding('dns')], 'insufficient-evidence')).toEqual([])
  })
})
