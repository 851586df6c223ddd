import { describe, expect, it } from 'vitest'
import type { SourcedFact } from '../../../../shared/facts/fact.ts'
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
  registry,
  report,
  rulesOf,
  stepStates,
} from './evidence.ts'

const tenantA = 'aaaaaaaa-1111-4111-8111-aaaaaaaaaaaa'
const tenantB = 'bbbbbbbb-2222-4222-8222-bbbbbbbbbbbb'
const status = (code: number) => from(registry, ['enrollment.status', code])
const script = (version: string) => from(report, ['analyzer.scriptVersion', version])
const result = (id: string, severity = 'error') => from(report, ['analyzer.result', severity, id])
const sameTenant = [...from(registry, ['entra.tenantId', tenantA]), ...from(report, ['scp.tenantId', tenantA])]
const otherTenant = [...from(registry, ['entra.tenantId', tenantA]), ...from(report, ['scp.tenantId', tenantB])]
const discoveryFailed = from(
  dsregcmd,
  ...domainOnly,
  ['diagnostic.test', 'FAIL', 'drsDiscovery'],
  ['diagnostic.testCode', '0x801c0021/0x80072ee7', 'drsDiscovery'],
)

describe('verdict of what an engineer meets', () => {
  const table: readonly [what: string, verdict: string, facts: readonly SourcedFact[]][] = [
    ['status 15 though all ids that were collected are equal', 'enrollment-status-15', [...status(15), ...sameTenant]],
    ['status 15 with ids that differ', 'scp-tenant-mismatch', [...status(15), ...otherTenant]],
    ['status 13 with ids that differ, which the analyzer does not report', 'scp-tenant-mismatch', [...status(13), ...otherTenant]],
    [
      'a disabled sensor without any status',
      'service-disabled:sense',
      [
        ...from(registry, ['service.startType', 'Disabled', 'Sense']),
        ...from(report, ['service.status', 'stopped', 'sense'], ['analyzer.result', 'error', '122003']),
      ],
    ],
    [
      'a disabled sensor at status 2',
      'service-disabled:sense',
      [...status(2), ...from(report, ['service.startType', 'Disabled', 'sense'], ['service.status', 'stopped', 'sense'])],
    ],
    [
      'a disabled sign-in assistant at status 13',
      'enrollment-status-13',
      [...status(13), ...from(report, ['service.startType', 'Disabled', 'wlid'])],
    ],
    ['telemetry errors at status 13', 'enrollment-status-13', [...status(13), ...result('142008')]],
    ['telemetry errors alone', 'insufficient-evidence', result('142008')],
    ['an error that no catalogue explains, alone', 'insufficient-evidence', result('132099')],
    ['a sensor whose onboarding expired, without a status', 'analyzer-result:122005', result('122005')],
    ['an unsupported Windows at status 2', 'os-not-in-scope', [...status(2), ...result('112002')]],
    ['an antivirus error on a device that Configuration Manager manages', 'enrollment-status-4', [...status(4), ...result('122003')]],
    ['a wrong clock at status 40', 'clock-wrong', [...status(40), ...result('122007')]],
    ['an unreachable cloud on an enrolled device', 'healthy', [...status(1), ...result('132021')]],
    ['an analyzer error on a device that both channels manage', 'healthy', [...status(43), ...result('122003')]],
    [
      'an enrolled device whose sensor has stopped since',
      'service-not-running:sense',
      [...status(1), ...from(report, ['service.status', 'stopped', 'sense'])],
    ],
    ['an unknown status 57', 'enrollment-status-57', status(57)],
    ['an unknown status 57 with a failed discovery', 'drs-discovery-failed', [...status(57), ...discoveryFailed]],
    [
      '36 without a controller in sight',
      'ad-connectivity-failed',
      [...status(36), ...from(dsregcmd, ...domainOnly, ['diagnostic.test', 'FAIL', 'adConnectivity']), ...from(report, oldSensor)],
    ],
    [
      '37 with an object that is not in Entra ID',
      'device-not-synced',
      [...status(37), ...from(dsregcmd, ...domainOnly, ['diagnostic.clientErrorCode', '0x801c03f2']), ...from(report, oldSensor)],
    ],
    [
      'no token for the user at status 13',
      'enrollment-status-13',
      [
        ...status(13),
        ...from(dsregcmd, ...hybridJoined, ['prt.present', false, 'AzureAdPrt'], ['prt.attemptStatus', '0xc000006d', 'AzureAdPrt']),
      ],
    ],
    [
      'no token for the user alone',
      'insufficient-evidence',
      from(dsregcmd, ...hybridJoined, ['prt.present', false, 'AzureAdPrt'], ['prt.attemptStatus', '0xc000006d', 'AzureAdPrt']),
    ],
    ['a dual state', 'insufficient-evidence', from(dsregcmd, ...hybridJoined, ['join.workplaceJoined', true])],
  ]
  it.each(table)('%s: %s', (_what, verdict, facts) => {
    expect(diagnose(facts).verdict.rule).toBe(verdict)
  })

  it('says of an enrolled device which errors concern something else', () => {
    const { verdict } = diagnose(status(1), result('132021'))
    expect(verdict).toMatchObject({ severity: 'ok', title: { en: 'Enrolled; the errors in the files concern something else' } })
    expect(verdict.cause.en).toContain('No command and control address is reached')
    expect(diagnose(status(1)).verdict.title.en).toBe('Enrolled: no failure in the evidence')
  })
})

