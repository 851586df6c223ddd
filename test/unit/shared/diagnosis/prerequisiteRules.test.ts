import { describe, expect, it } from 'vitest'
import type { SourcedFact } from '../../../../shared/facts/fact.ts'
import { diagnose, domainOnly, dsregcmd, findingOf, from, newSensor, oldSensor, registry, report, rulesOf } from './evidence.ts'

const tenantA = '10000000-0000-4000-8000-00000000000a'
const tenantB = '10000000-0000-4000-8000-00000000000b'
const status = (code: number) => from(registry, ['enrollment.status', code])
const result = (id: string, severity = 'error', words = ''): SourcedFact[] =>
  from(report, ['analyzer.result', severity, id]).map((fact) => ({ ...fact, quote: `${severity} ${id} ${words}` }))
const at = (time: string) =>
  from(report, ['analyzer.runTime', time]).map((fact) => ({ ...fact, locator: { kind: 'line', line: 90 } as const }))
const discovery = (codes: string) =>
  from(dsregcmd, ...domainOnly, ['diagnostic.test', 'FAIL', 'drsDiscovery'], ['diagnostic.testCode', codes, 'drsDiscovery'])

describe('domain controllers are judged by the edition of the time of the evidence', () => {
  it.each([
    ['2024-06-18T00:00:00Z', 'warning', 'does not manage'],
    ['2024-10-29T23:00:00Z', 'warning', 'does not manage'],
    ['2024-10-30T00:00:00Z', 'info', 'preview'],
    ['2025-08-27T00:00:00Z', 'info', 'The device is a domain controller'],
  ])('%s: %s', (time, severity, title) => {
    const finding = findingOf(diagnose(result('111022', 'warning'), at(time)), 'domain-controller-out-of-scope')
    expect(finding.severity).toBe(severity)
    expect(finding.title.en).toContain(title)
  })

  it('names all editions where the evidence has no time', () => {
    const finding = findingOf(diagnose(result('111022', 'warning')), 'domain-controller-out-of-scope')
    expect(finding.severity).toBe('info')
    expect(finding.cause.en).toMatch(/June 2024.*October 2024.*August 2025/)
  })

  it('is the verdict of status 2 only where controllers were not supported', () => {
    const verdict = (time: string) => diagnose(result('111022', 'warning'), at(time), status(2)).verdict.rule
    expect(verdict('2024-06-18T00:00:00Z')).toBe('domain-controller-out-of-scope')
    expect(verdict('2025-09-01T00:00:00Z')).toBe('enrollment-status-2')
  })
})

describe('updates of Windows', () => {
  it.each([
    ['17763.2267', true],
    ['17763.2268', false],
    ['19041.1319', true],
    ['19043.1320', false],
    ['22621.1', false],
    ['17763', false],
  ])('%s lacks updates: %s', (build, isMissing) => {
    expect(rulesOf(diagnose(from(report, ['device.osBuild', build]), status(13))).includes('updates-missing')).toBe(isMissing)
  })

  it('takes result 111021 for updates in 2022, and for the sensor from May 2024 on', () => {
    const raised = (script: string) => rulesOf(diagnose(result('111021', 'warning'), from(report, ['analyzer.scriptVersion', script])))
    expect(raised('28042022')).toContain('updates-missing')
    expect(raised('08May2024')).not.toContain('updates-missing')
  })
})

describe('the cause of addresses that are not reached', () => {
  it.each([
    ['dns-not-resolving', 'The remote name could not be resolved'],
    ['dns-not-resolving', 'https://checkin.dm.microsoft.com (12007)'],
    ['tls-inspection', 'Could not establish trust relationship for the SSL/TLS secure channel'],
    ['tls-inspection', 'error 12175'],
    ['endpoint-unreachable', 'error 112007, request 9121759'],
    ['endpoint-unreachable', ''],
  ])('%s for “%s”', (rule, words) => {
    const diagnosis = diagnose(from(report, newSensor), status(13), result('132025', 'error', words))
    expect(diagnosis.verdict.rule).toBe(rule)
    expect(rulesOf(diagnosis)).toContain('endpoint-unreachable')
  })

  it('keeps a report in which all addresses were reached against it', () => {
    const diagnosis = diagnose(
      status(13),
      result('131017', 'warning'),
      result('130021', 'info').map((fact) => ({ ...fact, artefactId: 9 })),
    )
    expect(findingOf(diagnosis, 'endpoint-unreachable').against).toHaveLength(1)
  })

  it('is silent on the cloud of the sensor, which enrolment does not use', () => {
    expect(rulesOf(diagnose(status(13), result('132021', 'error', 'could not be resolved')))).not.toContain('dns-not-resolving')
  })
})

