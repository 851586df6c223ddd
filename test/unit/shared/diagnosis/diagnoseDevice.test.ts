import { describe, expect, it } from 'vitest'
import { diagnoseDevice } from '../../../../shared/diagnosis/diagnoseDevice.ts'
import type { SourcedFact } from '../../../../shared/facts/fact.ts'
import {
  diagnose,
  domainOnly,
  dsregcmd,
  findingOf,
  from,
  hybridJoined,
  newSensor,
  oldSensor,
  places,
  registry,
  report,
  rulesOf,
  stepStates,
} from './evidence.ts'

const no = (kind: 'join.azureAdJoined' | 'join.enterpriseJoined' | 'join.domainJoined' | 'join.workplaceJoined') => [kind, false] as const
const yes = (kind: 'join.azureAdJoined' | 'join.enterpriseJoined' | 'join.domainJoined' | 'join.workplaceJoined') => [kind, true] as const

describe('join state', () => {
  it.each([
    ['notJoined', [no('join.azureAdJoined'), no('join.domainJoined')]],
    ['domainOnly', [no('join.azureAdJoined'), yes('join.domainJoined')]],
    ['domainOnly', [no('join.azureAdJoined'), yes('join.domainJoined'), yes('join.workplaceJoined')]],
    ['aadj', [yes('join.azureAdJoined'), no('join.domainJoined')]],
    ['haadj', [yes('join.azureAdJoined'), yes('join.domainJoined')]],
    ['drs', [no('join.azureAdJoined'), yes('join.enterpriseJoined'), yes('join.domainJoined')]],
    ['registered', [no('join.azureAdJoined'), no('join.domainJoined'), yes('join.workplaceJoined')]],
    ['dual', [yes('join.azureAdJoined'), yes('join.domainJoined'), yes('join.workplaceJoined')]],
    ['invalid', [yes('join.azureAdJoined'), yes('join.enterpriseJoined'), yes('join.domainJoined')]],
    [undefined, [yes('join.domainJoined')]],
    [undefined, [no('join.azureAdJoined')]],
    [undefined, []],
  ] as const)('reads %s', (observed, facts) => {
    expect(diagnose(from(dsregcmd, ...facts)).join.observed).toBe(observed)
  })

  it('knows from the tests alone that the device is in a domain and not joined', () => {
    const { join } = diagnose(from(dsregcmd, ['diagnostic.test', 'PASS', 'adConnectivity']))
    expect(join.observed).toBe('domainOnly')
    expect(join.observedEvidence).toHaveLength(1)
  })

  it('believes dsregcmd over the report, and keeps what the report says', () => {
    const diagnosis = diagnose(from(report, no('join.domainJoined'), no('join.azureAdJoined')), from(dsregcmd, ...domainOnly))
    expect(diagnosis.join.observed).toBe('domainOnly')
    expect(diagnosis.disagreements.map((one) => one.kind)).toEqual(['join.domainJoined'])
  })

  it.each([
    ['domainOnly', 'haadj', from(dsregcmd, ...domainOnly), oldSensor],
    ['domainOnly', 'synthetic', from(dsregcmd, ...domainOnly), newSensor],
    ['notJoined', 'aadj', from(dsregcmd, no('join.azureAdJoined'), no('join.domainJoined')), oldSensor],
    ['notJoined', 'synthetic', from(dsregcmd, no('join.azureAdJoined'), no('join.domainJoined')), newSensor],
    ['haadj', 'haadj', from(dsregcmd, ...hybridJoined), oldSensor],
    ['dual', 'haadj', from(dsregcmd, ...hybridJoined, yes('join.workplaceJoined')), newSensor],
    ['drs', undefined, from(dsregcmd, no('join.azureAdJoined'), yes('join.enterpriseJoined'), yes('join.domainJoined')), oldSensor],
  ] as const)('expects of %s to become %s', (initial, expected, facts, sensor) => {
    const { join } = diagnose(facts, from(report, sensor))
    expect(join).toMatchObject({ initial })
    expect(join.expected).toBe(expected)
    expect(join.transition?.fr).toBeTruthy()
  })

  it('calls an enrolled device that never joined a synthetic registration', () => {
    const { join, verdict } = diagnose(from(dsregcmd, ...domainOnly), from(report, newSensor), from(registry, ['enrollment.status', 1]))
    expect(join).toMatchObject({ initial: 'domainOnly', expected: 'synthetic', observed: 'synthetic' })
    expect(verdict).toMatchObject({ rule: 'healthy', severity: 'ok' })
  })
})

