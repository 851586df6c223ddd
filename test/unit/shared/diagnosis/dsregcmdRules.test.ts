import { describe, expect, it } from 'vitest'
import { diagnoseDevice } from '../../../../shared/diagnosis/diagnoseDevice.ts'
import type { FactValue, SourcedFact } from '../../../../shared/facts/fact.ts'
import { procedureOf } from '../../../../shared/knowledge/procedures.ts'
import { signedDecimal } from '../../../../shared/knowledge/readCodeInput.ts'
import { ruleTexts } from '../../../../shared/knowledge/ruleTexts.ts'
import { parseDsregcmd } from '../../../../shared/parse/dsregcmd/parseDsregcmd.ts'
import { corpusBytes, corpusFiles, describeWithCorpus } from '../../../corpus.ts'
import { writeDsregcmd } from './cases/writeDsregcmd.ts'
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
  places,
  report,
  rulesOf,
} from './evidence.ts'

function factsIn(bytes: Uint8Array): SourcedFact[] {
  const facts: SourcedFact[] = []
  for (const item of parseDsregcmd({ bytes, name: 'dsregcmd.txt' }))
    if (item.type === 'fact') facts.push({ ...item.fact, artefactId: dsregcmd })
  return facts
}
const output = (...lines: readonly string[]): SourcedFact[] => factsIn(writeDsregcmd(lines))

/** Code of the last attempt, the phase it needs, and the rule that names its cause. */
const attemptCodes: readonly (readonly [code: string, phase: string, rule: string])[] = [
  ['0x80070520', 'pre-check', 'ad-replication'],
  ['0x80070525', 'pre-check', 'ad-replication'],
  ['0x801c001d', 'discover', 'scp-unreadable'],
  ['0x801c003a', 'discover', 'tenant-not-found'],
  ['0x801c003d', 'discover', 'realm-discovery-failed'],
  ['0x8007000d', 'discover', 'discovery-answer-invalid'],
  ['0x801c000b', 'discover', 'discovery-answer-invalid'],
  ['0x801c0012', 'discover', 'discovery-answer-invalid'],
  ['0x801c0025', 'discover', 'drs-throttled'],
  ['0x801c0021', 'discover', 'discovery-attempt-failed'],
  ['0x801c001f', 'discover', 'discovery-attempt-failed'],
  ['0xcaa90017', 'auth', 'federation-protocol'],
  ['0xcaa9002c', 'auth', 'federation-metadata'],
  ['0xcaa90023', 'auth', 'federation-no-endpoint'],
  ['0xcaa90022', 'auth', 'federation-no-endpoint'],
  ['0xcaa82ee2', 'auth', 'federation-timeout'],
  ['0xcaa82efd', 'auth', 'federation-connection'],
  ['0xcaa82efe', 'auth', 'federation-connection'],
  ['0xcaa82f8f', 'auth', 'federation-tls'],
  ['0xcaa20003', 'auth', 'federation-grant'],
  ['0xcaa90014', 'auth', 'federation-wstrust'],
  ['0xcaa90006', 'auth', 'federation-token'],
  ['0xcaa1000e', 'auth', 'federation-integrated-sign-in'],
  ['0xcaa1002d', 'auth', 'federation-pending'],
  ['0x801c0002', 'join', 'drs-authentication-error'],
  ['0x801c0006', 'join', 'drs-internal-error'],
  ['0x801c0003', 'join', 'registration-not-authorised'],
  ['0x801c000e', 'join', 'device-quota-reached'],
  ['0x80090016', 'join', 'tpm-key-missing'],
  ['0x80290407', 'join', 'tpm-generic'],
  ['0x80280036', 'join', 'tpm-fips'],
  ['0x80090031', 'join', 'tpm-locked'],
  ['0x80072ee2', 'join', 'join-network-failed'],
  ['0x80072ee7', 'join', 'join-network-failed'],
  ['0x80072efe', 'join', 'join-network-failed'],
]

