import { expect, it } from 'vitest'
import { diagnoseDevice } from '../../../../shared/diagnosis/diagnoseDevice.ts'
import type { SourcedFact } from '../../../../shared/facts/fact.ts'
import type { FormatId } from '../../../../shared/facts/format.ts'
import { parseAnalyzerHtml } from '../../../../shared/parse/analyzer/parseAnalyzerHtml.ts'
import { parseDsregcmd } from '../../../../shared/parse/dsregcmd/parseDsregcmd.ts'
import { corpusBytes, describeWithCorpus } from '../../../corpus.ts'

const readers = { dsregcmd: parseDsregcmd, analyzerHtml: parseAnalyzerHtml } as const satisfies Partial<Record<FormatId, unknown>>

function diagnoseFile(path: string, format: keyof typeof readers) {
  const name = path.split('/').at(-1) ?? path
  const facts: SourcedFact[] = []
  for (const item of readers[format]({ bytes: corpusBytes(path), name })) {
    if (item.type === 'fact') facts.push({ ...item.fact, artefactId: 1 })
  }
  return diagnoseDevice(facts, new Map([[1, { name, path, format }]]), { provisional: false })
}

describeWithCorpus('real evidence', () => {
  it.each([
    ['D/entra-docs_diag_discover-fail.txt', 'domainOnly', 'drs-discovery-failed', 'attachV1'],
    ['D/entra-docs_diag_join-fail_801c03f2.txt', 'domainOnly', 'device-not-synced', 'attachV1'],
    ['D/entra-docs_device-state.txt', 'haadj', 'insufficient-evidence', undefined],
    ['D/avd_aadj_short.txt', 'aadj', 'insufficient-evidence', undefined],
    ['D/wpj_surface_2026.txt', 'registered', 'insufficient-evidence', undefined],
  ] as const)('%s: %s, verdict %s', (path, observed, verdict, mode) => {
    const diagnosis = diagnoseFile(path, 'dsregcmd')
    expect(diagnosis.join.observed).toBe(observed)
    expect(diagnosis.verdict.rule).toBe(verdict)
    expect(diagnosis.join.mode).toBe(mode)
  })

  it('reads a Japanese report of December 2024 by the May 2024 edition: never enrolled, no join needed', () => {
    const diagnosis = diagnoseFile('E/real/win11-avd-ja_MDEClientAnalyzer.htm', 'analyzerHtml')
    expect(diagnosis.enrollmentStatus).toMatchObject({ code: 2, editions: [{ edition: '2024-05', fits: true }, {}, {}, {}, {}] })
    expect(diagnosis.join).toMatchObject({ observed: 'notJoined', expected: 'synthetic', mode: 'attachV2' })
    expect(diagnosis.verdict.rule).toBe('enrollment-status-2')
    expect(diagnosis.findings.map((finding) => finding.rule)).toContain('analyzer-result:121042')
  })
})
