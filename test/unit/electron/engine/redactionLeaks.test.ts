import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestEngine, type TestEngine } from './engineOnDisk.ts'

const TENANT = '9e2b6c10-7d41-4f5e-8a3b-2c1d0e9f8a7b'
const DEVICE = '4c7d1e20-8b52-4a6f-9c4d-3d2e1f0a9b8c'
const OBJECT = '5d8e2f30-9c63-4b70-8d5e-4e3f201bac9d'
const THUMBPRINT = '3FA1C5D8B27E4096A1B3C5D7E9F00112233445AB'
const jwtHeader = Buffer.from(`{"typ":"JWT","alg":"RS256","x5t":"${'k1'.repeat(14)}","kid":"${'k2'.repeat(14)}"}`).toString('base64url')
const jwt = (who: string): string =>
  `${jwtHeader}.${Buffer.from(`{"family_name":"${who}","scp":"a b c"}`).toString('base64url')}.${'c2lnbmF0dXJl'.repeat(8)}`
const pemLines = ['MIIDWaldorf', 'QmVya2hlaW0', 'c3RlaW5iZXJn'].map((start) => start.padEnd(64, 'd2FsZG9yZg'))
const pem = `-----BEGIN CERTIFICATE-----\r\n${pemLines.join('\r\n')}\r\nZW5kZQ==\r\n-----END CERTIFICATE-----`
const sidBytes = Uint8Array.from([
  1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x28, 0x99, 0xaa, 0xbb, 0x1c, 0x50, 4, 0, 0,
])
const wide = (text: string): string => Buffer.from(text, 'utf16le').toString('hex')

const reg = `Windows Registry Editor Version 5.00

[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\CloudDomainJoin\\JoinInfo\\${THUMBPRINT}]
"TenantId"="${TENANT}"
"UserEmail"="greta.waldorf@outlook.com"

[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters]
"NV Hostname"="WKS-WALDORF7"
"Domain"="intern.berkheim-werke.example"
"DhcpNameServer"="10.66.12.13 10.66.12.14"

[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon]
"DefaultPassword"="Rhein!24x"
"Source"="\\\\\\\\fsbrk09\\\\profile$\\\\gwaldorf"
"Blob"=hex:${wide('name=WKS-WALDORF7;').match(/../g)?.join(',')}
"Wide"=hex:${wide('srv-only-in-hex.berkheim-werke.example').match(/../g)?.join(',')}
`
const eventXml = (id: number, data: string): string =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-User Device Registration' Guid='{23B8D46B-67DD-40A3-B636-D43E50552C6D}'/>` +
  `<EventID>${id}</EventID><Level>2</Level><TimeCreated SystemTime='2026-11-18T09:14:0${id % 10}.1Z'/><EventRecordID>${id}</EventRecordID>` +
  `<Channel>Admin</Channel><Computer>WKS-WALDORF7</Computer><Security UserID='S-1-5-18'/></System><EventData>${data}</EventData></Event>`
const field = (name: string, value: string): string => `<Data Name='${name}'>${value.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</Data>`
const events = `<Events>${[
  eventXml(304, field('Message', `The device object by the given id (${DEVICE}) isn't found.`)),
  eventXml(305, field('Token', jwt('Waldorf'))),
  eventXml(306, field('Detail', `second ${jwt('Steinberg')} and cert ${pem}`)),
  eventXml(307, field('Detail', 'logged on as AzureAD\\GretaWaldorf via 10.66.12.21, pool 10.66.12.30-10.66.12.39')),
  eventXml(
    308,
    field(
      'Detail',
      `AADSTS90002: not found in the directory 'Berkheim Werke AG'. Key 123456-234567-345678-456789-567890-678901-789012-890123`,
    ),
  ),
  eventXml(
    309,
    field(
      'Detail',
      `blob ${Buffer.from('host=WKS-WALDORF7').toString('base64')} and ${Buffer.from('..host=wks-waldorf7..', 'utf16le').toString('base64')}`,
    ),
  ),
  eventXml(
    310,
    field('Url', `https://x.blob.core.windows.net/c?sv=2022&sig=${encodeURIComponent('Qm9uam91ckdyZXRhV2FsZG9yZg+/Zz09')}&x=1`),
  ),
].join('')}</Events>`
const ldif = `dn: CN=Waldorf\\, Greta,OU=Staff,DC=intern,DC=berkheim-werke,DC=example
objectClass: user
cn: Waldorf, Greta
sn: Waldorf
displayName: Waldorf, Greta
sAMAccountName: gwaldorf
userPrincipalName: greta@berkheim-werke.example
company: Berkheim Holding
manager: CN=Stein\\, Ottokar,OU=Staff,DC=intern,DC=berkheim-werke,DC=example
homeDirectory: \\\\nasbrk11\\home$\\gwaldorf

