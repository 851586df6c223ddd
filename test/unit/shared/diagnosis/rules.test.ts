import { describe, expect, it } from 'vitest'
import type { SourcedFact } from '../../../../shared/facts/fact.ts'
import core from '../../../../shared/knowledge/data/rules/core.json' with { type: 'json' }
import { enrollmentStatuses } from '../../../../shared/knowledge/enrollmentStatuses.ts'
import { ruleTexts } from '../../../../shared/knowledge/ruleTexts.ts'
import {
  diagnose,
  domainOnly,
  dsregcmd,
  findingOf,
  from,
  hybridJoined,
  newSensor,
  olderDsregcmd,
  oldSensor,
  regInfo,
  registry,
  report,
  rulesOf,
  stepStates,
  untrusted,
} from './evidence.ts'

const tenantA = 'aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa'
const tenantB = 'bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb'

const failedTest = (test: string, codes?: string) =>
  from(
    dsregcmd,
    ...domainOnly,
    ['diagnostic.test', 'FAIL', test],
    ...(codes === undefined ? [] : ([['diagnostic.testCode', codes, test]] as const)),
  )

describe('rules', () => {
  const table: readonly [rule: string, severity: string, facts: readonly SourcedFact[]][] = [
    ['not-onboarded', 'error', from(registry, ['mde.onboardingState', 0], ['enrollment.status', 2])],
    ['service-not-running:sense', 'error', from(report, ['service.status', 'stopped', 'sense'])],
    ['service-not-running:diagTrack', 'warning', from(report, ['service.status', 'Stopped', 'diagTrack'])],
    ['service-not-running:securityCenter', 'warning', from(report, ['service.status', 'startPending', 'securityCenter'])],
    ['service-disabled:wlid', 'warning', from(report, ['service.startType', 'Disabled', 'wlid'])],
    ['service-disabled:wlid', 'warning', from(registry, ['service.startType', 'Disabled', 'wlidsvc'])],
    ['tenant-mismatch', 'error', [...from(regInfo, ['entra.tenantId', tenantA]), ...from(dsregcmd, ['entra.tenantId', tenantB])]],
    ['scp-tenant-mismatch', 'error', [...from(regInfo, ['entra.tenantId', tenantA]), ...from(report, ['scp.tenantId', tenantB])]],
    ['ad-connectivity-failed', 'error', failedTest('adConnectivity', '0x8007054b')],
    ['ad-configuration-failed', 'error', failedTest('adConfiguration', '0x801c001d')],
    ['drs-discovery-failed', 'error', failedTest('drsDiscovery', '0x801c0021/0x80072ee7')],
    ['drs-connectivity-failed', 'error', failedTest('drsConnectivity', '0x80072efd')],
    ['token-acquisition-failed', 'error', failedTest('tokenAcquisition', '0xcaa90006')],
    [
      'device-not-synced',
      'error',
      from(dsregcmd, ...domainOnly, ['diagnostic.clientErrorCode', '0x801c03f2'], ['diagnostic.errorPhase', 'join']),
    ],
    [
      'join-failed',
      'error',
      from(dsregcmd, ...domainOnly, ['diagnostic.clientErrorCode', '0x80090016'], ['diagnostic.errorPhase', 'join']),
    ],
    [
      'enterprise-drs-joined',
      'error',
      from(dsregcmd, ['join.azureAdJoined', false], ['join.enterpriseJoined', true], ['join.domainJoined', true]),
    ],
    ['device-auth-failed', 'error', from(dsregcmd, ['entra.deviceAuthStatus', 'FAILED. Device is either disabled or deleted'])],
    [
      'certificate-expired',
      'error',
      from(dsregcmd, ['entra.certificateValidTo', '2026-01-01T00:00:00Z'], ['diagnostic.clientTime', '2026-02-01T00:00:00Z']),
    ],
    [
      'certificate-expiring',
      'warning',
      from(dsregcmd, ['entra.certificateValidTo', '2026-02-11T00:00:00Z'], ['diagnostic.clientTime', '2026-02-01T00:00:00Z']),
    ],
    [
      'prt-stale',
      'info',
      from(
        dsregcmd,
        ['prt.present', true, 'AzureAdPrt'],
        ['prt.updateTime', '2026-02-01T00:00:00Z', 'AzureAdPrt'],
        ['diagnostic.clientTime', '2026-02-01T06:00:00Z'],
      ),
    ],
    ['dual-state', 'warning', from(dsregcmd, ...hybridJoined, ['join.workplaceJoined', true])],
    ['prt-failed', 'info', from(dsregcmd, ['prt.present', false, 'AzureAdPrt'], ['prt.attemptStatus', '0xc000006d', 'AzureAdPrt'])],
    ['managed-by-intune', 'info', from(registry, ['enrollment.status', 3])],
    ['managed-by-intune', 'info', from(report, ['enrollment.mdmState', 'MDM enrolled'])],
    ['sensor-too-old-for-attach-v2', 'warning', from(report, oldSensor)],
    ['analyzer-result:122007', 'error', from(report, ['analyzer.result', 'error', '122007'])],
    ['analyzer-result:121020', 'warning', from(report, ['analyzer.result', 'warning', '121020'])],
    ['analyzer-result:132099', 'error', from(report, ['analyzer.result', 'error', '132099'])],
    [
      'sources-disagree:join.domainJoined',
      'warning',
      [...from(dsregcmd, ['join.domainJoined', true]), ...from(report, ['join.domainJoined', false])],
    ],
    ['sources-disagree:mde.senseVersion', 'info', [...from(report, newSensor), ...from(registry, oldSensor)]],
    [
      'evidence-stale',
      'warning',
      [...from(report, ['analyzer.runTime', '2026-11-18T08:00:00Z']), ...from(dsregcmd, ['diagnostic.clientTime', '2026-11-01T08:00:00Z'])],
    ],
    [
      'evidence-stale',
      'info',
      [...from(report, ['analyzer.runTime', '2026-11-18T08:00:00Z']), ...from(dsregcmd, ['diagnostic.clientTime', '2026-11-15T08:00:00Z'])],
    ],
    ['last-checkin-untrusted', 'info', untrusted(from(regInfo, ['enrollment.lastCheckinSuccess', '2026-11-18T08:00:00Z']))],
  ]

  it.each(table)('finds %s (%s)', (rule, severity, facts) => {
    const finding = findingOf(diagnose(facts), rule)
    expect(finding.severity).toBe(severity)
    expect(finding.evidence.length).toBeGreaterThan(0)
    for (const text of [finding.title, finding.cause, ...finding.actions.map((action) => action.text)]) {
      expect(`${text.en}${text.fr}`).not.toMatch(/\{\w+\}|undefined/)
      expect(text.fr).not.toBe('')
    }
  })

  const silent: readonly [what: string, facts: readonly SourcedFact[]][] = [
    ['no facts at all', []],
    [
      'one tenant everywhere, whatever the case of letters',
      [...from(regInfo, ['entra.tenantId', tenantA]), ...from(report, ['scp.tenantId', tenantA.toUpperCase()])],
    ],
    ['a stopped sign-in assistant, which starts on demand', from(report, ['service.status', 'stopped', 'wlid'])],
    [
      'a certificate that expires after the capture',
      from(dsregcmd, ['entra.certificateValidTo', '2020-03-02T00:00:00Z'], ['diagnostic.clientTime', '2020-01-01T00:00:00Z']),
    ],
    ['a certificate in a file without any time', from(dsregcmd, ['entra.certificateValidTo', '2001-01-01T00:00:00Z'])],
    ['an informational result', from(report, ['analyzer.result', 'info', '130021'])],
    ['a skipped test', from(dsregcmd, ['diagnostic.test', 'SKIPPED', 'tokenAcquisition'])],
    [
      'files of one day',
      [...from(report, ['analyzer.runTime', '2026-11-18T08:00:00Z']), ...from(dsregcmd, ['diagnostic.clientTime', '2026-11-18T20:00:00Z'])],
    ],
    [
      'the short and the full name of a computer',
      [...from(report, ['device.name', 'SRV-1']), ...from(dsregcmd, ['device.name', 'srv-1.contoso.com'])],
    ],
    [
      'a value that is not trusted against one that is',
      [...from(registry, ['enrollment.status', 1]), ...untrusted(from(regInfo, ['enrollment.status', 13]))],
    ],
    [
      'a tenant that a user registered with',
      [...from(regInfo, ['entra.tenantId', tenantA]), ...from(dsregcmd, ['registered.tenantId', tenantB, 'Work Account 1'])],
    ],
  ]
  it.each(silent)('finds nothing in %s', (_what, facts) => {
    expect(rulesOf(diagnose(facts)).filter((rule) => rule !== 'last-checkin-untrusted')).toEqual([])
  })

  it('is tested for every rule of the core; the others have cases of their own', () => {
    const tested = new Set(table.map(([rule]) => rule.split(':')[0] ?? rule))
    const elsewhere = ['healthy', 'insufficient-evidence', 'enrollment-status']
    const unnamed = core.map((text) => text.id).filter((id) => !tested.has(id) && !elsewhere.includes(id))
    expect(unnamed).toEqual([])
    expect(tested.delete('service-disabled')).toBe(true)
    expect([...tested].filter((id) => ruleTexts.every((text) => text.id !== id))).toEqual([])
  })

  it.each([
    ['0x801c0021/0x80072ee7', 'DNS does not resolve enterpriseregistration.windows.net'],
    ['0x801c0021/0x80072ee2', 'The registration service does not answer in time'],
    ['0x801c0021/0x80072efd', 'The registration service cannot be connected to'],
    ['0x801c0021/0x80072efe', 'The connection to the registration service breaks off'],
    ['0x801c0021/0x80072f8f', 'The secure connection to the registration service fails'],
    ['0x801c0021/0x8007000d', 'Something else answers for the registration service'],
    ['0x801c0021/0x801c003a', 'The registration service does not know the tenant'],
    ['0x801c0021/0x801c9999', 'The registration service was not found'],
  ])('names the cause of a failed discovery by its second code %s', (codes, title) => {
    const finding = findingOf(diagnose(failedTest('drsDiscovery', codes)), 'drs-discovery-failed')
    expect(finding.title.en).toBe(title)
    expect(finding.codes.map((code) => code.hex)).toEqual(codes.split('/'))
  })

  it('reads code and sub-code also as two facts, in any case', () => {
    const facts = from(
      dsregcmd,
      ['diagnostic.test', 'fail', 'drsDiscovery'],
      ['diagnostic.testCode', '0x801C0021', 'drsDiscovery'],
      ['diagnostic.testCode', '0x80072EE7', 'drsDiscovery'],
    )
    expect(findingOf(diagnose(facts), 'drs-discovery-failed').codes.map((code) => code.name)).toEqual([
      'DSREG_AUTOJOIN_DISC_FAILED',
      'WININET_E_NAME_NOT_RESOLVED',
    ])
  })

  it('does not repeat as a failed join what a failed test says', () => {
    const facts = [
      ...failedTest('drsDiscovery', '0x801c0021/0x801c000c'),
      ...from(dsregcmd, ['diagnostic.errorPhase', 'discover'], ['diagnostic.clientErrorCode', '0x801c0021']),
    ]
    expect(rulesOf(diagnose(facts))).toEqual(['drs-discovery-failed'])
  })

  it('puts an error without a failed test into the phase that it names', () => {
    const diagnosis = diagnose(
      from(dsregcmd, ...domainOnly, ['diagnostic.errorPhase', 'auth'], ['diagnostic.clientErrorCode', '0xcaa9ffff']),
    )
    expect(diagnosis.verdict.rule).toBe('join-failed')
    expect(stepStates(diagnosis)).toMatchObject({ auth: 'failed', join: 'notReached' })
  })

  it('believes the newer of two outputs of dsregcmd', () => {
    const old = from(olderDsregcmd, ['diagnostic.clientTime', '2026-11-01T08:00:00Z'], ['diagnostic.test', 'FAIL', 'drsDiscovery'])
    const now = from(dsregcmd, ['diagnostic.clientTime', '2026-11-02T07:00:00Z'], ['diagnostic.test', 'PASS', 'drsDiscovery'])
    expect(rulesOf(diagnose(old, now))).not.toContain('drs-discovery-failed')
  })

  it('finds a mismatch of tenants at status 13, which the analyzer itself misses', () => {
    const diagnosis = diagnose(
      from(registry, ['enrollment.status', 13], ['entra.tenantId', tenantA]),
      from(report, ['scp.tenantId', tenantB], oldSensor),
    )
    expect(rulesOf(diagnosis)).toEqual(expect.arrayContaining(['tenant-mismatch', 'scp-tenant-mismatch', 'enrollment-status-13']))
    expect(diagnosis.verdict.rule).toBe('scp-tenant-mismatch')
    expect(findingOf(diagnosis, 'scp-tenant-mismatch').cause.en).toContain(tenantB)
  })

  it('blames the connection point only when nothing else names its tenant', () => {
    const diagnosis = diagnose(
      from(registry, ['entra.tenantId', tenantA]),
      from(dsregcmd, ['entra.tenantId', tenantB]),
      from(report, ['scp.tenantId', tenantB]),
    )
    expect(rulesOf(diagnosis)).toContain('tenant-mismatch')
    expect(rulesOf(diagnosis)).not.toContain('scp-tenant-mismatch')
  })

  it('explains why dsregcmd is believed about the domain', () => {
    const diagnosis = diagnose(from(dsregcmd, ['join.domainJoined', true]), from(report, ['join.domainJoined', false]))
    expect(findingOf(diagnosis, 'sources-disagree:join.domainJoined').cause.fr).toContain('USERDNSDOMAIN')
    expect(diagnosis.disagreements).toMatchObject([{ kind: 'join.domainJoined', values: [{ value: 'true' }, { value: 'false' }] }])
  })
})

