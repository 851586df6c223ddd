import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../../../shared/facts/fact.ts'
import type { InventorySource } from '../../../../../shared/facts/inventoryField.ts'
import { detectFormat } from '../../../../../shared/parse/detect.ts'
import { parseInventory, parseInventoryAs } from '../../../../../shared/parse/inventory/parseInventory.ts'
import { encodeInventoryCsv, type ListedDevice } from '../../../../../shared/scenarios/encoders/encodeInventoryCsv.ts'
import { cpuMs } from '../../../../cpuMs.ts'
import { accountedBytes, readItems } from '../readItems.ts'

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => new Uint8Array(Buffer.from(text, encoding))
const read = (content: string | Uint8Array) => {
  const bytes = typeof content === 'string' ? bytesOf(content) : content
  const items = readItems(parseInventory, bytes)
  expect(accountedBytes(items.summary)).toBe(bytes.length)
  return items
}
const valuesOf = (facts: readonly Fact[], row?: number): Record<string, unknown> =>
  Object.fromEntries(facts.filter((fact) => fact.row === row).map(({ kind, value }) => [kind, value]))
const codes = ({ problems }: ReturnType<typeof read>) => problems.map(({ code, line }) => [code, line])

const aadDeviceId = '3f0c7d52-8a11-4a58-9d7e-1f2e3d4c5b6a'
const intuneDeviceId = '9b1d6f20-2c3d-4e5f-8a9b-0c1d2e3f4a5b'
const senseDeviceId = '0123456789abcdef0123456789abcdef01234567'
const device: ListedDevice = {
  name: 'PC-17',
  aadDeviceId,
  intuneDeviceId,
  senseDeviceId,
  os: 'Windows',
  osVersion: '10.0.22631.3593',
  managedBy: 'MDE',
  enrollmentStatus: '37',
  onboardingStatus: 'Onboarded',
  joinType: 'Microsoft Entra hybrid joined',
  registered: '2024-04-01T08:00:00Z',
  enabled: true,
  mdm: 'Microsoft Intune',
  compliant: 'False',
  lastSeen: '2024-05-03T10:20:00Z',
  user: 'anne@example.org; “deputy”',
  healthStatus: 'Active',
  riskLevel: 'Low',
}
const shared = { 'device.name': 'PC-17', 'entra.deviceId': aadDeviceId, 'device.os': 'Windows', 'device.osBuild': '22631.3593' }
const lastSeen = { 'inventory.lastSeen': '2024-05-03T10:20:00.000Z' }
const stated: Readonly<Record<InventorySource, Readonly<Record<string, unknown>>>> = {
  portal: {
    ...shared,
    ...lastSeen,
    'inventory.listed': 'PC-17',
    'mde.senseDeviceId': senseDeviceId,
    'enrollment.managedBy': 'MDE',
    'enrollment.status': 37,
    'inventory.onboardingStatus': 'Onboarded',
    'inventory.healthStatus': 'Active',
    'inventory.riskLevel': 'Low',
  },
  entra: {
    ...shared,
    ...lastSeen,
    'inventory.listed': 'PC-17',
    'inventory.enabled': true,
    'inventory.joinType': 'Microsoft Entra hybrid joined',
    'inventory.user': 'anne@example.org; “deputy”',
    'inventory.mdm': 'Microsoft Intune',
    'inventory.compliant': false,
    'inventory.registeredAt': '2024-04-01T08:00:00.000Z',
  },
  intune: {
    ...shared,
    ...lastSeen,
    'inventory.listed': 'PC-17',
    'enrollment.intuneDeviceId': intuneDeviceId,
    'enrollment.managedBy': 'MDE',
    'inventory.registeredAt': '2024-04-01T08:00:00.000Z',
    'inventory.compliant': false,
    'inventory.joinType': 'Microsoft Entra hybrid joined',
    'inventory.user': 'anne@example.org; “deputy”',
  },
}
const variants = (['portal', 'entra', 'intune'] as const).flatMap((source) =>
  (['en', 'fr'] as const).flatMap((language) =>
    ([',', ';', '\t'] as const).flatMap((delimiter) =>
      (['utf-8', 'utf-8+bom', 'utf-16le+bom'] as const).map((encoding) => ({ source, language, delimiter, encoding })),
    ),
  ),
)

