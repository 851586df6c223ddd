import { describe, expect, it } from 'vitest'
import type { RegInfoFieldRecord } from '../../../../../shared/facts/record.ts'
import { parseRegInfo } from '../../../../../shared/parse/regInfo/parseRegInfo.ts'
import { accountedBytes, type ReadItems, readItems } from '../readItems.ts'

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
const read = (lines: readonly string[]): ReadItems => readItems(parseRegInfo, utf16(lines.map((line) => `${line}\r\n`).join('')))
const fieldsOf = ({ records }: ReadItems): RegInfoFieldRecord[] => records.filter((record) => record.type === 'regInfoField')
const fieldOf = (items: ReadItems, name: string): RegInfoFieldRecord | undefined => fieldsOf(items).find((field) => field.name === name)
const codesOf = ({ problems }: ReadItems): string[] => problems.map((problem) => problem.code)

const deviceId = 'AB2F6C11-0000-4000-8000-000000000001'
const enrolled = [
  'please find reg info for MdeConfigMgr flow On : 06/05/2022 9:41:07 AM +02:00',
  '',
  'EnrollmentStatus : 1',
  'TenantId : ab2f6c11-0000-4000-8000-000000000002',
  `DeviceId : ${deviceId}`,
  `EnrollmentPayload : {"intuneDeviceId":"AB2F6C11-0000-4000-8000-000000000003","other":{"a":1}}`,
  'MemConfiguration : ',
  'LastCheckinAttempt : 2022-05-06T07:00:00.1234567Z',
  'LastCheckinSuccess : 2022-05-06T07:00:00.1234567Z',
  'SystemManufacturer : Contoso Corp.',
  'SystemProductName : Model 7',
  'ProductName : Windows Server 2019 Standard',
  'UBR : 2803',
  'OnboardedInfo : ',
  '',
  'body : {"TenantId":"x"}',
  'DeviceId : of the object, not of the file',
  '',
  'SenseCmConfiguration : @{Name=x; Value=y}',
  'more of it',
  'NextVersion : False',
  'SwitchStatus : 0',
  'MsSensePath : C:\\Program Files\\Windows Defender Advanced Threat Protection\\MsSense.exe',
]

