import { describe, expect, it } from 'vitest'
import { parseRegText } from '../../../../../shared/parse/registry/parseRegText.ts'
import type { AnalyzerReport } from '../../../../../shared/scenarios/encoders/analyzerReport.ts'
import { encodeAnalyzerHtml } from '../../../../../shared/scenarios/encoders/encodeAnalyzerHtml.ts'
import { encodeAnalyzerXml } from '../../../../../shared/scenarios/encoders/encodeAnalyzerXml.ts'
import { encodeDsregcmd } from '../../../../../shared/scenarios/encoders/encodeDsregcmd.ts'
import { encodeReg, type RegValue } from '../../../../../shared/scenarios/encoders/encodeReg.ts'
import { encodeRegInfo } from '../../../../../shared/scenarios/encoders/encodeRegInfo.ts'
import { encodeText } from '../../../../../shared/scenarios/encoders/encodeText.ts'
import { crc32 } from '../../../../../shared/scenarios/encoders/encodeZip.ts'
import { readItems } from '../../parse/readItems.ts'

const utf16 = (bytes: Uint8Array) => new TextDecoder('utf-16le').decode(bytes)
const utf8 = (bytes: Uint8Array) => new TextDecoder('utf-8').decode(bytes)

describe('text', () => {
  it.each(['A', 'é', '午', '😀', 'a\u0000b'])('%j is the UTF-8 that the platform writes', (text) => {
    expect(encodeText(text, 'utf-8')).toEqual(new TextEncoder().encode(text))
  })

  it('has the marks that Windows writes', () => {
    expect([...encodeText('é', 'utf-16le+bom')]).toEqual([0xff, 0xfe, 0xe9, 0])
    expect([...encodeText('é', 'utf-8+bom')]).toEqual([0xef, 0xbb, 0xbf, 0xc3, 0xa9])
    expect([...encodeText('é午', 'latin1')]).toEqual([0xe9, 0x3f])
  })
})

it('CRC-32 gives the check value of the standard', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
})

describe('.reg', () => {
  const values: readonly RegValue[] = [
    { name: '', type: 'string', data: 'default' },
    { name: 'quotes " and \\', type: 'string', data: 'C:\\a "b"' },
    { name: 'number', type: 'dword', data: 4294967295 },
    { name: 'big', type: 'qword', data: 2 ** 40 },
    { name: 'path', type: 'expandString', data: '%ProgramFiles%\\Contoso\\a long path that needs several lines of digits' },
    { name: 'list', type: 'multiString', data: ['one', 'two'] },
    { name: 'bytes', type: 'binary', data: Uint8Array.from({ length: 60 }, (_, i) => i) },
    { name: 'nothing', type: 'binary', data: new Uint8Array(0) },
  ]
  const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]'

  it.each([5, 4] as const)('of version %d is read back value by value', (version) => {
    const { records, problems } = readItems(parseRegText, encodeReg([{ key, values }], { version }))
    expect(problems).toEqual([])
    expect(records.flatMap((record) => (record.type === 'registryValue' ? [[record.name, record.data]] : []))).toEqual([
      ['', 'default'],
      ['quotes " and \\', 'C:\\a "b"'],
      ['number', 4294967295],
      ['big', 2 ** 40],
      ['path', '%ProgramFiles%\\Contoso\\a long path that needs several lines of digits'],
      ['list', ['one', 'two']],
      ['bytes', Buffer.from(Uint8Array.from({ length: 60 }, (_, i) => i)).toString('hex')],
      ['nothing', ''],
    ])
  })

  it('breaks hex data before column 80 and indents it by two, as regedit does', () => {
    const lines = utf16(encodeReg([{ key, values }])).split('\r\n')
    const digits = lines.filter((line) => /^ {2}[0-9a-f]/.test(line) || line.includes('hex'))
    expect(digits.length).toBeGreaterThan(6)
    expect(Math.max(...lines.filter((line) => !line.startsWith('[')).map((line) => line.length))).toBeLessThanOrEqual(80)
  })
})

it('dsregcmd ends the names of fields in column 26', () => {
  const lines = utf16(encodeDsregcmd([{ title: 'Device State', groups: [[['AzureAdJoined', 'NO']], [['MdmUrl', '']]] }])).split('\r\n')
  expect(lines).toEqual([
    '',
    `+${'-'.repeat(70)}+`,
    `| Device State${' '.repeat(57)}|`,
    `+${'-'.repeat(70)}+`,
    '',
    '             AzureAdJoined : NO',
    '',
    '                    MdmUrl :',
    '',
    '',
  ])
})

it('the registry information prints objects as PowerShell lists them', () => {
  const text = utf16(
    encodeRegInfo({
      runTime: 'now',
      fields: [
        ['UBR', '1'],
        ['OnboardedInfo', { body: '{}', longer: 'x' }],
      ],
    }),
  )
  expect(text).toBe(
    'please find reg info for MdeConfigMgr flow On : now\r\n\r\nUBR : 1\r\nOnboardedInfo : \r\n\r\n\r\nbody   : {}\r\nlonger : x\r\n\r\n\r\n\r\n',
  )
})

describe('the analyzer report', () => {
  const event = (id: string, severity: 'Error' | 'Informational') =>
    ({
      id,
      severity,
      category: 'Configuration',
      check: 'Check',
      result: 'a &amp; b',
      guidance: "<a target='_blank' href='https://x'>x</a><br>y",
    }) as const
  const report: AnalyzerReport = {
    general: [{ element: 'scriptVersion', displayName: 'Script Version: ', value: '1' }],
    devInfo: [{ element: 'deviceName', displayName: 'Device name', value: '<A & B>' }],
    edr: [{ element: 'State', displayName: 'State', value: 'Stopped', alert: 'High' }],
    configuration: [],
    av: [{ element: 'Empty', displayName: 'Empty', value: '' }],
    events: [event('120037', 'Informational'), event('122030', 'Error')],
  }

  it('as XML keeps markup of results as text, empty values, and the order of writing', () => {
    const xml = utf8(encodeAnalyzerXml(report))
    expect(xml).toContain(
      '\r\n    <deviceName displayName="Device name">\r\n      <value>&lt;A &amp; B&gt;</value>\r\n    </deviceName>\r\n',
    )
    expect(xml).toContain('<value>Stopped</value>\r\n      <alert>High</alert>')
    expect(xml).toContain('<value />')
    expect(xml).toContain('<MDEDevConfig />')
    expect(xml).toContain('<checkresult>a &amp;amp; b</checkresult>')
    expect(xml.indexOf('120037')).toBeLessThan(xml.indexOf('122030'))
  })

  it('as a page colours alerts, counts results, puts errors first and leaves their markup alone', () => {
    const page = utf8(encodeAnalyzerHtml(report))
    expect(page).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?><html><head>/)
    expect(page).toContain('<td>&lt;A &amp; B&gt;</td>')
    expect(page).toContain('<span style="color:red">Stopped</span>')
    expect(page).toContain('<tr><td>1</td><td>0</td><td>1</td></tr>')
    expect(page).toContain("<a target='_blank' href='https://x'>x</a><br />y")
    expect(page.indexOf('122030')).toBeLessThan(page.indexOf('120037'))
  })
})