describe('enrollment status', () => {
  it.each(enrollmentStatuses.map((status) => [status.code, status.severity] as const))(
    '%i is judged with every edition, severity %s',
    (code, severity) => {
      const diagnosis = diagnose(from(registry, ['enrollment.status', code]))
      expect(diagnosis.enrollmentStatus).toMatchObject({ code, documented: true, severity })
      expect(diagnosis.enrollmentStatus?.editions).toHaveLength(5)
      expect(diagnosis.enrollmentStatus?.editions[0]).toMatchObject({ edition: 'current', fits: true })
      if (code === 1) expect(diagnosis.verdict.rule).toBe('healthy')
      else expect(findingOf(diagnosis, `enrollment-status-${code}`).severity).toBe(severity)
    },
  )

  it.each([0, 45, 57, 4_000_000_000])('%i has no meaning, and the diagnosis says so', (code) => {
    const diagnosis = diagnose(from(registry, ['enrollment.status', code]))
    expect(diagnosis.enrollmentStatus).toMatchObject({ code, documented: false, severity: 'unknown', editions: [] })
    expect(diagnosis.verdict.rule).toBe(`enrollment-status-${code}`)
    expect(diagnosis.verdict.title.en).toContain('no documented meaning')
  })

  it.each([
    ['28042022', '2022-04', 'Device not found in Entra ID'],
    ['23102022', '2022-10', 'Certificate error'],
    ['08May2024', '2024-05', 'Certificate error'],
    ['23Dec2024', '2024-05', 'Certificate error'],
    ['unreadable', 'current', 'Certificate error'],
  ])('reads 18 by the edition of script %s first', (script, edition, title) => {
    const diagnosis = diagnose(from(report, ['enrollment.status', 18], ['analyzer.scriptVersion', script]))
    expect(diagnosis.enrollmentStatus?.editions[0]).toMatchObject({ edition, title: { en: title }, fits: true })
    expect(diagnosis.enrollmentStatus?.editions.filter((reading) => reading.fits)).toHaveLength(1)
  })

  it.each([
    ['2022-03-01T10:00:00.000Z', 'seed2021'],
    ['2022-05-01T10:00:00.000Z', 'current'],
  ])('reads a status that was collected on %s without a report by the page of then', (day, edition) => {
    const diagnosis = diagnose(from(registry, ['enrollment.status', 8]), from(dsregcmd, ['diagnostic.clientTime', day]))
    expect(diagnosis.enrollmentStatus?.editions.find((reading) => reading.fits)?.edition).toBe(edition)
  })
})