const attempt = (code: FactValue, phase: string) =>
  from(dsregcmd, ...domainOnly, ['diagnostic.errorPhase', phase], ['diagnostic.clientErrorCode', code])

describe('codes of the last attempt', () => {
  it.each(attemptCodes)('%s in the phase %s is %s, above the attempt that failed with it', (code, phase, rule) => {
    const diagnosis = diagnose(attempt(code, phase))
    expect(diagnosis.verdict.rule).toBe(rule)
    expect(findingOf(diagnosis, rule)).toMatchObject({ severity: 'error', codes: [{ hex: code }] })
    expect(findingOf(diagnosis, rule).explains).toContain('join-failed')
  })

  it.each(attemptCodes)('%s in the phase %s is read in decimal and in capital letters too: %s', (code, phase, rule) => {
    const decimal = signedDecimal(Number.parseInt(code, 16))
    for (const written of [`0X${code.slice(2).toUpperCase()}`, decimal, String(decimal)])
      expect(rulesOf(diagnose(attempt(written, phase)))).toContain(rule)
  })

  it.each(attemptCodes)('%s is not found in a longer number, in other fields or at another code (%s: %s)', (code, phase, rule) => {
    const digits = code.slice(2)
    const elsewhere = from(
      dsregcmd,
      ['diagnostic.serverMessage', `The request ${code} was refused (${digits}).`],
      ['diagnostic.requestId', `${digits}-1312-1317-8000-000000000000`],
      ['prt.attemptStatus', code, 'EnterprisePrt'],
      ['diagnostic.testCode', code, 'drsConnectivity'],
    )
    for (const other of [`0x1${digits}`, `0x${digits}0`, '0x8badf00d', `error${digits}`])
      expect(rulesOf(diagnose(attempt(other, phase), elsewhere))).not.toContain(rule)
  })

  it.each(attemptCodes)('%s (%s, %s) is a warning where no join is needed', (code, phase, rule) => {
    const diagnosis = diagnose(attempt(code, phase), from(report, newSensor))
    expect(findingOf(diagnosis, rule)).toMatchObject({ severity: 'warning', confidence: 'possible' })
  })
})

describe('healthy devices', () => {
  const joined = ['AzureAdJoined : YES', 'EnterpriseJoined : NO', 'DeviceAuthStatus : SUCCESS', 'TpmProtected : YES']
  const user = ['NgcSet : YES', 'WorkplaceJoined : NO', 'WamDefaultSet : YES', 'WamDefaultAuthority : organizations']
  const token = [
    'AzureAdPrt : YES',
    'AzureAdPrtUpdateTime : 2024-05-21 10:00:00.000 UTC',
    'AzureAdPrtExpiryTime : 2024-06-04 10:00:00.000 UTC',
  ]
  const rest = [
    'DeviceCertificateValidity : [ 2022-05-31 12:00:00.000 UTC -- 2032-05-31 12:00:00.000 UTC ]',
    'MdmUrl : https://mdm.contoso.com/enrol',
    'MdmComplianceUrl : https://mdm.contoso.com/compliance',
    'AadRecoveryEnabled : NO',
    'KeySignTest : PASSED',
    'SessionIsNotRemote : YES',
    'LogonCertTemplateReady : YES ( StateReady )',
    'PreReqResult : WillNotProvision',
  ]

  it.each(['DomainJoined : YES', 'DomainJoined : NO'])('joined, %s: nothing is found', (domain) => {
    const facts = output(...joined, domain, ...user, ...token, ...rest)
    expect(facts.length).toBeGreaterThan(20)
    expect(rulesOf(diagnose(facts, from(report, ['analyzer.runTime', '2024-05-21T12:00:00Z'])))).toEqual([])
  })

  it('not joined and enrolled without a join: nothing is found', () => {
    const facts = output('AzureAdJoined : NO', 'EnterpriseJoined : NO', 'DomainJoined : NO', 'WorkplaceJoined : NO', 'AzureAdPrt : NO')
    expect(rulesOf(diagnose(facts, from(report, newSensor, ['enrollment.status', 1])))).toEqual([])
  })
})