describe('verdict where the files do not say', () => {
  it.each([
    ['a joined device with dsregcmd alone', 'whether this device is enrolled', from(dsregcmd, ...hybridJoined)],
    ['a domain member whose flow is not known', 'whether this device is enrolled', from(dsregcmd, ...domainOnly)],
    ['a domain member that should join', 'why this device is not joined', [...from(dsregcmd, ...domainOnly), ...from(report, oldSensor)]],
    ['a status that is only told in words', 'why this device is not enrolled', from(report, ['enrollment.statusText', 'Unknown State'])],
  ])('asks the right question of %s: %s', (_what, question, facts) => {
    expect(diagnose(facts).verdict.title.en).toBe(`The files do not say ${question}`)
  })

  it('names the state that is known and puts the analyzer first', () => {
    const { verdict } = diagnose(from(dsregcmd, ['join.azureAdJoined', true], ['join.domainJoined', false]))
    expect(verdict.cause.en).toContain('join state “Microsoft Entra joined”')
    expect(verdict.collect[0]?.text.en).toBe('Run the Client Analyzer')
  })
})

describe('readings by edition', () => {
  it.each([
    [18, '28042022', 'Device not found in Entra ID'],
    [18, '08May2024', 'Certificate error'],
    [25, '28042022', 'Managed by the Configuration Manager agent'],
    [25, '23102022', 'Connectivity issue'],
    [25, '08May2024', 'Connectivity issue'],
    [36, '28042022', 'Enrolment failed: LDAP error'],
    [36, '08May2024', 'Entra Connect misconfiguration'],
    [37, '28042022', 'Not synced to Entra ID'],
    [37, '08May2024', 'Entra Connect misconfiguration'],
  ])('%i by script %s is “%s” first, the other reading kept', (code, version, title) => {
    const { enrollmentStatus } = diagnose(status(code), script(version))
    expect(enrollmentStatus?.editions[0]).toMatchObject({ fits: true, title: { en: title } })
    expect(new Set(enrollmentStatus?.editions.map((reading) => reading.title.en)).size).toBeGreaterThan(1)
  })

  it('says in the cause what the edition of the report makes of a status that editions read differently', () => {
    const cause = (...facts: readonly SourcedFact[]) => diagnose(facts).verdict.cause
    expect(cause(...status(18), ...script('28042022')).en).toContain(
      'Reading of this report’s edition (Analyzer, April 2022): Device not found in Entra ID.',
    )
    expect(cause(...status(18), ...script('08May2024')).fr).toContain('Lecture de l’édition de ce rapport (Analyseur, mai 2024)\u00a0:')
    expect(cause(...status(18)).en).not.toContain('Reading of')
    expect(cause(...status(13), ...script('28042022')).en).not.toContain('Reading of')
  })

  it.each([
    ['28042022', 'The patch level of Windows is below the minimum for security settings management'],
    ['08May2024', 'The sensor version is below the minimum for security settings management'],
    ['unreadable', 'The device is below the minimum for security settings management'],
  ])('111021 by script %s: %s', (version, title) => {
    const finding = findingOf(diagnose(script(version), result('111021', 'warning')), 'analyzer-result:111021')
    expect(finding).toMatchObject({ severity: 'warning', title: { en: title } })
    expect(finding.actions).toHaveLength(1)
  })
})

