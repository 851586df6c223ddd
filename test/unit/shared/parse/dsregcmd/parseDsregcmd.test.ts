import { describe, expect, it } from 'vitest'
import type { DsregFieldRecord } from '../../../../../shared/facts/record.ts'
import { parseDsregcmd } from '../../../../../shared/parse/dsregcmd/parseDsregcmd.ts'
import { corpusBytes, corpusFiles, describeWithCorpus } from '../../../../corpus.ts'
import { accountedBytes, type ReadItems, readItems } from '../readItems.ts'

const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'))
const read = (text: string): ReadItems => readItems(parseDsregcmd, utf8(text))

const box = (title: string): string => `+${'-'.repeat(70)}+\r\n| ${title.padEnd(69)}|\r\n+${'-'.repeat(70)}+\r\n\r\n`
const field = (name: string, value: string): string => `${name.padStart(26)} : ${value}\r\n`

const fieldsOf = ({ records }: ReadItems): DsregFieldRecord[] => records.filter((record) => record.type === 'dsregField')
/** `section/field=value` of every field. */
const shortOf = (items: ReadItems): string[] => fieldsOf(items).map(({ section, field, value }) => `${section}/${field}=${value}`)
/** Fact values by kind, and kind with subject where there is one. */
const factsOf = ({ facts }: ReadItems): Record<string, unknown> =>
  Object.fromEntries(facts.map(({ kind, subject, value }) => [subject === '' ? kind : `${kind}(${subject})`, value]))
const codesOf = ({ problems }: ReadItems): string[] => problems.map((problem) => problem.code)

const joined = box('Device State') + field('AzureAdJoined', 'YES') + field('DomainJoined', 'NO') + field('Device Name', 'PC-01')

