import { expect, it } from 'vitest'
import { diagnoseDevice } from '../../../../shared/diagnosis/diagnoseDevice.ts'
import type { SourcedFact } from '../../../../shared/facts/fact.ts'
import type { FormatId } from '../../../../shared/facts/format.ts'
import { parseAnalyzerHtml } from '../../../../shared/parse/analyzer/parseAnalyzerHtml.ts'
import { parseDsregcmd } from '../../../../shared/parse/dsregcmd/parseDsregcmd.ts'
import { corpusBytes, corpusFiles, describeWithCorpus } from '../../../corpus.ts'

const readers = { dsregcmd: parseDsregcmd, analyzerHtml: parseAnalyzerHtml } as const satisfies Partial<Record<FormatId, unknown>>

function diagnoseFile(path: string, format: keyof typeof readers) {
  const name = path.split('/').at(-1) ?? path
  const facts: SourcedFact[] = []
  for (const item of readers[format]({ bytes: corpusBytes(path), name })) {
    if (item.type === 'fact') facts.push({ ...item.fact, artefactId: 1 })
  }
  return diagnoseDevice(facts, new Map([[1, { name, path, format }]]), { provisional: false })
}

/**
 * Judged by reading each file. A joined device whose enrolment no file tells is no failure, and neither is one without a token
 * for its user: the verdict says what is missing. Only the two outputs of a failed join name a cause.
 */
const outputs = [
  ['aadj_aadinternals_nomdm', 'aadj', 'insufficient-evidence', undefined],
  ['avd_aadj_short', 'aadj', 'insufficient-evidence', undefined],
  ['entra-docs_device-details', undefined, 'insufficient-evidence', undefined],
  ['entra-docs_device-state', 'haadj', 'insufficient-evidence', undefined],
  ['entra-docs_diag_discover-fail', 'domainOnly', 'drs-discovery-failed', 'attachV1'],
  ['entra-docs_diag_join-fail_801c03f2', 'domainOnly', 'device-not-synced', 'attachV1'],
  ['entra-docs_diag_post-join', undefined, 'insufficient-evidence', undefined],
  ['entra-docs_ngc', undefined, 'insufficient-evidence', undefined],
  ['entra-docs_sso-state_prt-fail', undefined, 'insufficient-evidence', undefined],
  ['entra-docs_tenant-details', undefined, 'insufficient-evidence', undefined],
  ['entra-docs_user-state', undefined, 'insufficient-evidence', undefined],
  ['haadj_adfs_qa_enterpriseprt-fail', undefined, 'insufficient-evidence', undefined],
  ['it_wpj_registered-only', 'registered', 'insufficient-evidence', undefined],
  ['kolide_error_header_missing_line3', 'notJoined', 'insufficient-evidence', undefined],
  ['kolide_error_lines_before_header', 'notJoined', 'insufficient-evidence', undefined],
  ['kolide_error_no_section_title', 'notJoined', 'insufficient-evidence', undefined],
  ['userstate_azuredocs_issue36269', undefined, 'insufficient-evidence', undefined],
  ['wpj_surface_2026', 'registered', 'insufficient-evidence', undefined],
] as const

describeWithCorpus('real evidence', () => {
  it('is judged whole: every output of dsregcmd in the corpus has its row', () => {
    expect(corpusFiles('D').filter((file) => file.endsWith('.txt'))).toEqual(outputs.map(([name]) => `D/${name}.txt`))
  })

  it.each(outputs)('%s: %s, verdict %s', (name, observed, verdict, mode) => {
    const diagnosis = diagnoseFile(`D/${name}.txt`, 'dsregcmd')
    expect(diagnosis.join.observed).toBe(observed)
    expect(diagnosis.verdict.rule).toBe(verdict)
    expect(diagnosis.join.mode).toBe(mode)
    const failures = diagnosis.findings.filter((finding) => finding.severity !== 'info').map((finding) => finding.rule)
    expect(failures).toEqual(verdict === 'insufficient-evidence' ? [] : [verdict])
  })

  it('reads a Japanese report of December 2024 by the May 2024 edition: never enrolled, no join needed', () => {
    const diagnosis = diagnoseFile('E/real/win11-avd-ja_MDEClientAnalyzer.htm', 'analyzerHtml')
    expect(diagnosis.enrollmentStatus).toMatchObject({ code: 2, editions: [{ edition: '2024-05', fits: true }, {}, {}, {}, {}] })
    expect(diagnosis.join).toMatchObject({ observed: 'notJoined', expected: 'synthetic', mode: 'attachV2' })
    expect(diagnosis.verdict.rule).toBe('enrollment-status-2')
    expect(diagnosis.findings.map((finding) => finding.rule)).toEqual(['analyzer-result:121042', 'enrollment-status-2'])
    const states = Object.fromEntries(diagnosis.steps.map((step) => [step.id, step.state]))
    expect(states).toMatchObject({ onboard: 'ok', precheck: 'notNeeded', join: 'notNeeded', enroll: 'notReached' })
    const checks = new Map(diagnosis.steps.flatMap((step) => step.checks).map((check) => [check.id, check.state]))
    expect([...checks].filter(([, state]) => state === 'failed')).toEqual([])
    expect(['sensorRuns', 'organisationKnown', 'sensorVersion', 'managementReached'].map((id) => checks.get(id))).toEqual(
      Array(4).fill('ok'),
    )
  })
})