describe('evidence for and against', () => {
  const agreeing = [
    ...discoveryFailed,
    ...from(dsregcmd, ['diagnostic.errorPhase', 'discover'], ['diagnostic.clientErrorCode', '0x801c0021']).map((fact) => ({
      ...fact,
      locator: { kind: 'line', line: 30 } as const,
    })),
    ...status(41),
    ...result('131017', 'warning').map((fact) => ({ ...fact, quote: 'Testing https://enterpriseregistration.windows.net failed' })),
  ]

  it('holds what other files say of the same cause', () => {
    const { evidence, against } = findingOf(diagnose(agreeing, from(report, oldSensor)), 'drs-discovery-failed')
    expect(new Set(evidence.map((ref) => ref.file))).toEqual(new Set(['dsregcmd.txt', 'SenseCM.reg', 'MDEClientAnalyzer.htm']))
    expect(evidence.map((ref) => ref.quote)).toContain('diagnostic.clientErrorCode : 0x801c0021')
    expect(against).toEqual([])
  })

  it('does not count a status of another cause', () => {
    const { evidence } = findingOf(diagnose(discoveryFailed, status(10)), 'drs-discovery-failed')
    expect(new Set(evidence.map((ref) => ref.file))).toEqual(new Set(['dsregcmd.txt']))
  })

  it('holds an output in which the test passed against it', () => {
    const { against } = findingOf(
      diagnose(discoveryFailed, from(olderDsregcmd, ['diagnostic.test', 'PASS', 'drsDiscovery'])),
      'drs-discovery-failed',
    )
    expect(against.map((ref) => ref.file)).toEqual(['dsregcmd-old.txt'])
  })

  it('takes one tenant in the analyzer and in the registry of the client for agreement', () => {
    const client = from(registry, ['scp.tenantId', tenantA, 'client'], ['scp.configurationType', 'Client'])
    const told = from(report, ['scp.tenantId', tenantA], ['scp.configurationType', 'Client'])
    expect(diagnose(client, told).disagreements).toEqual([])
    expect(diagnose(client, from(report, ['scp.tenantId', tenantB])).disagreements).toMatchObject([{ kind: 'scp.tenantId' }])
  })

  it('knows a service by each of its names', () => {
    const diagnosis = diagnose(
      from(registry, ['service.startType', 'Disabled', 'wlidsvc']),
      from(report, ['service.startType', 'Disabled', 'wlid']),
    )
    expect(rulesOf(diagnosis)).toEqual(['service-disabled:wlid'])
    expect(diagnosis.findings[0]?.evidence).toHaveLength(2)
    const differing = diagnose(
      from(registry, ['service.startType', 'Disabled', 'Sense']),
      from(report, ['service.startType', 'Automatic', 'sense']),
    )
    expect(differing.disagreements).toHaveLength(1)
  })

  it('keeps that the report says not joined where dsregcmd says joined', () => {
    const diagnosis = diagnose(from(dsregcmd, ...hybridJoined), from(report, ['join.azureAdJoined', false]))
    expect(diagnosis.join.observed).toBe('haadj')
    expect(findingOf(diagnosis, 'sources-disagree:join.azureAdJoined').severity).toBe('warning')
  })

  it('notes evidence that was collected six days apart', () => {
    const diagnosis = diagnose(
      from(report, ['analyzer.runTime', '2026-11-18T08:00:00Z']),
      from(dsregcmd, ['diagnostic.clientTime', '2026-11-12T08:00:00Z']),
    )
    expect(findingOf(diagnosis, 'evidence-stale')).toMatchObject({
      severity: 'info',
      title: { en: 'The evidence was collected 6 days apart' },
    })
  })
})

describe('time, versions and systems', () => {
  const certificate = (until: string) =>
    from(dsregcmd, ...hybridJoined, ['entra.certificateValidTo', until], ['diagnostic.clientTime', '2021-06-01T00:00:00Z'])

  it('finds a certificate that was expired when the file was written, and only then, however late it is read', () => {
    expect(diagnose(certificate('2021-05-31T00:00:00Z'), status(18)).verdict.rule).toBe('certificate-expired')
    expect(rulesOf(diagnose(certificate('2021-06-02T00:00:00Z')))).not.toContain('certificate-expired')
  })

  it.each([
    ['10.8040.0.0', 'attachV2'],
    ['10.8039.9999.9999', 'attachV1'],
  ])('sensor %s goes through %s', (version, mode) => {
    const diagnosis = diagnose(from(report, ['mde.senseVersion', version]))
    expect(diagnosis.join.mode).toBe(mode)
    expect(rulesOf(diagnosis).includes('sensor-too-old-for-attach-v2')).toBe(mode === 'attachV1')
  })

  it.each([
    ['Windows Server 2012 R2 Standard', '10.8295.22621.1023', 'attachV2'],
    ['Windows Server 2012 R2 Standard', '10.8295.22621.1022', 'attachV1'],
    ['Windows Server 2016 Datacenter', '10.8295.22621.1023', 'attachV2'],
  ])('%s with %s goes through %s', (os, version, mode) => {
    expect(diagnose(from(report, ['device.os', os], ['mde.senseVersion', version])).join.mode).toBe(mode)
  })

  it('does not ask for the join of a device that enrols without it', () => {
    expect(stepStates(diagnose(from(dsregcmd, ...domainOnly), from(report, newSensor), status(13)))).toMatchObject({
      discover: 'notNeeded',
      join: 'notNeeded',
      enroll: 'failed',
    })
  })
})
