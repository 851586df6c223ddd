import { describe, expect, test } from 'vitest'
import { isAnalyzerWarning, rowKey, unreviewedRows } from '../../../../../renderer/features/overview/findingRows.ts'
import { sourcesFor } from '../../../../../renderer/ui/findingSources.ts'
import type { Finding } from '../../../../../shared/contract/diagnosis.ts'
import type { EvidenceRef } from '../../../../../shared/contract/evidenceRef.ts'

const place = (artefactId: number, line: number): EvidenceRef => ({
  artefactId,
  file: `${artefactId}.txt`,
  path: `${artefactId}.txt`,
  format: 'dsregcmd',
  locator: { kind: 'line', line },
  quote: '',
})
const finding = (change: Partial<Finding>): Finding => ({
  rule: 'analyzer-result:121019',
  severity: 'warning',
  confidence: 'likely',
  title: { en: 't', fr: 't' },
  cause: { en: '', fr: '' },
  actions: [],
  links: [],
  procedures: [],
  codes: [],
  evidence: [place(1, 1)],
  against: [],
  explains: [],
  ...change,
})
const row = (change: Partial<Finding>, deviceId = 1) => ({ deviceId, device: `PC-${deviceId}`, finding: finding(change) })

describe('what is left to review', () => {
  test('counts analyzer errors and warnings, not the rules of the product and not information', () => {
    expect(isAnalyzerWarning(finding({}))).toBe(true)
    expect(isAnalyzerWarning(finding({ severity: 'error' }))).toBe(true)
    expect(isAnalyzerWarning(finding({ severity: 'info' }))).toBe(false)
    expect(isAnalyzerWarning(finding({ rule: 'tenant-mismatch' }))).toBe(false)
  })

  test('leaves out what is marked in any way, but not what only has a comment', () => {
    const rows = [
      row({}),
      row({ review: { state: 'reviewed', note: '', at: '2026-01-01T00:00:00Z' } }),
      row({ review: { state: 'dismissed', note: 'lab', at: '2026-01-01T00:00:00Z' } }),
      row({ review: { note: 'ask the customer', at: '2026-01-01T00:00:00Z' } }, 2),
    ]
    expect(unreviewedRows(rows).map((left) => left.deviceId)).toEqual([1, 2])
  })

  test('tells the same rule of two devices apart', () => {
    expect(rowKey(row({}, 1))).not.toBe(rowKey(row({}, 2)))
  })
})

describe('sources that agree', () => {
  test('counts files, not places', () => {
    expect(sourcesFor(finding({ evidence: [place(1, 1), place(1, 9), place(2, 3)], against: [place(3, 1)] }))).toEqual({ agree: 2, all: 3 })
  })

  test('counts a file that speaks for and against once, as agreeing', () => {
    expect(sourcesFor(finding({ evidence: [place(1, 1)], against: [place(1, 2)] }))).toEqual({ agree: 1, all: 1 })
  })
})
