import { describe, expect, test } from 'vitest'
import { findingsOf, placesOf, proceduresOf } from '../../../../../renderer/features/join-flow/stepEvidence.ts'
import type { Finding, Step, StepId } from '../../../../../shared/contract/diagnosis.ts'
import type { EvidenceRef } from '../../../../../shared/contract/evidenceRef.ts'

const text = { en: '', fr: '' }
const place = (artefactId: number, line: number): EvidenceRef => ({
  artefactId,
  file: 'a.txt',
  path: 'a.txt',
  format: 'dsregcmd',
  locator: { kind: 'line', line },
  quote: '',
})
const finding = (rule: string, step: StepId | undefined, change: Partial<Finding> = {}): Finding => ({
  rule,
  severity: 'error',
  confidence: 'certain',
  ...(step === undefined ? {} : { step }),
  title: text,
  cause: text,
  actions: [],
  links: [],
  procedures: [],
  codes: [],
  evidence: [place(1, 1)],
  against: [],
  explains: [],
  ...change,
})
const step = (evidence: readonly EvidenceRef[], checked: readonly EvidenceRef[]): Step => ({
  id: 'discover',
  title: text,
  state: 'failed',
  because: text,
  checks: [{ id: 'scpRead', title: text, state: 'ok', evidence: [...checked] }],
  codes: [],
  actions: [],
  evidence: [...evidence],
})

describe('what belongs to a step', () => {
  test('is each place once, whether the step or its checks name it', () => {
    expect(placesOf(step([place(1, 1), place(1, 2)], [place(1, 2), place(2, 2)]))).toEqual([place(1, 1), place(1, 2), place(2, 2)])
  })

  test('is every finding that tells of it, but not one that a person dismissed', () => {
    const findings = [
      finding('dns-not-resolving', 'discover'),
      finding('clock-wrong', 'precheck'),
      finding('stale', undefined),
      finding('scp-client-domain-differ', 'discover', { review: { state: 'dismissed', note: 'lab', at: '2026-01-01T00:00:00Z' } }),
      finding('tls-inspection', 'discover', { review: { state: 'confirmed', note: '', at: '2026-01-01T00:00:00Z' } }),
    ]
    expect(findingsOf(step([], []), findings).map((found) => found.rule)).toEqual(['dns-not-resolving', 'tls-inspection'])
  })

  test('is every page that its findings name, once and in their order', () => {
    const findings = [
      finding('a', 'discover', { procedures: ['dns', 'connectivity'] }),
      finding('b', 'discover', { procedures: ['connectivity', 'serviceConnectionPoint'] }),
    ]
    expect(proceduresOf(findings)).toEqual(['dns', 'connectivity', 'serviceConnectionPoint'])
  })
})
