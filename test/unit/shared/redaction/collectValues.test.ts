import { describe, expect, it } from 'vitest'
import { createCollector } from '../../../../shared/redaction/collectValues.ts'

const TENANT = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'

function found(text: string): Record<string, string[]> {
  const collector = createCollector()
  collector.takeText(text, 'test')
  const kinds: Record<string, string[]> = {}
  for (const { kind, text: value } of collector.values()) kinds[kind] = [...(kinds[kind] ?? []), value]
  return kinds
}

describe('values by their form', () => {
  it.each([
    ['an e-mail address', 'sent to jürgen.köhler@fabrikam.de today', { mail: ['jürgen.köhler@fabrikam.de'] }],
    ['a SID, its domain without the account', 'user S-1-5-21-11-22-33-1104 failed', { sid: ['S-1-5-21-11-22-33'] }],
    ['an IPv4 address', 'connect to 10.20.30.40:443 failed', { ip: ['10.20.30.40'] }],
    ['an IPv6 address', 'via fd12:3456:789a::42 now', { ip: ['fd12:3456:789a::42'] }],
    ['a MAC address', 'adapter 3c-52-82-aa-bb-cc up', { mac: ['3c-52-82-aa-bb-cc'] }],
    ['a user of a profile folder', 'C:\\Users\\rdupont\\AppData', { user: ['rdupont'] }],
    ['a tenant id behind its name', `TenantId : ${TENANT}`, { tenant: [TENANT] }],
    ['a tenant id in JSON within JSON', `{"a":"{\\"tenantId\\":\\"${TENANT}\\"}"}`, { tenant: [TENANT] }],
    ['a tenant id in an address', `https://login.microsoftonline.com/${TENANT}/oauth2`, { tenant: [TENANT] }],
    ['a device id', `deviceId=${TENANT}`, { device: [TENANT] }],
    ['a token', 'Authorization: Bearer abcdefghijklmnop1234', { secret: ['abcdefghijklmnop1234'] }],
    ['a JSON web token', 'eyJhbGciOiJSUzI1NiJ9.eyJ0aWQiOiIxIn0.c2ln', { secret: ['eyJhbGciOiJSUzI1NiJ9.eyJ0aWQiOiIxIn0.c2ln'] }],
    [
      'an address behind words that only begin as a version does',
      'via 10.20.30.40, vers 10.20.30.41',
      { ip: ['10.20.30.40', '10.20.30.41'] },
    ],
    ['an address behind a version of something else', 'agent version 4.18.2 calls 10.20.30.40', { ip: ['10.20.30.40'] }],
    ['both ends of a range', 'pool 10.20.30.40-10.20.30.49', { ip: ['10.20.30.40', '10.20.30.49'] }],
    ['a server of a path as people type it', 'home \\\\filer07\\homes$\\x', { host: ['filer07'] }],
    ['a server of a path in JSON', '{"p":"\\\\\\\\filer07\\\\homes"}', { host: ['filer07'] }],
    ['a user of a profile folder in a sentence', 'see C:\\Users\\rdupont for the log', { user: ['rdupont'] }],
    ['a user of a profile folder below a share', 'Users\\rdupont\\Desktop', { user: ['rdupont'] }],
    ['a user of a profile folder below a share, in JSON', '{"RelativeTargetName":"Users\\\\rdupont"}', { user: ['rdupont'] }],
    ['a user of a profile folder with a blank', 'C:\\Users\\Rene Dupont\\AppData', { user: ['Rene Dupont'] }],
    ['a user of Entra ID as Windows names one', 'logged on as AzureAD\\ReneDupont', { user: ['renedupont'] }],
    [
      'an address of a service for everybody',
      'owner rene.dupont@outlook.com',
      { mail: ['rene.dupont@outlook.com'], user: ['rene.dupont'] },
    ],
    ['a thumbprint behind its name', `Thumbprint : ${'A1'.repeat(20)}`, { certificate: ['A1'.repeat(20)] }],
    [
      'an organisation in the name of a certificate',
      'Subject: CN=x, O="Tailspin Toys, Inc.", C=US',
      { organisation: ['Tailspin Toys, Inc.'] },
    ],
    [
      'a recovery password',
      'key 123456-234567-345678-456789-567890-678901-789012-890123 end',
      { secret: ['123456-234567-345678-456789-567890-678901-789012-890123'] },
    ],
    ['a device id as Entra ID says it', `The device object by the given id (${TENANT}) isn't found`, { device: [TENANT] }],
    [
      'a tenant as Entra ID says it',
      "was not found in the directory 'Tailspin Toys'. Tenant 'fabrikam.onmicrosoft.com'",
      { organisation: ['Tailspin Toys'], domain: ['fabrikam.onmicrosoft.com', 'fabrikam'] },
    ],
    ['a tenant id as tokens name it', `{"tid":"${TENANT}"}`, { tenant: [TENANT] }],
    ['a domain of a name with blanks', 'CN=a, DC=fabrikam, DC=com', { domain: ['fabrikam.com', 'fabrikam'] }],
    ['a signature of a shared address', '?sv=2020&sig=AbCdEfGh12345678%3D', { secret: ['AbCdEfGh12345678%3D'] }],
  ])('finds %s', (_what, text, expected) => {
    expect(found(text)).toMatchObject(expected)
  })

  it.each([
    ['services of everybody', 'https://login.microsoftonline.com https://enterpriseregistration.windows.net 127.0.0.1 0.0.0.0 ::1'],
    ['accounts of Windows', 'C:\\Users\\Public\\x S-1-5-18 NT AUTHORITY\\SYSTEM'],
    ['folders that only end in that word', 'C:\\MSOCache\\All Users\\{90140000-006E (Users/Groups)'],
    ['versions', 'fileVersion: 10.0.19.1 and version 4.18.2.7 and C:\\Update\\1.3.33.23\\x.exe'],
    ['providers that the knowledge names', 'deviceId 23b8d46b-67dd-40a3-b636-d43e50552c6d'],
    [
      'versions in words',
      'Version is 10.0.19.1, <Version>1.2.3.4</Version> AMProductVersion                : 4.18.2.7 v1.2.3.4 KB 1.2.3.4',
    ],
    ['paths of devices and of the registry', '{"a":"\\\\Device\\\\HarddiskVolume3\\\\x"} \\Device\\Tcp C:\\\\Windows\\\\x'],
    ['public issuers of certificates', 'CN=Microsoft Azure TLS CA, O=Microsoft Corporation, C=US; O=DigiCert Inc'],
    ['tenants of everybody', "tenant 'common' directory 'C:\\Windows' directory '%s'"],
    ['times and ratios', '12:34:56 1:2:3 2025-03-12T07:03:06.1234567Z'],
    ['names of code', 'System.Net.Http Microsoft.AAD.Runtime kernel32.dll'],
  ])('leaves %s', (_what, text) => {
    expect(found(text)).toEqual({})
  })
})