describe('flow', () => {
  it.each([
    ['attachV1', 'older than 10.8040.0.0', from(report, oldSensor)],
    ['attachV2', '10.8040.0.0 or later', from(report, ['mde.senseVersion', '10.8040.0.0'])],
    [
      'attachV1',
      'older than 10.8295.22621.1023',
      from(report, ['mde.senseVersion', '10.8295.22621.1000'], ['device.os', 'Windows Server 2012 R2 Datacenter']),
    ],
    ['attachV2', '10.8295.22621.1023 or later', from(report, ['mde.senseVersion', '10.8295.22621.1023'], ['device.osBuild', '14393.5000'])],
    [
      'attachV2',
      '10.8040.0.0 or later',
      from(report, ['mde.senseVersion', '10.8100.1.1'], ['device.os', 'Windows Server 2012 Standard R3']),
    ],
    ['attachV1', 'no unified agent', from(report, ['device.os', 'Microsoft Windows Server 2008 R2 Standard'])],
    ['attachV1', 'evidence is of 2022-04-28', from(report, ['analyzer.runTime', '2022-04-28T10:00:00Z'])],
    ['attachV2', 'after the flow without join became general', from(dsregcmd, ['diagnostic.clientTime', '2026-01-01T10:00:00Z'])],
    ['attachV1', 'analyzer is of 2022-10-23', from(report, ['analyzer.scriptVersion', '23102022'])],
    ['attachV2', 'after the flow without join', from(report, ['analyzer.scriptVersion', '08May2024'])],
    [undefined, 'sensor version and time are missing', from(report, ['mde.senseVersion', 'unknown'])],
    [undefined, 'another channel manages the device (status 21)', from(report, newSensor, ['enrollment.status', 21])],
  ] as const)('is %s where %s', (mode, because, facts) => {
    const { join } = diagnose(facts)
    expect(join.mode).toBe(mode)
    expect(join.modeBecause.en).toContain(because)
    if (mode !== undefined) expect(join.modeEvidence.length).toBeGreaterThan(0)
  })
})

const discoveryFailed: readonly SourcedFact[] = from(
  dsregcmd,
  ...domainOnly,
  ['diagnostic.test', 'PASS', 'adConnectivity'],
  ['diagnostic.test', 'PASS', 'adConfiguration'],
  ['diagnostic.test', 'FAIL', 'drsDiscovery'],
  ['diagnostic.testCode', '0x801c0021/0x80072ee7', 'drsDiscovery'],
  ['diagnostic.test', 'SKIPPED', 'tokenAcquisition'],
)