describe('parseRegInfo', () => {
  it('reads names, values, missing values and missing keys', () => {
    const items = read(enrolled)
    expect(fieldOf(items, 'SwitchStatus')).toEqual({
      type: 'regInfoField',
      name: 'SwitchStatus',
      value: '0',
      missingKey: false,
      trusted: true,
    })
    expect(fieldOf(items, 'MemConfiguration')).toEqual({ type: 'regInfoField', name: 'MemConfiguration', missingKey: false, trusted: true })
    expect(fieldOf(items, 'NextVersion')).toEqual({ type: 'regInfoField', name: 'NextVersion', missingKey: true, trusted: true })
    expect(fieldOf(items, 'MsSensePath')?.value).toBe('C:\\Program Files\\Windows Defender Advanced Threat Protection\\MsSense.exe')
  })

  it('keeps printed objects whole, with names in them that fields have too', () => {
    const items = read(enrolled)
    expect(fieldOf(items, 'OnboardedInfo')?.value).toBe('body : {"TenantId":"x"}\nDeviceId : of the object, not of the file')
    expect(fieldOf(items, 'SenseCmConfiguration')?.value).toBe('@{Name=x; Value=y}\nmore of it')
    expect(fieldsOf(items).filter((field) => field.name === 'DeviceId')).toHaveLength(1)
  })

  it.each([
    ['a JSON text', '{"SenseCmModeSwitch":2,"other":1}', 2],
    ['the lines of a printed object', 'SenseCmModeSwitch : 1', 1],
    ['one printed object', '@{SenseCmModeSwitch=2; Other=x}', 2],
    ['a longer name that only ends so', '{"NoSenseCmModeSwitch":2}', undefined],
  ])('reads the mode switch out of %s', (_what, printed, value) => {
    const { facts } = read(['SenseCmConfiguration : ', printed])
    expect(facts.find((fact) => fact.kind === 'enrollment.modeSwitch')?.value).toBe(value)
  })

  it('states facts with the line they stand on', () => {
    const { facts } = read(enrolled)
    expect(facts.map(({ kind, value, locator }) => [kind, value, locator.kind === 'line' ? locator.line : undefined])).toEqual([
      ['analyzer.runTime', '2022-05-06T07:41:07.000Z', 1],
      ['enrollment.status', 1, 3],
      ['entra.tenantId', 'ab2f6c11-0000-4000-8000-000000000002', 4],
      ['entra.deviceId', deviceId.toLowerCase(), 5],
      ['enrollment.intuneDeviceId', 'ab2f6c11-0000-4000-8000-000000000003', 6],
      ['enrollment.lastCheckinAttempt', '2022-05-06T07:00:00.1234567Z', 8],
      ['enrollment.lastCheckinSuccess', '2022-05-06T07:00:00.1234567Z', 9],
      ['device.manufacturer', 'Contoso Corp.', 10],
      ['device.model', 'Model 7', 11],
      ['device.os', 'Windows Server 2019 Standard', 12],
    ])
  })

  it('does not trust the line LastCheckinSuccess, and says why', () => {
    const items = read(enrolled)
    expect(fieldOf(items, 'LastCheckinSuccess')?.trusted).toBe(false)
    expect(items.facts.filter((fact) => !fact.trusted).map((fact) => fact.kind)).toEqual(['enrollment.lastCheckinSuccess'])
    expect(items.problems).toMatchObject([{ code: 'lastCheckinSuccessUntrusted', severity: 'info', field: 'LastCheckinSuccess' }])
  })

  it('reads a device that never enrolled: every key missing, no facts', () => {
    const items = read([
      'EnrollmentStatus : False',
      'TenantId : False',
      'DeviceId : False',
      'EnrollmentPayload : False',
      'LastCheckinSuccess : False',
    ])
    expect(fieldsOf(items).every((field) => field.missingKey && field.value === undefined)).toBe(true)
    expect(items.facts).toEqual([])
    expect(items.problems).toEqual([])
  })

  it('puts a payload together that was broken over lines', () => {
    const items = read(['EnrollmentPayload : {"intuneDeviceId":"AB2F6C11-0000-', '4000-8000-000000000003"}', 'MemConfiguration : x'])
    expect(items.facts).toMatchObject([{ kind: 'enrollment.intuneDeviceId', value: 'ab2f6c11-0000-4000-8000-000000000003' }])
  })

  it('names a payload that is no JSON and a status that is no number', () => {
    const items = read(['EnrollmentStatus : one', 'EnrollmentPayload : {"intuneDeviceId":', 'MemConfiguration : x'])
    expect(codesOf(items)).toEqual(['enrollmentStatusNotNumber', 'enrollmentPayloadUnreadable'])
    expect(items.facts).toEqual([])
  })

  it('keeps lines of editions to come', () => {
    expect(fieldOf(read([...enrolled, 'SomethingNew : 7']), 'SomethingNew')?.value).toBe('7')
  })

  it.each(['utf8', 'utf16le', 'latin1'] as const)('accounts for every byte in %s, cut off anywhere', (encoding) => {
    const bytes = new Uint8Array(Buffer.from(enrolled.join('\n'), encoding))
    for (let end = 1; end <= bytes.length; end += 7) {
      const items = readItems(parseRegInfo, bytes.subarray(0, end))
      expect(accountedBytes(items.summary)).toBe(end)
      expect(items.summary.account.unknown).toBe(0)
    }
  })

  it('says of an empty or foreign file that nothing was recognised', () => {
    expect(codesOf(read([]))).toEqual(['nothingRecognised'])
    const foreign = read(['some words', 'and more'])
    expect(codesOf(foreign)).toEqual(['lineNotUnderstood', 'nothingRecognised'])
  })

  it('bounds a value that never ends, but not the account', () => {
    const bytes = new Uint8Array(Buffer.from(`OnboardedInfo : x\n${'y'.repeat(99)}\n`.padEnd(40 << 20, `${'z'.repeat(99)}\n`)))
    const items = readItems(parseRegInfo, bytes)
    expect(fieldOf(items, 'OnboardedInfo')?.value?.length).toBeLessThan((1 << 20) + 200)
    expect(items.summary.account.parsed).toBe(bytes.length)
  })
})