describe('values by their origin', () => {
  it('takes a name with a domain apart, so that each part is known wherever it stands', () => {
    const collector = createCollector()
    collector.takeAs('deviceName', 'PC-4711.ad.fabrikam.com', 'event.computer')
    const texts = collector.values().map(({ kind, text }) => `${kind} ${text}`)
    expect(texts).toEqual(
      expect.arrayContaining([
        'device PC-4711',
        'host pc-4711.ad.fabrikam.com',
        'domain ad.fabrikam.com',
        'domain fabrikam.com',
        'domain fabrikam',
      ]),
    )
  })

  it('takes the address of a role as a whole only', () => {
    expect(found('write to info@fabrikam.de')).toEqual({ mail: ['info@fabrikam.de'], domain: ['fabrikam.de', 'fabrikam'] })
  })

  it('takes a domain by a common word as a whole only', () => {
    const collector = createCollector()
    collector.takeAs('domain', 'policy.example', 'test')
    expect(collector.values().map(({ text }) => text)).toEqual(['policy.example'])
  })

  it('counts a value once whatever the case of its letters, and keeps how it was written', () => {
    const collector = createCollector()
    for (const name of ['PC-4711', 'pc-4711', 'Pc-4711']) collector.takeAs('deviceName', name, name)
    expect(collector.values()).toMatchObject([{ text: 'PC-4711', count: 3, spellings: ['PC-4711', 'pc-4711', 'Pc-4711'] }])
  })

  it('finds accounts of a domain that shows only later', () => {
    const collector = createCollector()
    collector.takeText('logon of FABRIKAM\\rdupont failed', 'test')
    collector.takeAs('domain', 'FABRIKAM', 'test')
    expect(collector.values().map(({ text }) => text)).toContain('rdupont')
  })

  it('finds hosts of a domain that shows only later', () => {
    const collector = createCollector()
    collector.takeText('resolved dc07.fabrikam.net in 3 ms', 'test')
    collector.takeAs('domain', 'fabrikam.net', 'test')
    expect(collector.values().map(({ text }) => text)).toContain('dc07.fabrikam.net')
  })

  it.each([
    ['user', 'Köhler, Jürgen', ['Köhler, Jürgen', 'Jürgen Köhler']],
    ['user', 'Rene Dupont (Tailspin Toys)', ['Rene Dupont (Tailspin Toys)']],
    ['userDn', 'CN=Köhler\\, Jürgen,OU=Staff,DC=fabrikam,DC=com', ['Köhler, Jürgen']],
    ['mac', 'A1B2C3D4E5F6', ['A1B2C3D4E5F6']],
    ['password', 'Summer-24', ['Summer-24']],
  ] as const)('takes a %s: %s', (kind, text, expected) => {
    const collector = createCollector()
    collector.takeAs(kind, text, 'test')
    expect(collector.values().map((value) => value.text)).toEqual(expect.arrayContaining([...expected]))
  })

  it.each([
    ['managedBy', 'Intune'],
    ['Password', '1'],
    ['SerialNumber', '10240'],
    ['Wi-Fi MAC', '000000000000'],
    ['DC', 'com'],
    ['TargetUserName', 'Remote Desktop Users'],
    ['IPAddress', '0:0:0:0:0:0:0:1'],
  ])('leaves what a field called %s may say of everybody: %s', (name, value) => {
    const collector = createCollector()
    collector.takeField(name, value, 'test')
    expect(collector.values()).toEqual([])
  })

  it('knows a certificate by any layout of its lines', () => {
    const collector = createCollector()
    const lines = ['MIIC', 'Qm9v', 'RmF6'].map((start) => `${start}${'d2Fsay'.repeat(10)}`)
    collector.takeText(`-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----`, 'test')
    collector.takeText(`{"pem":"-----BEGIN CERTIFICATE-----\\r\\n${lines.join('\\r\\n')}\\r\\n-----END CERTIFICATE-----"}`, 'test')
    collector.takeText(`blob ${lines.join('')}`, 'test')
    expect(collector.values()).toMatchObject([{ kind: 'certificate', text: lines.join(''), count: 3 }])
  })

  it('takes the object id out of a SID of Entra ID', () => {
    const collector = createCollector()
    collector.takeText('S-1-12-1-1057621216-1104382857-50662554-19086056', 'test')
    expect(collector.values().map(({ kind }) => kind)).toEqual(expect.arrayContaining(['id', 'sid']))
  })
})