describe('parseDsregcmd', () => {
  it('reads sections, names with blanks, empty values and values with colons', () => {
    const items = read(
      `${joined}\r\n${box('Tenant Details')}${field('MdmUrl', '')}${field('JoinSrvUrl', 'https://a.example/x: y')}${field('JoinSrvId', 'urn:ms-drs:a.example')}`,
    )
    expect(shortOf(items)).toEqual([
      'Device State/AzureAdJoined=YES',
      'Device State/DomainJoined=NO',
      'Device State/Device Name=PC-01',
      'Tenant Details/MdmUrl=',
      'Tenant Details/JoinSrvUrl=https://a.example/x: y',
      'Tenant Details/JoinSrvId=urn:ms-drs:a.example',
    ])
    expect(items.problems).toEqual([])
    expect(factsOf(items)).toEqual({
      'join.azureAdJoined': true,
      'join.domainJoined': false,
      'device.name': 'PC-01',
      'mdm.hasUrl': false,
    })
  })

  it('gives the line that a fact was read from, and its words', () => {
    const { facts } = read(joined)
    expect(facts[0]).toEqual({
      kind: 'join.azureAdJoined',
      subject: '',
      value: true,
      locator: { kind: 'line', line: 5 },
      quote: 'AzureAdJoined: YES',
      trusted: true,
    })
  })

  it.each([
    ['no blank before the colon', `${box('Diagnostic Data')}         AadRecoveryEnabled: NO\n`, 'Diagnostic Data/AadRecoveryEnabled=NO'],
    [
      'two colons',
      `${box('Diagnostic Data')}KeySignTest: : MUST Run elevated to test.\n`,
      'Diagnostic Data/KeySignTest=MUST Run elevated to test.',
    ],
    ['bold marks', `${box('User State')}      **NgcSet : YES**\n`, 'User State/NgcSet=YES'],
    ['quote marks of a mail', `> ${box('User State')}> NgcSet : YES\n`, 'User State/NgcSet=YES'],
    ['no-break blanks of a web page', `${box('User State')}\u00a0\u00a0NgcSet\u00a0:\u00a0YES\n`, 'User State/NgcSet=YES'],
    ['no blanks at all', `${box('User State')}NgcSet:YES\n`, 'User State/NgcSet=YES'],
    ['more indentation', `${box('User State')}${' '.repeat(60)}NgcSet : YES\n`, 'User State/NgcSet=YES'],
    ['a field that is not known', `${box('User State')}${field('Something New', 'x')}`, 'User State/Something New=x'],
    ['a title without its box', 'User State\n\n  NgcSet : YES\n', 'User State/NgcSet=YES'],
  ])('reads a field with %s', (_what, text, expected) => {
    expect(shortOf(read(text))).toEqual([expected])
  })

  it('reads every encoding that consoles and editors write', () => {
    const text = `${box('Device State')}${field('Device Name', 'PC-Zoë')}`
    const variants = [
      utf8(text),
      utf8(`\ufeff${text}`),
      new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
      new Uint8Array(Buffer.from(text, 'utf16le')),
      new Uint8Array(Buffer.from(text, 'latin1')),
    ]
    for (const bytes of variants) {
      const items = readItems(parseDsregcmd, bytes)
      expect(shortOf(items)).toEqual(['Device State/Device Name=PC-Zoë'])
      expect(items.summary.account).toEqual({ parsed: bytes.length, problem: 0, unknown: 0 })
    }
  })

  it.each([80, 120])('joins values that a console of %i columns broke', (width) => {
    const long =
      box('Tenant Details') +
      field('TenantName', 'Contoso') +
      field('AccessTokenUrl', `https://login.example/${'0123456789'.repeat(20)}/token`) +
      field('MdmUrl', '')
    const wrapped = long
      .split('\r\n')
      .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [''])
      .join('\r\n')
    expect(wrapped).not.toBe(long)
    expect(shortOf(read(wrapped))).toEqual(shortOf(read(long)))
    expect(read(wrapped).problems).toEqual([])
  })

  it('joins what a mail program broke between words, and an address on a line of its own', () => {
    const text = `${box('SSO State')}    Server Error Description : AADSTS50126: Error validating credentials due to\r\ninvalid username or password.\r\n    AzureAdPrtAuthority :\r\nhttps://login.example/tenant\r\n`
    expect(shortOf(read(text))).toEqual([
      'SSO State/Server Error Description=AADSTS50126: Error validating credentials due to invalid username or password.',
      'SSO State/AzureAdPrtAuthority=https://login.example/tenant',
    ])
  })

  it('gives the diagnostics of a PRT to the PRT that they follow', () => {
    const attempt =
      field('AcquirePrtDiagnostics', 'PRESENT') +
      field('Previous Prt Attempt', '2024-05-01 10:00:00.000 UTC') +
      field('Attempt Status', '0xC000006D')
    const items = read(
      box('SSO State') +
        field('AzureAdPrt', 'NO') +
        attempt +
        field('EnterprisePrt', 'NO') +
        attempt.replace('10:00', '11:00') +
        field('OnPremTgt', 'NO'),
    )
    expect(fieldsOf(items).map((record) => record.belongsTo)).toEqual([
      undefined,
      'AzureAdPrt',
      'AzureAdPrt',
      'AzureAdPrt',
      undefined,
      'EnterprisePrt',
      'EnterprisePrt',
      'EnterprisePrt',
      undefined,
    ])
    expect(factsOf(items)).toEqual({
      'prt.present(AzureAdPrt)': false,
      'prt.diagnostics(AzureAdPrt)': 'PRESENT',
      'prt.attemptTime(AzureAdPrt)': '2024-05-01T10:00:00.000Z',
      'prt.attemptStatus(AzureAdPrt)': '0xc000006d',
      'prt.present(EnterprisePrt)': false,
      'prt.diagnostics(EnterprisePrt)': 'PRESENT',
      'prt.attemptTime(EnterprisePrt)': '2024-05-01T11:00:00.000Z',
      'prt.attemptStatus(EnterprisePrt)': '0xc000006d',
    })
  })

  it('tells an address that is printed empty from one that is not printed', () => {
    expect(factsOf(read(box('Tenant Details') + field('MdmUrl', 'https://mdm.example/enrol') + field('MdmComplianceUrl', '')))).toEqual({
      'mdm.url': 'https://mdm.example/enrol',
      'mdm.hasUrl': true,
      'mdm.hasComplianceUrl': false,
    })
    expect(factsOf(read(box('Tenant Details') + field('dmComplianceUrl', '')))).toEqual({ 'mdm.hasComplianceUrl': false })
    expect(factsOf(read(box('Tenant Details') + field('TenantName', 'Contoso')))).toEqual({ 'entra.tenantName': 'Contoso' })
  })

  it('states what follows after a join: sign-in account, Windows Hello, recovery', () => {
    const { facts } = read(
      box('User State') +
        field('NgcSet', 'NO') +
        field('WamDefaultSet', 'ERROR') +
        field('WamDefaultAuthority', 'organizations') +
        box('Diagnostic Data') +
        field('User Context', 'UN-ELEVATED User') +
        field('AadRecoveryEnabled', 'YES') +
        box('Ngc Prerequisite Check') +
        field('IsUserAzureAD', 'YES') +
        field('SessionIsNotRemote', 'NO') +
        field('LogonCertTemplateReady', 'YES ( StateReady )') +
        field('PreReqResult', 'WillNotProvision'),
    )
    expect(Object.fromEntries(facts.map((fact) => [fact.kind, fact.value]))).toEqual({
      'hello.keySet': false,
      'wam.defaultSet': 'ERROR',
      'wam.defaultAuthority': 'organizations',
      'diagnostic.userContext': 'UN-ELEVATED User',
      'diagnostic.recoveryEnabled': true,
      'hello.userInEntra': true,
      'hello.sessionIsLocal': false,
      'hello.logonCertificate': 'YES ( StateReady )',
      'hello.prerequisites': 'WillNotProvision',
    })
  })

  it('reads outcome, code and subcode of a join test', () => {
    const { facts } = read(
      box('Diagnostic Data') +
        field('DRS Discovery Test', 'FAIL [0x801C0021/0x801c000c]') +
        field('AD Connectivity Test', 'FAIL [0x54b]') +
        field('Token acquisition Test', 'SKIPPED'),
    )
    expect(facts.map(({ kind, subject, value }) => [kind, subject, value])).toEqual([
      ['diagnostic.test', 'drsDiscovery', 'fail'],
      ['diagnostic.testCode', 'drsDiscovery', '0x801c0021'],
      ['diagnostic.testCode', 'drsDiscovery', '0x801c000c'],
      ['diagnostic.test', 'adConnectivity', 'fail'],
      ['diagnostic.testCode', 'adConnectivity', '0x54b'],
      ['diagnostic.test', 'tokenAcquisition', 'skipped'],
    ])
  })

  it('keeps the device of a Work Account apart from the joined device', () => {
    const items = read(
      box('Work Account 1') +
        field('WorkplaceDeviceId', 'AB2F6C11-0000-4000-8000-000000000001') +
        field('DeviceCertificateValidity', '[ 2024-01-01 00:00:00.000 UTC -- 2034-01-01 00:00:00.000 UTC ]') +
        field('WorkplaceTenantId', '{AB2F6C11-0000-4000-8000-000000000002}'),
    )
    expect(factsOf(items)).toEqual({
      'registered.deviceId(Work Account 1)': 'ab2f6c11-0000-4000-8000-000000000001',
      'registered.tenantId(Work Account 1)': 'ab2f6c11-0000-4000-8000-000000000002',
    })
  })

  it('leaves placeholders and impossible times out of the facts, and says so', () => {
    const items = read(
      box('SSO State') +
        field('AzureAdPrtUpdateTime', '[Date] UTC') +
        field('AzureAdPrtExpiryTime', '2024-13-45 99:00:00 UTC') +
        box('Tenant Details') +
        field('TenantId', '[TenantId]'),
    )
    expect(items.facts).toEqual([])
    expect(items.problems.map(({ code, field }) => [code, field])).toEqual([
      ['valueRedacted', 'AzureAdPrtUpdateTime'],
      ['timeUnreadable', 'AzureAdPrtExpiryTime'],
      ['valueRedacted', 'TenantId'],
    ])
    expect(fieldsOf(items)).toHaveLength(3)
  })

  it('keeps an id that is not shaped like a GUID as it is printed', () => {
    expect(factsOf(read(box('Device Details') + field('DeviceId', '94300356f6ea')))).toEqual({ 'entra.deviceId': '94300356f6ea' })
  })

  it('places fields by their names where headers are lost, and says so once a section', () => {
    const items = read(
      `${field('AzureAdJoined', 'YES')}\r\n${field('NgcSet', 'NO')}${field('WorkplaceJoined', 'NO')}${field('Unheard Of', '1')}`,
    )
    expect(shortOf(items)).toEqual([
      'Device State/AzureAdJoined=YES',
      'User State/NgcSet=NO',
      'User State/WorkplaceJoined=NO',
      'User State/Unheard Of=1',
    ])
    expect(codesOf(items)).toEqual(['sectionInferred', 'sectionInferred'])
  })

  it('notices a header that was lost between two sections', () => {
    const items = read(`${joined}\r\n${field('DeviceId', 'ab2f6c11-0000-4000-8000-000000000001')}`)
    expect(shortOf(items).at(-1)).toBe('Device Details/DeviceId=ab2f6c11-0000-4000-8000-000000000001')
    expect(codesOf(items)).toEqual(['sectionInferred'])
  })

  it('names a section whose header lacks a line', () => {
    const items = read(`+----------+\n| User State |\n\n  NgcSet : NO\n`)
    expect(shortOf(items)).toEqual(['User State/NgcSet=NO'])
    expect(items.problems).toMatchObject([{ code: 'sectionHeaderDamaged', field: 'User State', offset: 13 }])
  })

  it('keeps the records of repeated outputs but takes the facts of the last one', () => {
    const items = read(`PS C:\\> dsregcmd /status\r\n\r\n${joined}\r\nPS C:\\> dsregcmd /status\r\n\r\n${joined.replace('YES', 'NO')}`)
    expect(fieldsOf(items)).toHaveLength(6)
    expect(factsOf(items)).toMatchObject({ 'join.azureAdJoined': false })
    expect(items.facts).toHaveLength(3)
    expect(items.problems).toMatchObject([{ code: 'repeatedOutput', args: { count: 2 } }])
    expect(codesOf(read(joined + joined))).toEqual(['repeatedOutput'])
  })

  it('lists lines it does not understand within an output, with their bytes, and keeps talk before it as unknown', () => {
    const before = 'Hello,\r\nhere is what I see: nothing\r\n'
    const items = read(`${before}${joined}what is that\r\nand that\r\n`)
    expect(items.problems).toMatchObject([{ code: 'lineNotUnderstood', offset: before.length + joined.length, length: 24 }])
    expect(items.summary.account).toEqual({ parsed: joined.length, problem: 24, unknown: before.length })
  })

  it('does not make a problem of every line of a hostile text', () => {
    const items = read(joined + `${field('X', '1')}?\r\n`.repeat(5000))
    expect(items.problems.length).toBe(101)
    expect(items.problems.at(-1)).toMatchObject({ code: 'moreLinesNotUnderstood', args: { count: 4900 } })
  })

  it.each([
    ['blanks inside a title', `|${' '.repeat(300_000)}x | y`],
    ['a rule with something behind it', `${'-'.repeat(300_000)}x`],
    ['blanks inside a name', `a${' '.repeat(300_000)}b`],
    ['blanks inside a time', `DeviceCertificateValidity : [${' '.repeat(300_000)}]`],
    ['underscores', '_'.repeat(300_000)],
    ['quote marks', '> '.repeat(150_000)],
    ['one line of many megabytes', `AzureAdPrtAuthority : ${'x'.repeat(20 << 20)}`],
  ])('gets through %s, which a pattern that backtracks would not', (_what, line) => {
    const items = read(`${joined}${line}\r\n`)
    expect(fieldsOf(items).length).toBeGreaterThanOrEqual(3)
    expect(accountedBytes(items.summary)).toBe(Buffer.byteLength(joined) + line.length + 2)
  })

  it('says which line was too long to be read whole', () => {
    const line = `AzureAdPrtAuthority : ${'x'.repeat(20 << 20)}`
    const items = read(`${joined}${line}\r\n`)
    expect(items.problems.map(({ code, length }) => [code, length])).toContainEqual(['lineTooLong', line.length + 2 - (16 << 20)])
  })

  it('says of a file without any field that nothing was recognised', () => {
    expect(codesOf(read(''))).toEqual(['nothingRecognised'])
    const cut = readItems(parseDsregcmd, utf8(joined).subarray(0, 100))
    expect(codesOf(cut)).toContain('nothingRecognised')
    expect(accountedBytes(cut.summary)).toBe(100)
  })

  it('reads many megabytes of text', () => {
    const bytes = utf8(joined + field('Device Name', 'x'.repeat(60)).repeat(150_000))
    const items = parseDsregcmd({ bytes, name: 'big.txt' })
    let records = 0
    let next = items.next()
    for (; next.done !== true; next = items.next()) if (next.value.type === 'record') records++
    expect(records).toBe(150_003)
    expect(accountedBytes(next.value)).toBe(bytes.length)
  })
})