describe('verdict and steps', () => {
  it('puts the failed discovery before the status and the result that follow from it', () => {
    const diagnosis = diagnose(discoveryFailed, from(report, oldSensor, ['enrollment.status', 41], ['analyzer.result', 'error', '122030']))
    expect(diagnosis.verdict).toMatchObject({ rule: 'drs-discovery-failed', severity: 'error', provisional: false })
    expect(rulesOf(diagnosis).slice(0, 3)).toEqual(['drs-discovery-failed', 'enrollment-status-41', 'analyzer-result:122030'])
    expect(findingOf(diagnosis, 'drs-discovery-failed').explains).toEqual(['enrollment-status-41'])
    expect(findingOf(diagnosis, 'enrollment-status-41').explains).toEqual(['analyzer-result:122030'])
    expect(stepStates(diagnosis)).toEqual({
      onboard: 'unknown',
      precheck: 'ok',
      discover: 'failed',
      auth: 'notReached',
      syncwait: 'notReached',
      join: 'notReached',
      postjoin: 'notNeeded',
      enroll: 'notReached',
    })
    const discover = diagnosis.steps.find((step) => step.id === 'discover')
    expect(discover?.codes.map((code) => code.hex)).toEqual(['0x801c0021', '0x80072ee7'])
    expect(discover?.because.fr).toContain('DNS')
    expect(discover?.actions.length).toBeGreaterThan(0)
  })

  it('takes a failed discovery for a warning in the flow without join', () => {
    const diagnosis = diagnose(discoveryFailed, from(report, newSensor, ['enrollment.status', 13]))
    expect(findingOf(diagnosis, 'drs-discovery-failed')).toMatchObject({ severity: 'warning', confidence: 'possible' })
    expect(diagnosis.verdict.rule).toBe('enrollment-status-13')
    expect(stepStates(diagnosis)).toMatchObject({ discover: 'notNeeded', join: 'notNeeded', enroll: 'failed' })
  })

  it('takes it for the cause there too when the status points to the join', () => {
    const diagnosis = diagnose(discoveryFailed, from(report, newSensor, ['enrollment.status', 41]))
    expect(diagnosis.verdict.rule).toBe('drs-discovery-failed')
    expect(stepStates(diagnosis)).toMatchObject({ discover: 'failed', enroll: 'notReached' })
  })

  it('finds the missing controller at the root of everything after it', () => {
    const facts = from(
      dsregcmd,
      ...domainOnly,
      ['diagnostic.test', 'FAIL', 'adConnectivity'],
      ['diagnostic.test', 'FAIL', 'adConfiguration'],
      ['diagnostic.test', 'FAIL', 'drsDiscovery'],
    )
    const diagnosis = diagnose(facts, from(report, oldSensor, ['enrollment.status', 38]))
    expect(diagnosis.verdict.rule).toBe('ad-connectivity-failed')
    expect(stepStates(diagnosis)).toMatchObject({ precheck: 'failed', discover: 'failed', enroll: 'notReached' })
  })

  it('waits for synchronisation when Entra ID does not hold the object', () => {
    const facts = from(
      dsregcmd,
      ...domainOnly,
      ['diagnostic.errorPhase', 'join'],
      ['diagnostic.clientErrorCode', '0x801c03f2'],
      ['diagnostic.registrationType', 'sync'],
    )
    const diagnosis = diagnose(facts, from(report, oldSensor, ['enrollment.status', 37]))
    expect(diagnosis.verdict.rule).toBe('device-not-synced')
    expect(rulesOf(diagnosis)).not.toContain('join-failed')
    expect(stepStates(diagnosis)).toMatchObject({ syncwait: 'failed', join: 'notReached', enroll: 'notReached' })
  })

  it('does not call the join failed when synchronisation keeps it from starting, whatever status 10 says', () => {
    const facts = from(dsregcmd, ...domainOnly, ['diagnostic.clientErrorCode', '0x801c03f2'])
    const diagnosis = diagnose(facts, from(report, oldSensor, ['enrollment.status', 10]))
    expect(diagnosis.verdict.rule).toBe('device-not-synced')
    expect(stepStates(diagnosis)).toMatchObject({ syncwait: 'failed', join: 'notReached' })
  })

  it('names the stopped sensor before the status it leads to', () => {
    const diagnosis = diagnose(from(report, newSensor, ['enrollment.status', 2], ['service.status', 'stopped', 'sense']))
    expect(diagnosis.verdict.rule).toBe('service-not-running:sense')
    expect(stepStates(diagnosis)).toMatchObject({ onboard: 'failed', enroll: 'notReached' })
  })

  it('takes blocked management addresses for the cause of status 13', () => {
    const diagnosis = diagnose(from(report, newSensor, ['enrollment.status', 13], ['analyzer.result', 'error', '132025']))
    expect(diagnosis.verdict.rule).toBe('endpoint-unreachable')
    expect(diagnosis.steps.at(-1)?.checks.find((check) => check.title.en === 'Management service reached')?.state).toBe('failed')
  })

  it('says of a device that an MDM manages that nothing is to be repaired', () => {
    const diagnosis = diagnose(from(dsregcmd, ...hybridJoined), from(registry, ['enrollment.status', 3]))
    expect(diagnosis.verdict).toMatchObject({ rule: 'managed-by-intune', severity: 'info' })
    expect(stepStates(diagnosis)).toMatchObject({ enroll: 'notNeeded', join: 'ok' })
  })

  it('calls an enrolled hybrid joined device healthy, with its warnings beside', () => {
    const diagnosis = diagnose(
      from(dsregcmd, ...hybridJoined, ['prt.present', true, 'AzureAdPrt'], ['diagnostic.clientTime', '2026-11-12T08:00:00Z']),
      from(
        report,
        newSensor,
        ['enrollment.status', 1],
        ['analyzer.runTime', '2026-11-18T08:00:00Z'],
        ['service.status', 'running', 'sense'],
      ),
    )
    expect(diagnosis.verdict).toMatchObject({ rule: 'healthy', severity: 'ok', collect: [] })
    expect(rulesOf(diagnosis)).toEqual(['evidence-stale'])
    expect(stepStates(diagnosis)).toEqual({
      onboard: 'ok',
      precheck: 'ok',
      discover: 'ok',
      auth: 'ok',
      syncwait: 'ok',
      join: 'ok',
      postjoin: 'ok',
      enroll: 'ok',
    })
    expect(diagnosis.judgedFor).toBe('2026-11-18T08:00:00Z')
  })

  it('does not need a domain for a device that is joined to Entra ID alone', () => {
    const diagnosis = diagnose(from(dsregcmd, yes('join.azureAdJoined'), no('join.domainJoined')), from(registry, ['enrollment.status', 1]))
    expect(stepStates(diagnosis)).toMatchObject({
      precheck: 'notNeeded',
      discover: 'notNeeded',
      syncwait: 'notNeeded',
      join: 'ok',
      enroll: 'ok',
    })
  })

  it('says what is known, what is missing and how to collect it', () => {
    const { verdict, steps } = diagnose(from(dsregcmd, ...domainOnly))
    expect(verdict).toMatchObject({ rule: 'insufficient-evidence', severity: 'unknown' })
    expect(verdict.cause.en).toContain('Domain joined only')
    expect(verdict.cause.en).toContain('enrollment status')
    expect(verdict.collect.map((action) => action.text.en)).toEqual([
      'Run the Client Analyzer',
      'dsregcmd as SYSTEM',
      'Export the registry keys',
    ])
    expect(verdict.collect.every((action) => action.command !== undefined)).toBe(true)
    expect(new Set(steps.map((step) => step.state))).toEqual(new Set(['unknown', 'notNeeded']))
  })

  it('judges a device without any fact', () => {
    const diagnosis = diagnose()
    expect(diagnosis).toMatchObject({ findings: [], disagreements: [], verdict: { rule: 'insufficient-evidence' } })
    expect(diagnosis.steps).toHaveLength(8)
    expect(diagnosis.enrollmentStatus).toBeUndefined()
    expect(diagnosis.judgedFor).toBeUndefined()
  })

  it('says that it is provisional while files are still being read', () => {
    expect(diagnoseDevice([], places, { provisional: true }).verdict.provisional).toBe(true)
  })

  it('gives every finding a place, and quotes it', () => {
    const diagnosis = diagnose(discoveryFailed, from(report, oldSensor, ['enrollment.status', 41]))
    expect(findingOf(diagnosis, 'drs-discovery-failed').evidence[0]).toMatchObject({
      file: 'dsregcmd.txt',
      format: 'dsregcmd',
      locator: { kind: 'line' },
    })
  })

  it('keeps the places of artefacts that it was not told about', () => {
    const { findings } = diagnoseDevice(from(99, ['enrollment.status', 41]), new Map(), { provisional: false })
    expect(findings[0]?.evidence[0]).toMatchObject({ artefactId: 99, format: 'unknown' })
  })

  it('keeps what another source says against the status, and is less certain', () => {
    const diagnosis = diagnose(from(registry, ['enrollment.status', 13]), from(report, ['enrollment.status', 1]))
    expect(findingOf(diagnosis, 'enrollment-status-13')).toMatchObject({
      confidence: 'likely',
      against: [{ file: 'MDEClientAnalyzer.htm' }],
    })
    expect(rulesOf(diagnosis)).toContain('sources-disagree:enrollment.status')
  })

  it.each([-1, 1.5, Number.NaN, '41', true, ''])('takes %j for no enrollment status', (value) => {
    expect(diagnose(from(registry, ['enrollment.status', value])).enrollmentStatus).toBeUndefined()
  })

  it('takes words that it does not know for no statement', () => {
    const facts = from(
      dsregcmd,
      ['join.azureAdJoined', 'maybe'],
      ['diagnostic.test', '???', 'drsDiscovery'],
      ['diagnostic.testCode', 'none', 'drsDiscovery'],
      ['entra.certificateValidTo', 'soon'],
      ['service.status', 'läuft', 'sense'],
      ['diagnostic.clientErrorCode', '0x0'],
    )
    expect(rulesOf(diagnose(facts, from(report, ['analyzer.runTime', 'gestern'])))).toEqual([])
  })

  it('judges a hostile report with fifty thousand results and as many tenants', () => {
    const many = Array.from({ length: 50_000 }, (_, at) => at)
    const results = from(report, ...many.map((at) => ['analyzer.result', 'error', String(at)] as const))
    const tenants = from(report, ...many.map((at) => ['entra.tenantId', String(at)] as const))
    const { findings } = diagnoseDevice([...results, ...tenants], places, { provisional: false })
    expect(findings).toHaveLength(50_001)
    const mismatch = findings.find((finding) => finding.rule === 'tenant-mismatch')
    expect(mismatch?.evidence.length).toBe(100)
    expect(mismatch?.cause.en.length).toBeLessThan(2_000)
  })

  it('gives the same diagnosis whatever the order of facts', () => {
    const facts = [...discoveryFailed, ...from(report, oldSensor, ['enrollment.status', 41], ['join.domainJoined', false])]
    expect(diagnose([...facts].reverse()).verdict).toEqual(diagnose(facts).verdict)
    expect(rulesOf(diagnose([...facts].reverse()))).toEqual(rulesOf(diagnose(facts)))
  })
})