describe('time', () => {
  const certificate = (until: string) =>
    from(dsregcmd, ...hybridJoined, ['entra.certificateValidTo', until], ['diagnostic.clientTime', '2024-05-01T00:00:00Z'])
  const token = (updated: string, expires: string) =>
    from(
      dsregcmd,
      ['prt.present', true, 'AzureAdPrt'],
      ['prt.updateTime', updated, 'AzureAdPrt'],
      ['prt.expiryTime', expires, 'AzureAdPrt'],
      ['diagnostic.clientTime', '2024-05-21T12:00:00Z'],
    )

  it.each([
    ['2024-05-31T00:00:00Z', true],
    ['2024-05-31T00:00:01Z', false],
    ['2024-05-01T00:00:01Z', true],
    ['2024-05-01T00:00:00Z', false],
  ])('a certificate until %s, a month before at most: %s', (until, isFound) => {
    expect(rulesOf(diagnose(certificate(until))).includes('certificate-expiring')).toBe(isFound)
  })

  it('says nothing of a certificate or a token in a file without any time', () => {
    const timeless = (facts: readonly SourcedFact[]) => facts.filter(({ kind }) => kind !== 'diagnostic.clientTime')
    expect(rulesOf(diagnose(timeless(certificate('2024-05-02T00:00:00Z'))))).toEqual([])
    expect(rulesOf(diagnose(timeless(token('2001-01-01T00:00:00Z', '2001-01-15T00:00:00Z'))))).toEqual([])
  })

  it('counts the days that were left', () => {
    const { cause } = findingOf(diagnose(certificate('2024-05-11T06:00:00Z')), 'certificate-expiring')
    expect(cause.en).toContain('10 days were left')
  })

  it.each([
    ['2024-05-21T08:00:00Z', '2024-06-04T08:00:00Z', undefined],
    ['2024-05-21T07:59:59Z', '2024-06-04T08:00:00Z', 'The user token had not been renewed'],
    ['2024-05-07T11:00:00Z', '2024-05-21T11:00:00Z', 'The user token had expired'],
  ])('a token renewed at %s, valid until %s: %s', (updated, expires, title) => {
    const found = diagnose(token(updated, expires)).findings.find((finding) => finding.rule === 'prt-stale')
    expect(found?.title.en).toBe(title)
  })
})

describe('rules that are data', () => {
  const own = ruleTexts.filter(({ sources, rule }) => rule !== undefined && sources.some((key) => key === 'hjCurrent' || key === 'dsreg'))
  const rankOf = new Map(ruleTexts.flatMap(({ id, rule }) => (rule === undefined ? [] : [[id, rule.rank] as const])))

  it('stand nearer to the root than the rules that they explain', () => {
    const wrong = own.flatMap(({ id, rule }) =>
      (rule?.explains ?? [])
        .filter((other) => (rankOf.get(other) ?? Number.POSITIVE_INFINITY) < (rule?.rank ?? 0))
        .map((other) => [id, other]),
    )
    expect(wrong).toEqual([])
  })

  it('explain only rules, statuses and results that exist', () => {
    const ids = new Set(ruleTexts.map((text) => text.id))
    const names = own.flatMap(({ rule }) => rule?.explains ?? []).filter((name) => !/^(?:status|result):\d+$/.test(name))
    expect(names.filter((name) => !ids.has(name))).toEqual([])
  })

  it('name pages of the app that exist', () => {
    const pages = own.flatMap((text) => text.procedures ?? [])
    expect(pages.filter((id) => procedureOf(id) === undefined)).toEqual([])
  })

  it('never make an error of what comes after the join', () => {
    expect(own.filter(({ rule }) => rule?.step === 'postjoin' && rule.severity === 'error')).toEqual([])
  })
})