/** Fields and facts a person counts in each file; `unknown` is the PowerShell banner, `problems` what the file is there for. */
const corpus: Readonly<
  Record<string, { fields: number; facts: Readonly<Record<string, unknown>>; problems?: readonly string[]; unknown?: number }>
> = {
  aadj_aadinternals_nomdm: {
    fields: 42,
    facts: {
      'join.azureAdJoined': true,
      'entra.deviceId': '7a542eb4-5856-434f-8fbb-08f1066fbae2',
      'entra.tenantId': 'd8b82f7f-7fbd-4442-8f35-5956230fea86',
      'entra.certificateValidTo': '2032-01-28T11:45:49.000Z',
      'prt.present(AzureAdPrt)': false,
      'diagnostic.executingAccount': 'AADJOIN02\\PCUser',
    },
  },
  avd_aadj_short: {
    fields: 20,
    facts: { 'entra.deviceId': '94300356f6eaf797', 'entra.certificateThumbprint': '74EE90DF3B9031E5DE85', 'prt.present(AzureAdPrt)': true },
  },
  'entra-docs_device-details': { fields: 7, facts: { 'entra.deviceAuthStatus': 'SUCCESS', 'entra.tpmProtected': false } },
  'entra-docs_device-state': { fields: 4, facts: { 'join.domainName': 'HYBRIDADFS', 'join.domainJoined': true } },
  'entra-docs_diag_discover-fail': {
    fields: 12,
    facts: { 'diagnostic.test(drsDiscovery)': 'fail', 'diagnostic.errorPhase': 'discover', 'diagnostic.clientErrorCode': '0x801c0021' },
  },
  'entra-docs_diag_join-fail_801c03f2': {
    fields: 17,
    facts: {
      'diagnostic.serverErrorCode': 'DirectoryError',
      'diagnostic.httpsStatus': 400,
      'diagnostic.requestId': '7d30ca67-8ec0-4b50-8e8f-22100c9758b6',
      'diagnostic.previousRegistration': '2019-01-31T09:16:43.000Z',
    },
  },
  'entra-docs_diag_post-join': { fields: 2, facts: { 'diagnostic.keySignTest': 'PASSED' } },
  'entra-docs_ngc': { fields: 11, facts: {} },
  'entra-docs_sso-state_prt-fail': {
    fields: 21,
    facts: {
      'prt.attemptStatus(AzureAdPrt)': '0xc000006d',
      'prt.attemptTime(AzureAdPrt)': '2020-07-18T20:10:33.789Z',
      'prt.present(EnterprisePrt)': true,
    },
  },
  'entra-docs_tenant-details': {
    fields: 21,
    facts: { 'mdm.url': 'https://enrollment.manage.microsoft.com/EnrollmentServer/Discovery.svc' },
  },
  'entra-docs_user-state': { fields: 8, facts: { 'join.workplaceJoined': false } },
  'haadj_adfs_qa_enterpriseprt-fail': {
    fields: 21,
    facts: {
      'prt.present(AzureAdPrt)': true,
      'prt.present(EnterprisePrt)': false,
      'prt.attemptStatus(EnterprisePrt)': '0xc000006d',
      'prt.serverErrorCode(EnterprisePrt)': 'invalid_grant',
    },
    problems: ['lineNotUnderstood', 'valueRedacted', 'valueRedacted', 'valueRedacted'],
  },
  'it_wpj_registered-only': {
    fields: 37,
    facts: { 'join.workplaceJoined': true, 'registered.deviceId(Work Account 1)': 'b58c00a3-0bcf-4e73-8802-c421acc8426d' },
    unknown: 197,
  },
  kolide_error_header_missing_line3: { fields: 4, facts: { 'device.name': 'lenovo-thinkpad' }, problems: ['sectionHeaderDamaged'] },
  kolide_error_lines_before_header: { fields: 24, facts: { 'device.name': 'lenovo-thinkpad' }, problems: ['sectionInferred'] },
  kolide_error_no_section_title: { fields: 4, facts: { 'device.name': 'lenovo-thinkpad' }, problems: ['sectionInferred'] },
  userstate_azuredocs_issue36269: { fields: 8, facts: { 'join.workplaceJoined': false } },
  wpj_surface_2026: {
    fields: 20,
    facts: {
      'registered.tenantId(Work Account 1)': 'd3fea8d5-12f8-412b-8f71-e75df29810aa',
      'mdm.url(Work Account 1)': 'https://enrollment.manage.microsoft.com/EnrollmentServer/Discovery.svc',
    },
  },
}

describeWithCorpus('real outputs of dsregcmd', () => {
  it('has an expectation for every file', () => {
    expect(corpusFiles('D').map((name) => name.slice(2, -4))).toEqual(Object.keys(corpus).sort())
  })

  it.each(Object.entries(corpus))('reads %s as a person would', (name, expected) => {
    const bytes = corpusBytes(`D/${name}.txt`)
    const items = readItems(parseDsregcmd, bytes)
    expect(items.records).toHaveLength(expected.fields)
    expect(factsOf(items)).toMatchObject(expected.facts)
    expect(codesOf(items)).toEqual(expected.problems ?? [])
    expect(items.summary.account.unknown).toBe(expected.unknown ?? 0)
    expect(accountedBytes(items.summary)).toBe(bytes.length)
    expect(fieldsOf(items).filter((record) => record.section === 'Unknown')).toEqual([])
  })
})
