import { describe, expect, it } from 'vitest'
import { enrollmentStatuses } from '../../../../shared/knowledge/enrollmentStatuses.ts'
import { procedureOf } from '../../../../shared/knowledge/procedures.ts'
import { diagnose, findingOf, from, registry, report, rulesOf } from './evidence.ts'

/** Severity and step of the finding that each status alone gives; 1 gives none. */
const expected: Readonly<Record<string, readonly [severity: string, step: string]>> = Object.fromEntries(
  [
    [[2, 3, 21, 22, 23, 43], 'info', 'enroll'],
    [[4, 39], 'warning', 'enroll'],
    [[5, 6, 7, 8, 9, 11, 12, 13, 19, 20, 24, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 44], 'error', 'enroll'],
    [[25, 36, 38, 40], 'error', 'precheck'],
    [[14, 15, 16, 17, 41], 'error', 'discover'],
    [[18, 37], 'error', 'syncwait'],
    [[10, 42], 'error', 'join'],
  ].flatMap(([codes, severity, step]) => (codes as number[]).map((code) => [String(code), [severity as string, step as string]] as const)),
)
const alone = (code: number) => diagnose(from(registry, ['enrollment.status', code]))

describe('enrollment status', () => {
  it.each(enrollmentStatuses.filter(({ code }) => code !== 1).map((status) => [status.code, status] as const))(
    '%i gives its finding with severity, step, actions, pages and a place',
    (code, { title, severity: known }) => {
      const diagnosis = alone(code)
      const finding = findingOf(diagnosis, `enrollment-status-${code}`)
      const [severity, step] = expected[String(code)] ?? []
      expect([finding.severity, finding.step]).toEqual([severity, step])
      expect(finding.title.en).toContain(`status ${code}`)
      expect(finding.title.fr).toContain(title.fr)
      expect(finding.actions.length).toBeGreaterThan(0)
      expect(finding.procedures.length).toBeGreaterThan(0)
      expect(finding.procedures.filter((id) => procedureOf(id) === undefined)).toEqual([])
      expect(finding.evidence[0]?.quote).toContain(String(code))
      expect(diagnosis.enrollmentStatus).toMatchObject({ code, documented: true, severity: known })
    },
  )

  it('covers all 44', () => {
    expect(Object.keys(expected)).toHaveLength(43)
    expect(rulesOf(alone(1))).toEqual([])
  })

  it.each([0, 45, 57, 255])('%i, which nobody documents, says the number, what to collect and when to call support', (code) => {
    const diagnosis = alone(code)
    const finding = findingOf(diagnosis, `enrollment-status-${code}`)
    expect(diagnosis.enrollmentStatus).toMatchObject({ code, documented: false, severity: 'unknown' })
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'possible' })
    expect(finding.title.en).toContain(String(code))
    expect(finding.actions[0]?.command).toBe('MDEClientAnalyzer.cmd')
    expect(finding.actions.at(-1)?.text.en).toContain(`Call support when status ${code} stays`)
    expect(finding.actions.at(-1)?.text.fr).toContain(`l’état ${code}`)
    expect(finding.procedures).toContain('traceAadRuntime')
  })

  it('reads each contradictory status by the edition of the report, and keeps the others', () => {
    for (const { code, contradiction, editions } of enrollmentStatuses.filter((status) => status.contradiction !== undefined)) {
      for (const [script, edition] of [
        ['28042022', '2022-04'],
        ['08May2024', '2024-05'],
      ] as const) {
        const { enrollmentStatus } = diagnose(from(registry, ['enrollment.status', code]), from(report, ['analyzer.scriptVersion', script]))
        expect(enrollmentStatus?.editions[0], `${code} ${contradiction?.en}`).toMatchObject({ edition, fits: true })
        expect(enrollmentStatus?.editions).toHaveLength(editions.length)
      }
    }
  })
})
