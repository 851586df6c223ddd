import { describe, expect, test } from 'vitest'
import { procedureOf } from '../../../../shared/knowledge/procedures.ts'
import { diagnose, domainOnly, dsregcmd, findingOf, from, oldSensor, registry, report } from './evidence.ts'

const nameNotResolved = diagnose(
  from(
    dsregcmd,
    ...domainOnly,
    ['diagnostic.test', 'FAIL', 'drsDiscovery'],
    ['diagnostic.testCode', '0x801c0021/0x80072ee7', 'drsDiscovery'],
  ),
  from(registry, ['enrollment.status', 41]),
  from(report, ['analyzer.result', 'error', '121018']),
  from(registry, oldSensor),
)

describe('the pages that a finding leads to', () => {
  test('are those of its innermost code first, then of the others and of its rule, each once', () => {
    const pages = findingOf(nameNotResolved, 'drs-discovery-failed').procedures
    expect(pages[0]).toBe('dns')
    expect(pages.at(-1)).toBe('connectivity')
    expect(pages).toContain('hybridJoin')
    expect(new Set(pages).size).toBe(pages.length)
  })

  test('are those of the enrollment status and of the analyzer result', () => {
    expect(findingOf(nameNotResolved, 'enrollment-status-41').procedures).toEqual(['dns', 'connectivity'])
    expect(findingOf(nameNotResolved, 'analyzer-result:121018').procedures).toContain('serviceConnectionPoint')
  })

  test('exist in the app', () => {
    const pages = nameNotResolved.findings.flatMap((finding) => finding.procedures)
    expect(pages.length).toBeGreaterThan(3)
    expect(pages.filter((id) => procedureOf(id) === undefined)).toEqual([])
  })
})