describe('parseInventory', () => {
  it.each(variants)('reads a list of $source in $language, separated by “$delimiter”, in $encoding', (variant) => {
    const bytes = encodeInventoryCsv({ ...variant, devices: [device, { name: 'PC-18', lastSeen: '2024-05-02T00:00:00Z' }] })
    expect(detectFormat({ bytes, size: bytes.length, name: 'x' })).toBe('deviceInventory')
    const items = read(bytes)
    expect(items.problems).toEqual([])
    expect(items.summary.encoding).toBe(variant.encoding)
    expect(items.summary.account).toEqual({ parsed: bytes.length, problem: 0, unknown: 0 })
    expect(valuesOf(items.facts, 2)).toEqual(stated[variant.source])
    expect(valuesOf(items.facts, 3)).toMatchObject({ 'inventory.listed': 'PC-18', 'device.name': 'PC-18' })
    expect(valuesOf(items.facts)).toEqual({
      'inventory.list': variant.source,
      'inventory.rows': 2,
      'inventory.newest': '2024-05-03T10:20:00.000Z',
    })
    expect(items.records).toHaveLength(2)
  })

  it('keeps every cell in the record: known ones by field, the others by header', () => {
    const { records } = read('Device Name,OS Platform,Managed By,Tags,,Tags\nPC,Win,MDE,a,b,c\n')
    expect(records).toEqual([
      {
        type: 'inventoryDevice',
        source: 'portal',
        fields: { name: 'PC', os: 'Win', managedBy: 'MDE' },
        other: { Tags: 'a', '#5': 'b', 'Tags #6': 'c' },
      },
    ])
  })

  it('says where a fact stands and in which words', () => {
    const { facts } = read('sep=;\r\nDevice Name;OS Platform;Health Status\r\n\r\npc-1.corp.example.org;Windows11;Active\r\n')
    expect(facts.find(({ kind }) => kind === 'device.name')).toEqual({
      kind: 'device.name',
      subject: '',
      value: 'pc-1',
      locator: { kind: 'line', line: 4 },
      quote: 'Device Name: pc-1.corp.example.org',
      trusted: true,
      row: 4,
    })
    expect(facts[0]).toMatchObject({
      kind: 'inventory.list',
      subject: 'portal',
      value: 'portal',
      locator: { line: 2 },
      quote: 'Device Name;OS Platform;Health Status',
    })
    expect(facts.find(({ kind }) => kind === 'inventory.listed')).toMatchObject({ subject: 'portal', value: 'pc-1', row: 4 })
  })

  it('reads what Export-Csv writes, with its #TYPE line and quotes everywhere', () => {
    const { facts, problems } = read(
      '#TYPE Microsoft.Graph.PowerShell.Models.MicrosoftGraphDevice\r\n"DisplayName","AccountEnabled","TrustType","ApproximateLastSignInDateTime"\r\n"PC, second","False","ServerAd","5/3/2024 10:20:00 PM"\r\n',
    )
    expect(problems).toEqual([])
    expect(valuesOf(facts, 3)).toEqual({
      'inventory.listed': 'PC, second',
      'device.name': 'PC, second',
      'inventory.enabled': false,
      'inventory.joinType': 'ServerAd',
      'inventory.lastSeen': '2024-05-03T22:20:00.000Z',
    })
  })

  it.each(['Pending', 'En attente'])('tells a device that Entra ID waits for (“%s”) from one that is registered', (word) => {
    const { facts } = read(`Name,Enabled,Join type,Registered\nA,Yes,Hybrid,${word}\nB,No,Hybrid,2024-05-01\nC,Yes,Hybrid,\n`)
    expect(valuesOf(facts, 2)).toMatchObject({ 'inventory.registration': 'Pending', 'inventory.enabled': true })
    expect(valuesOf(facts, 3)).toMatchObject({ 'inventory.registeredAt': '2024-05-01T00:00:00.000Z', 'inventory.enabled': false })
    expect(Object.keys(valuesOf(facts, 4)).filter((kind) => kind.startsWith('inventory.regist'))).toEqual([])
  })

  it('never says that a device is joined because a list has a join type', () => {
    const { facts } = read(encodeInventoryCsv({ source: 'entra', devices: [{ ...device, joinType: 'AzureAd' }] }))
    expect(facts.filter(({ kind }) => kind.startsWith('join.'))).toEqual([])
  })

  it.each([
    ['0x25', { 'enrollment.status': 37 }],
    ['13', { 'enrollment.status': 13 }],
    ['Success', { 'enrollment.statusText': 'Success' }],
    ['', {}],
  ])('takes the enrollment status “%s” for a number only where it is one', (printed, expected) => {
    const { facts } = read(`Device Name,OS Platform,MDE Enrollment status\nPC,Win,${printed}\n`)
    const found = Object.entries(valuesOf(facts, 2)).filter(([kind]) => kind.startsWith('enrollment.'))
    expect(Object.fromEntries(found)).toEqual(expected)
  })

  it('makes no facts of ids that are none, and of a release name no build', () => {
    const { facts } = read(
      'Device Name,Device ID,OS Version,Azure AD Device Id,Health Status\nPC,n/a,22H2,00000000-0000-0000-0000-000000000000,Active\n',
    )
    expect(Object.keys(valuesOf(facts, 2))).toEqual(['inventory.listed', 'device.name', 'inventory.healthStatus'])
  })

  it('tells a list of the portal from one of Intune by its ids where the headers say nothing', () => {
    const listOf = (id: string) => valuesOf(read(`Device ID,Device name,OS version,Managed by\n,A,,\n${id},B,,MDE\n`).facts, 3)
    expect(listOf(senseDeviceId)).toMatchObject({ 'mde.senseDeviceId': senseDeviceId })
    expect(listOf(intuneDeviceId)).toMatchObject({ 'enrollment.intuneDeviceId': intuneDeviceId })
  })

  it.each(['-', '—', 'N/A', 'null'])('makes no fact of a cell that says nothing (“%s”)', (cell) => {
    const { facts, records } = read(`Device Name,OS Platform,Managed By\nPC,Win,${cell}\n`)
    expect(Object.keys(valuesOf(facts, 2))).toEqual(['inventory.listed', 'device.name', 'device.os'])
    expect(records).toMatchObject([{ fields: { managedBy: cell } }])
  })

  it('leaves dates as text that could be either way, and says so once for the column', () => {
    const content = 'Device Name,OS Platform,Last Seen\nA,Win,03/04/2024 10:00\nB,Win,04/04/2024 10:00\n'
    const items = read(content)
    expect(items.facts.filter(({ kind }) => kind === 'inventory.lastSeen' || kind === 'inventory.newest')).toEqual([])
    expect(items.problems).toMatchObject([{ code: 'listTimesUndecided', line: 2, args: { field: 'Last Seen', count: 2 } }])
    const decided = read(`${content}C,Win,25/04/2024 10:00\n`)
    expect(valuesOf(decided.facts)['inventory.newest']).toBe('2024-04-25T10:00:00.000Z')
    expect(decided.problems).toEqual([])
  })

  it('keeps a row with too few or too many values and names its line', () => {
    const items = read('Device Name,OS Platform,Managed By\nA,Win\nB,Win,MDE,,\nC,Win,MDE,surplus\n')
    expect(codes(items)).toEqual([
      ['rowRagged', 2],
      ['rowRagged', 4],
    ])
    expect(items.records).toHaveLength(3)
    expect(items.records[2]).toMatchObject({ other: { '#4': 'surplus' } })
  })

  it('reads on behind a quote that never closes', () => {
    const items = read('Device Name,OS Platform,Managed By\n"A,Win,MDE\nB,Win,MDE\n')
    expect(codes(items)).toEqual([['quoteNotClosed', 2]])
    expect(items.summary.account.problem).toBe('"A,Win,MDE\n'.length)
    expect(valuesOf(items.facts, 2)).toMatchObject({ 'device.name': 'A', 'enrollment.managedBy': 'MDE' })
    expect(valuesOf(items.facts, 3)).toMatchObject({ 'device.name': 'B' })
  })

  it('leaves zero bytes out of the values and names the line', () => {
    const items = read('Device Name,OS Platform,Managed By\nA\0B,Win,MDE\n')
    expect(codes(items)).toEqual([['zeroBytesInRow', 2]])
    expect(valuesOf(items.facts, 2)).toMatchObject({ 'device.name': 'AB' })
  })

  it('names a row without a device', () => {
    const items = read('Device Name,OS Platform,Managed By\n,Win,MDE\n')
    expect(codes(items)).toEqual([['rowWithoutDevice', 2]])
    expect(valuesOf(items.facts, 2)).toEqual({})
  })

  it('counts damaged rows behind the first hundred instead of naming them', () => {
    const items = read(`Device Name,OS Platform,Managed By\n${'A,Win\n'.repeat(250)}`)
    expect(items.problems).toHaveLength(101)
    expect(items.problems.at(-1)).toMatchObject({ code: 'moreRowsDamaged', args: { count: 150 } })
  })

  it('reads a list of which only the header is left', () => {
    const items = read('Device Name,OS Platform,Managed By\r\n')
    expect(items.problems).toEqual([])
    expect(valuesOf(items.facts)).toEqual({ 'inventory.list': 'portal', 'inventory.rows': 0 })
  })

  it.each([
    ['an empty file', '', 'emptyFile'],
    ['a mark alone', '\ufeff', 'emptyFile'],
    ['another table', 'a,b,c\n1,2,3\n', 'nothingRecognised'],
    ['blank lines', '\n\n\n', 'nothingRecognised'],
  ])('says of %s that it is no list', (_what, content, code) => {
    const items = read(content)
    expect(items.problems).toMatchObject([{ code, severity: 'error' }])
    expect(items.facts).toEqual([])
  })

  it('survives headers that are names of objects’ own properties', () => {
    const { records } = read('Device Name,OS Platform,Managed By,__proto__,constructor\nA,Win,MDE,x,y\n')
    expect(JSON.stringify(records)).toContain('"__proto__":"x"')
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  })

  it('reads windows-1252, as Excel saves a list in French', () => {
    const items = read(bytesOf("Nom de l'appareil;État d'intégrité;Géré par\nA;Actif;Défaut\n", 'latin1'))
    expect(items.summary.encoding).toBe('windows-1252')
    expect(valuesOf(items.facts, 2)).toMatchObject({ 'enrollment.managedBy': 'Défaut' })
  })

  it('accounts for every byte of a list that is cut off anywhere or has a damaged byte', () => {
    const whole = encodeInventoryCsv({ source: 'intune', devices: [device, { ...device, name: 'a "quoted"\r\nname' }], encoding: 'utf-8' })
    for (let at = 0; at < whole.length; at++) {
      read(whole.subarray(0, at))
      for (const byte of [0x00, 0x0a, 0x22, 0xff]) read(whole.with(at, byte))
    }
  })

  it.each([
    ['quotes', '"'],
    ['quotes and line ends', '"\n'],
    ['doubled quotes and line ends', '"""a""\n'],
    ['delimiters', ','],
    ['line ends', '\n'],
    ['cells without end', 'a,"b\n\n'],
  ])('reads megabytes of %s in seconds, with few problems', (_what, unit) => {
    const header = 'Device Name,OS Platform,Managed By\n'
    const started = cpuMs()
    const items = read(`${header}${unit.repeat(Math.ceil(2_000_000 / unit.length))}`)
    expect(items.problems.length).toBeLessThanOrEqual(102)
    expect(cpuMs() - started).toBeLessThan(20_000)
  })

  it('reads a hundred thousand devices', () => {
    const rows = Array.from({ length: 100_000 }, (_value, index) => `PC-${index},Windows11,MDE`)
    const items = read(`Device Name,OS Platform,Managed By\n${rows.join('\n')}`)
    expect(items.records).toHaveLength(100_000)
    expect(valuesOf(items.facts)['inventory.rows']).toBe(100_000)
    expect(valuesOf(items.facts, 100_001)).toMatchObject({ 'device.name': 'PC-99999' })
  })

  it('reads columns as a person says, whatever their headers are', () => {
    const bytes = bytesOf('Poste;Vu;Canal\nA;2024-05-01;MDE\n')
    expect(detectFormat({ bytes, size: bytes.length, name: 'x' })).toBe('unknown')
    const mapping = { source: 'portal', fields: ['name', 'lastSeen', 'managedBy'] } as const
    const { facts } = readItems((input) => parseInventoryAs(input, mapping), bytes)
    expect(valuesOf(facts, 2)).toEqual({
      'inventory.listed': 'A',
      'device.name': 'A',
      'inventory.lastSeen': '2024-05-01T00:00:00.000Z',
      'enrollment.managedBy': 'MDE',
    })
    expect(valuesOf(facts)).toMatchObject({ 'inventory.list': 'portal', 'inventory.rows': 1 })
  })

  it('takes what a person says over what the headers say', () => {
    const mapping = { source: 'intune', fields: [null, 'name', 'joinType'] } as const
    const items = readItems(parseInventory, bytesOf('x'))
    expect(items.records).toEqual([])
    const bytes = bytesOf('Device Name,OS Platform,Managed By\nA,B,C\n')
    const { records } = readItems(({ bytes: own, name }) => parseInventory({ bytes: own, name, mapping }), bytes)
    expect(records).toMatchObject([{ source: 'intune', fields: { name: 'B', joinType: 'C' }, other: { 'Device Name': 'A' } }])
  })
})