dn: CN=WKS-WALDORF7,OU=Clients,DC=intern,DC=berkheim-werke,DC=example
objectClass: computer
cn: WKS-WALDORF7
sAMAccountName: WKS-WALDORF7$
objectGUID:: ${Buffer.from(OBJECT.replace(/^(..)(..)(..)(..)-(..)(..)-(..)(..)-/, '$4$3$2$1$6$5$8$7').replaceAll('-', ''), 'hex').toString('base64')}
objectSid:: ${Buffer.from(sidBytes).toString('base64')}
dNSHostName: wks-waldorf7.intern.berkheim-werke.example
`
const list = `Device ID,Device name,Managed by,Ownership,Compliance,OS,OS version,Last check-in,Primary user display name,Primary user UPN,Serial number,Wi-Fi MAC,EthernetMAC
${OBJECT},WKS-WALDORF7,Intune,Corporate,Compliant,Windows,10.0.22631.1,2026-11-18 09:00:00.0000000,"Steinberg, Ilse",ilse@berkheim-werke.example,PF3XK9BRK,A4B1C2D3E4F5,
`
/** As they might be written: each must be gone in every form. */
const planted: readonly string[] = [
  ...[TENANT, DEVICE, OBJECT, THUMBPRINT, 'greta.waldorf', 'wks-waldorf7', 'berkheim', '10.66.12.13', '10.66.12.14', '10.66.12.21'],
  ...['10.66.12.30', '10.66.12.39', 'Rhein!24x', 'fsbrk09', 'nasbrk11', 'gwaldorf', 'GretaWaldorf', 'Waldorf, Greta', 'Greta Waldorf'],
  ...['Steinberg, Ilse', 'Stein, Ottokar', 'PF3XK9BRK', 'A4B1C2D3E4F5', '123456-234567', 'srv-only-in-hex', 'Berkheim Holding'],
  ...[pemLines[0] ?? '', pemLines[1] ?? '', pemLines[2] ?? '', 'Qm9uam91ckdyZXRhV2FsZG9yZg'],
  ...['Waldorf', 'Steinberg'].map((who) => jwt(who).split('.')[1] ?? ''),
  ...[
    jwt('x').split('.')[2] ?? '',
    Buffer.from(sidBytes.subarray(12, 24)).toString('hex'),
    'Projekt Nordlicht',
    'nordwand',
    'Ticketnehmer',
  ],
]

let folder: string
let engine: TestEngine
let target: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'joinsight-leaks-'))
  target = join(folder, 'redacted.jcase')
  const files: readonly (readonly [string, string])[] = [
    ['nordwand.reg', reg],
    ['x.xml', events],
    ['x.ldf', ldif],
    ['devices.csv', list],
    ['secret.txt', 'WKS-WALDORF7'],
  ]
  for (const [name, text] of files) writeFileSync(join(folder, name), text)
  engine = await openTestEngine({ person: 'Ticketnehmer, Udo' }, folder)
  await engine.ask('case.create', { path: engine.casePath, title: 'Berkheim Holding' })
  await engine.ask('case.setRecord', {
    customer: 'Berkheim Holding',
    ticket: 'INC-77 greta.waldorf@outlook.com',
    tags: ['10.66.12.13', 'Berkheim Holding'],
  })
  await engine.import(...files.slice(0, 4).map(([name]) => join(folder, name)))
  await engine.ask('notes.save', {
    text: `See \\\\fsbrk09\\profile$ on wks-waldorf7 for C:\\Users\\gwaldorf and ${pem}\n\nProjekt Nordlicht`,
  })
  await engine.ask('checklist.add', { texts: ['Call greta.waldorf@outlook.com'] })
  await engine.ask('attachments.add', { paths: [join(folder, 'secret.txt')] })
  await engine.ask('events.saveFilter', { name: 'only wks-waldorf7', filter: { text: '"10.66.12.21"' } })
  await engine.ask('redact.make', { path: target, add: ['Projekt Nordlicht'] })
}, 90_000)
afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a reader finds: all bytes, and all texts of the tables with what is compressed unpacked. */
function contentOf(path: string): string[] {
  const db = new Database(path, { readonly: true })
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
  const cells = tables.flatMap((table) =>
    db
      .prepare(`SELECT * FROM "${table}"`)
      .raw()
      .all()
      .flatMap((row) =>
        (row as unknown[]).flatMap((cell) => {
          if (cell instanceof Uint8Array && cell[0] === 0x28 && cell[1] === 0xb5) return [zstdDecompressSync(cell).toString()]
          return typeof cell === 'string' ? [cell] : []
        }),
      ),
  )
  db.close()
  return [readFileSync(path).toString('latin1'), cells.join('\n')]
}

/** Ways to write a value that a reader undoes without thinking. */
function waysOf(value: string): string[] {
  const plain = [
    value,
    value.replaceAll('-', ''),
    encodeURIComponent(value),
    Buffer.from(value, 'utf16le').toString('latin1'),
    JSON.stringify(value).slice(1, -1),
  ]
  const digits = [Buffer.from(value).toString('hex'), wide(value), wide(value.toUpperCase())]
  return [...plain, ...digits].map((each) => each.toLowerCase())
}
function base64Of(value: string): string[] {
  return [value, value.toLowerCase(), value.toUpperCase()].flatMap((each) =>
    (['utf8', 'utf16le'] as const).flatMap((encoding) =>
      ['', 'x', 'xx'].map((before) => {
        const bytes = Buffer.concat([Buffer.from(before), Buffer.from(each, encoding)])
        return bytes.toString('base64').slice(before === '' ? 0 : 4, Math.floor((bytes.length * 8) / 6))
      }),
    ),
  )
}

describe('a redacted copy of a case full of names', { timeout: 60_000 }, () => {
  it.each(planted)('does not hold %s in any form', (value) => {
    const contents = contentOf(target)
    const folded = contents.map((text) => text.toLowerCase())
    expect(waysOf(value).filter((way) => folded.some((text) => text.includes(way)))).toEqual([])
    expect(base64Of(value).filter((way) => way.length > 6 && contents.some((text) => text.includes(way)))).toEqual([])
  })

  it('does not hold hashes of its originals', () => {
    const source = new Database(engine.casePath, { readonly: true })
    const hashes = source
      .prepare('SELECT sha256 FROM artefact UNION SELECT sha256 FROM attachment UNION SELECT uid FROM caseRecord')
      .pluck()
      .all() as string[]
    source.close()
    const [bytes = ''] = contentOf(target)
    expect(hashes.length).toBeGreaterThan(4)
    expect(hashes.filter((hash) => bytes.includes(hash))).toEqual([])
  })
})