describe('root causes reach down to the symptom', () => {
  it.each<readonly [string, string, readonly SourcedFact[]]>([
    ['a wrong clock, status 40', 'clock-wrong', [...result('122007'), ...status(40)]],
    [
      'a wrong clock, a discovery that fails in TLS',
      'clock-wrong',
      [...result('122007'), ...discovery('0x801c0021/0x80072f8f'), ...from(report, oldSensor)],
    ],
    [
      'DNS in the analyzer, a failed discovery, status 41',
      'dns-not-resolving',
      [
        ...result('132025', 'error', 'could not be resolved'),
        ...discovery('0x801c0021/0x80072ee7'),
        ...from(report, oldSensor),
        ...status(41),
      ],
    ],
    [
      'no connection point, no discovery, no join, status 16',
      'ad-configuration-failed',
      [
        ...from(
          dsregcmd,
          ...domainOnly,
          ['diagnostic.test', 'FAIL', 'adConfiguration'],
          ['diagnostic.test', 'FAIL', 'drsDiscovery'],
          ['diagnostic.clientErrorCode', '0x80072ee2'],
        ),
        ...from(report, oldSensor),
        ...status(16),
        ...result('121018', 'warning'),
      ],
    ],
    [
      'a service on premises on the client, status 17',
      'enterprise-drs-configured',
      [
        ...from(registry, ['scp.enterpriseDrsName', 'sts.contoso.com']),
        ...from(dsregcmd, ...domainOnly),
        ...from(report, oldSensor),
        ...status(17),
      ],
    ],
    ['an unsupported system, status 2', 'os-not-in-scope', [...result('112002'), ...status(2)]],
    [
      'Server 2012 R2 in the older flow, status 37',
      'sync-rule-2012r2',
      [...from(report, oldSensor, ['device.os', 'Windows Server 2012 R2 Standard']), ...status(37)],
    ],
    [
      'a sensor that is not onboarded, a wrong clock, status 40',
      'not-onboarded',
      [...from(registry, ['mde.onboardingState', 0]), ...result('122007'), ...status(40)],
    ],
  ])('%s: %s', (_what, verdict, facts) => {
    const diagnosis = diagnose(facts)
    expect(diagnosis.verdict.rule).toBe(verdict)
    const { explains } = findingOf(diagnosis, verdict)
    expect(explains.length).toBeGreaterThan(0)
  })

  it('does not make a wrong clock the cause of a name that is not resolved', () => {
    const diagnosis = diagnose(result('122007'), discovery('0x801c0021/0x80072ee7'), from(report, oldSensor))
    expect(findingOf(diagnosis, 'clock-wrong').explains).not.toContain('drs-discovery-failed')
  })
})

describe('near misses', () => {
  it.each<readonly [string, string, readonly SourcedFact[]]>([
    [
      'org-id-missing',
      'the organisation is known',
      [...from(registry, ['mde.onboardingState', 1], ['mde.orgId', tenantA]), ...from(report, newSensor)],
    ],
    ['org-id-missing', 'only the registry was collected', from(registry, ['mde.onboardingState', 1])],
    ['scp-names-onmicrosoft', 'a managed domain', from(registry, ['scp.tenantName', 'contoso.onmicrosoft.com', 'client'])],
    [
      'scp-names-onmicrosoft',
      'a domain that only ends alike',
      [...from(registry, ['scp.tenantName', 'notonmicrosoft.com', 'client']), ...from(dsregcmd, ['diagnostic.registrationType', 'fed'])],
    ],
    ['proxy-in-the-way', 'no proxy', [...from(report, ['network.winHttpProxy', 'Direct access (no proxy server).']), ...status(13)]],
    ['proxy-in-the-way', 'nothing that fails', [...from(report, ['network.winHttpProxy', 'proxy:8080']), ...status(2)]],
    ['mode-switch-off', 'mode 2', [...from(registry, ['enrollment.modeSwitch', 2]), ...from(report, newSensor)]],
    ['mode-switch-off', 'the older flow', [...from(registry, ['enrollment.modeSwitch', 1]), ...from(report, oldSensor)]],
    [
      'scp-client-domain-differ',
      'equal ids',
      [...from(registry, ['scp.tenantId', tenantA, 'client']), ...from(report, ['scp.tenantId', tenantA, 'domain'])],
    ],
    ['managed-by-other-mdm', 'status 21 in a later edition', [...status(21), ...from(report, ['analyzer.scriptVersion', '08May2024'])]],
    ['co-managed-configmgr', 'Defender alone', [...status(1), ...from(report, ['enrollment.managedBy', 'MDE'])]],
  ])('%s: %s', (rule, _what, facts) => {
    expect(rulesOf(diagnose(facts))).not.toContain(rule)
  })

  it('holds client and directory against each other where they differ', () => {
    const diagnosis = diagnose(
      from(registry, ['scp.tenantId', tenantA, 'client']),
      from(report, ['scp.tenantId', tenantB], ['scp.configurationType', 'Domain']),
    )
    expect(findingOf(diagnosis, 'scp-client-domain-differ').cause.en).toContain(`follows ${tenantA}`)
  })

  it.each([
    ['2026-11-19T07:59:00Z', true],
    ['2026-11-19T08:01:00Z', false],
  ])('a last check-in of %s before evidence of 20 November, 8:00, is overdue: %s', (last, isOverdue) => {
    const diagnosis = diagnose(status(1), from(registry, ['enrollment.lastCheckinAttempt', last]), at('2026-11-20T08:00:00Z'))
    expect(rulesOf(diagnosis).includes('checkin-overdue')).toBe(isOverdue)
    expect(diagnosis.verdict.rule).toBe('healthy')
  })
})