describe('two outputs of one device', () => {
  const earlier = from(
    olderDsregcmd,
    ['diagnostic.clientTime', '2024-05-01T08:00:00Z'],
    ['diagnostic.errorPhase', 'auth'],
    ['diagnostic.clientErrorCode', '0xcaa90017'],
    ['diagnostic.serverMessage', 'AADSTS90002: Tenant not found.'],
    ['prt.attemptStatus', '0xc000006a', 'AzureAdPrt'],
  )

  it('are judged by the newer attempt, though the older failed at an earlier step', () => {
    const now = from(
      dsregcmd,
      ...domainOnly,
      ['diagnostic.clientTime', '2024-05-01T12:00:00Z'],
      ['diagnostic.errorPhase', 'join'],
      ['diagnostic.clientErrorCode', '0x80090016'],
      ['diagnostic.serverMessage', 'The key is missing.'],
      ['prt.attemptStatus', '0xc000023c', 'AzureAdPrt'],
    )
    const diagnosis = diagnose(earlier, now, from(report, oldSensor))
    expect(diagnosis.verdict.rule).toBe('tpm-key-missing')
    expect(rulesOf(diagnosis)).toContain('prt-network')
    expect(rulesOf(diagnosis).filter((rule) => /^federation-|^tenant-|^prt-wrong/.test(rule))).toEqual([])
  })

  it('leave the word to the older one where the newer tells of no attempt', () => {
    const now = from(dsregcmd, ...domainOnly, ['diagnostic.clientTime', '2024-05-01T12:00:00Z'])
    expect(diagnose(earlier, now, from(report, oldSensor)).verdict.rule).toBe('tenant-not-found')
  })
})

describe('against the flow', () => {
  it('leaves a federated DirectoryError to the attempt itself', () => {
    const facts = output(
      'AzureAdJoined : NO',
      'DomainJoined : YES',
      'Registration Type : fed',
      'Error Phase : join',
      'Client ErrorCode : 0x801c03f2',
      'Server ErrorCode : DirectoryError',
      'Server Message : The device object by the given id is not found.',
    )
    const diagnosis = diagnose(facts, from(report, oldSensor))
    expect(rulesOf(diagnosis)).not.toEqual(expect.arrayContaining(['device-not-synced']))
    expect(diagnosis.verdict.rule).toBe('join-failed')
  })
})

describeWithCorpus('real outputs', () => {
  const expected: Readonly<Record<string, readonly string[]>> = {
    'D/aadj_aadinternals_nomdm.txt': ['info key-not-in-tpm', 'info no-mdm-url', 'info prt-none', 'info wam-default-missing'],
    'D/avd_aadj_short.txt': ['info key-not-in-tpm'],
    'D/entra-docs_diag_discover-fail.txt': ['error drs-discovery-failed'],
    'D/entra-docs_diag_join-fail_801c03f2.txt': ['error device-not-synced'],
    'D/entra-docs_ngc.txt': ['info hello-will-provision'],
    'D/entra-docs_sso-state_prt-fail.txt': ['info aadsts-50126', 'info prt-failed', 'info prt-server-error'],
    'D/haadj_adfs_qa_enterpriseprt-fail.txt': ['info enterprise-prt-failed'],
    'D/it_wpj_registered-only.txt': ['info workplace-joined-beside'],
    'D/wpj_surface_2026.txt': ['info workplace-joined-beside'],
  }
  it.each(corpusFiles('D'))('%s raises what it tells, and nothing else', (path) => {
    const { findings } = diagnoseDevice(factsIn(corpusBytes(path)), places, { provisional: false })
    expect(findings.map(({ severity, rule }) => `${severity} ${rule}`).sort()).toEqual(expected[path] ?? [])
  })
})
