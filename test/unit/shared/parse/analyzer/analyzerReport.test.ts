import { describe, expect, it } from 'vitest'
import type { AnalyzerFieldRecord, AnalyzerResultRecord } from '../../../../../shared/facts/record.ts'
import { parseAnalyzerHtml } from '../../../../../shared/parse/analyzer/parseAnalyzerHtml.ts'
import { parseAnalyzerXml } from '../../../../../shared/parse/analyzer/parseAnalyzerXml.ts'
import type { ParsedItem } from '../../../../../shared/parse/parsed.ts'
import { corpusBytes, describeWithCorpus } from '../../../../corpus.ts'
import { accountedBytes, type ReadItems, readItems } from '../readItems.ts'
import { htmlOf, type ReportSpec, sampleReport, xmlOf } from './reportBuilder.ts'

const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'))
const readHtml = (text: string): ReadItems => readItems(parseAnalyzerHtml, utf8(text))
const readXml = (text: string): ReadItems => readItems(parseAnalyzerXml, utf8(text))

const fieldsOf = ({ records }: ReadItems): AnalyzerFieldRecord[] => records.filter((record) => record.type === 'analyzerField')
const resultsOf = ({ records }: ReadItems): AnalyzerResultRecord[] => records.filter((record) => record.type === 'analyzerResult')
const codesOf = ({ problems }: ReadItems): string[] => problems.map((problem) => problem.code)
const factsOf = ({ facts }: ReadItems): unknown[] => facts.map(({ kind, subject, value, quote }) => [kind, subject, value, quote])

/** Fields of the sections that both forms have, without the element names that only the XML has, in an order of their own. */
const commonFields = (items: ReadItems): string[] =>
  fieldsOf(items)
    .filter((field) => field.section !== 'Check Results Summary' && field.displayName !== 'PowerShell Language mode')
    .map(({ section, displayName, value, alert }) => JSON.stringify([section, displayName, value, alert]))
    .sort()
const sorted = (values: readonly unknown[]): string[] => values.map((value) => JSON.stringify(value)).sort()

function expectSameReport(html: ReadItems, xml: ReadItems): void {
  expect(commonFields(html)).toEqual(commonFields(xml))
  expect(sorted(resultsOf(html))).toEqual(sorted(resultsOf(xml)))
  expect(sorted(factsOf(html))).toEqual(sorted(factsOf(xml)))
  expect(html.summary.edition).toBe(xml.summary.edition)
}

describe('a Client Analyzer report', () => {
  it('gives the same fields, results and facts from the page and from the XML', () => {
    const html = readHtml(htmlOf(sampleReport))
    const xml = readXml(xmlOf(sampleReport))
    expectSameReport(html, xml)
    expect(html.problems).toEqual([])
    expect(xml.problems).toEqual([])
    expect(xml.summary.edition).toBe('08May2024')
  })

  it('keeps repeated fields, unknown labels and unknown sections', () => {
    const fields = fieldsOf(readXml(xmlOf(sampleReport)))
    expect(fields.filter((field) => field.name === 'AADDeviceID')).toHaveLength(2)
    expect(fields).toContainEqual({
      type: 'analyzerField',
      section: 'devInfo',
      name: 'FutureItem',
      displayName: 'A label of tomorrow',
      value: '<b>as it is</b>',
    })
    expect(fields).toContainEqual({
      type: 'analyzerField',
      section: 'FutureSection',
      name: 'thing',
      displayName: 'Thing',
      value: 'x',
      alert: 'Medium',
    })
    expect(fieldsOf(readHtml(htmlOf(sampleReport)))).toContainEqual({
      type: 'analyzerField',
      section: 'FutureSection',
      displayName: 'Thing',
      value: 'x',
      alert: 'Medium',
    })
  })

  it('states facts: ids in lower case, times in UTC, services by name, nothing for empty values', () => {
    const { facts } = readXml(xmlOf(sampleReport))
    expect(facts.map(({ kind, subject, value }) => [kind, subject, value])).toEqual([
      ['analyzer.scriptVersion', '', '08May2024'],
      ['analyzer.runTime', '', '2025-01-31T14:30:00.000Z'],
      ['device.name', '', 'SRV-42'],
      ['device.architecture', '', '64 ビット'],
      ['enrollment.statusText', '', 'Connectivity issue (13)'],
      ['enrollment.status', '', 13],
      ['entra.deviceId', '', 'ab2f6c11-0000-4000-8000-000000000001'],
      ['entra.deviceId', '', 'ab2f6c11-0000-4000-8000-000000000002'],
      ['service.status', 'diagTrack', 'startPending'],
      ['analyzer.result', '122024', 'error'],
      ['analyzer.result', 'NoIdTest', 'info'],
    ])
  })

  it('gives places: absolute XPaths in the XML, byte ranges of the row in the page', () => {
    const xml = [...parseAnalyzerXml({ bytes: utf8(xmlOf(sampleReport)), name: 'x' })]
    expect(xml.flatMap((item) => (item.type === 'record' ? [item.locator] : []))).toContainEqual({
      kind: 'xpath',
      path: '/MDEResults/MDEDevConfig[1]/AADDeviceID[2]',
    })
    const bytes = utf8(`\ufeff${htmlOf(sampleReport)}`)
    const places = [...parseAnalyzerHtml({ bytes, name: 'x' })].flatMap((item: ParsedItem) => (item.type === 'record' ? [item] : []))
    for (const { record, locator } of places) {
      if (locator.kind !== 'offset' || record.type !== 'analyzerField') continue
      const words = Buffer.from(bytes.subarray(locator.offset, locator.offset + (locator.length ?? 0))).toString('utf8')
      if (record.section === 'devInfo')
        expect(words).toMatch(new RegExp(`^<tr><th width="350px">${record.displayName}</th><td>.*</td></tr>$`))
    }
    expect(places.filter(({ locator }) => locator.kind === 'offset')).toHaveLength(places.length)
  })

  it.each([
    ['Microsoft Entra Device ID', 'entra.deviceId', 'ab2f6c11-0000-4000-8000-000000000001', 'AB2F6C11-0000-4000-8000-000000000001'],
    ['Azure AD Tenant ID', 'entra.tenantId', 'ab2f6c11-0000-4000-8000-000000000001', '{AB2F6C11-0000-4000-8000-000000000001}'],
    ['azure ad joined: ', 'join.azureAdJoined', true, 'YES'],
    ['SCP Tenant ID', 'scp.tenantId', 'not a guid', 'not a guid'],
  ])('reads the label %s of any edition', (label, kind, value, printed) => {
    const { facts } = readXml(xmlOf({ sections: { MDEDevConfig: [{ name: 'x', label, value: printed }] } }))
    expect(facts).toMatchObject([{ kind, value }])
  })

  it('turns HTML in results into text and web links, never markup or other targets', () => {
    const result = `<p>One</p><ul><li>a</li><li>b</li></ul><script>alert(1)</script><a href="javascript:alert(1)">click</a> <a href='data:text/html,x'>me</a> <img src=x onerror=alert(1)> <a href="\\\\host\\share">unc</a> <a href="HTTPS://ok.example">ok</a>`
    const report: ReportSpec = { sections: { devInfo: [] }, results: [{ id: '1', severity: 'Error', result }] }
    for (const items of [readXml(xmlOf(report)), readHtml(htmlOf(report))]) {
      const [read] = resultsOf(items)
      expect(read?.result).toBe('One\na\nb\nclick me unc ok')
      expect(read?.resultText.filter((run) => run.url !== undefined)).toEqual([{ text: 'ok', url: 'HTTPS://ok.example' }])
    }
  })

  it('says which result counts of the summary do not agree with the list', () => {
    const page = htmlOf(sampleReport).replace('<tr><td>1</td>', '<tr><td>3</td>')
    expect(readHtml(page).problems).toMatchObject([{ code: 'summaryMismatch', args: { severity: 'Error', expected: 3, found: 1 } }])
  })
})

describe('parseAnalyzerHtml', () => {
  it('reads what is there of a page that was cut off anywhere, and accounts for every byte', () => {
    const whole = utf8(htmlOf(sampleReport))
    const all = new Set(readItems(parseAnalyzerHtml, whole).records.map((record) => JSON.stringify(record)))
    for (let end = 0; end < whole.length - 7; end += 13) {
      const items = readItems(parseAnalyzerHtml, whole.subarray(0, end))
      expect(codesOf(items)).toContain('fileCutOff')
      expect(accountedBytes(items.summary)).toBe(end)
      for (const record of fieldsOf(items)) if (record.section !== 'general') expect(all).toContain(JSON.stringify(record))
    }
  })

  it('marks the bytes from the incomplete cell on as a problem', () => {
    const page = htmlOf(sampleReport)
    const end = page.indexOf('8000-000000000002')
    const items = readHtml(page.slice(0, end))
    const start = page.lastIndexOf('<td>', end)
    const offset = Buffer.byteLength(page.slice(0, start))
    expect(items.problems).toMatchObject([{ code: 'fileCutOff', offset, args: { what: 'Azure AD Device ID' } }])
    expect(items.summary.account.problem).toBe(Buffer.byteLength(page.slice(0, end)) - offset)
  })

  it('says of a page that only calls itself a report that it holds no tables', () => {
    const items = readHtml('<html><head><title>MDE Client Analyzer Results</title></head><body><p>moved</p></body></html>')
    expect(codesOf(items)).toEqual(['reportWithoutTables'])
    expect(items.summary.account.unknown).toBe('moved'.length)
  })

  it.each([
    ['nesting as deep as the page is long', '<div>'.repeat(1_500_000), 'nestedTooDeep'],
    ['formatting that is never closed', '<b>'.repeat(1_500_000), 'nestedTooDeep'],
    ['a tag of countless attributes', `<p ${'a b c d '.repeat(500_000)}>`, 'attributesTooLong'],
  ])('does not choke on %s', (_what, hostile, code) => {
    const items = readHtml(htmlOf(sampleReport).replace('<body>', `<body>${hostile}`))
    expect(codesOf(items)).toEqual([code])
    expect(items.records).toEqual([])
  })

  it('reads results whose HTML leaves elements open', () => {
    const items = readHtml(
      htmlOf({ sections: { devInfo: [] }, results: [{ id: '1', severity: 'Error', result: `x${'<i>y<br>'.repeat(500)}` }] }),
    )
    expect(resultsOf(items)[0]?.result).toMatch(/^xy\n/)
  })

  it('does not read a page larger than any report', () => {
    const items = readItems(parseAnalyzerHtml, new Uint8Array(9 << 20).fill(0x20))
    expect(codesOf(items)).toEqual(['fileTooLarge'])
    expect(items.summary.account.unknown).toBe(9 << 20)
  })
})

describe('parseAnalyzerXml', () => {
  it.each([
    ['a document type', '<!DOCTYPE MDEResults>'],
    ['entity declarations', '<!DOCTYPE MDEResults [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'],
    ['an external entity', '<!DOCTYPE MDEResults [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
    ['a document type behind a long comment', `<!--${'x'.repeat(100_000)}--><!DOCTYPE MDEResults>`],
  ])('refuses %s and reads nothing else', (_what, declaration) => {
    const items = readXml(xmlOf(sampleReport).replace('<MDEResults>', `${declaration}<MDEResults>`))
    expect(codesOf(items)).toEqual(['xmlDoctypeRefused'])
    expect(items.records).toEqual([])
    expect(items.facts).toEqual([])
    expect(items.summary.account.parsed).toBe(0)
  })

  it('reads what is there of a file that was cut off anywhere', () => {
    const whole = utf8(xmlOf(sampleReport))
    const all = new Set(readItems(parseAnalyzerXml, whole).records.map((record) => JSON.stringify(record)))
    for (let end = 0; end < whole.length; end += 13) {
      const items = readItems(parseAnalyzerXml, whole.subarray(0, end))
      expect(items.problems.length).toBeGreaterThan(0)
      expect(accountedBytes(items.summary)).toBe(end)
      for (const record of items.records) expect(all).toContain(JSON.stringify(record))
    }
  })

  it('stops at nesting and attributes that no script writes', () => {
    const deep = readXml(`<MDEResults>${'<a>'.repeat(1_000_000)}`)
    expect(deep.problems).toMatchObject([{ code: 'nestedTooDeep', args: { limit: 64 } }])
    const wide = readXml(`<MDEResults><devInfo><a displayName="${'x'.repeat(1_000_000)}"><value>1</value></a></devInfo></MDEResults>`)
    expect(codesOf(wide)).toEqual(['attributesTooLong'])
    expect(wide.records).toEqual([])
  })

  it.each([
    ['a wrong end tag', 'SRV-42</vlue>'],
    ['a bare ampersand', 'SRV & 42</value>'],
    ['a control character', 'SRV\u000142</value>'],
  ])('names line and fault at %s, keeps what is before it and nothing of what may be wrong', (_what, damaged) => {
    const text = xmlOf(sampleReport).replace('<devInfo>', '\n<devInfo>')
    const items = readXml(text.replace('SRV-42</value>', damaged))
    const offset = Buffer.byteLength(text.slice(0, text.indexOf('<deviceName')))
    expect(items.problems).toMatchObject([{ code: 'xmlMalformed', offset, args: { line: 2 } }])
    expect(fieldsOf(items).map((field) => field.name)).toEqual(['scriptVersion', 'scriptRunTime'])
    expect(items.summary.account.parsed).toBe(offset)
  })

  it('says what another XML is', () => {
    expect(readXml('<Objs Version="1.1"/>').problems).toMatchObject([{ code: 'notMdeResults', args: { root: 'Objs' } }])
  })

  it('lists elements that are no items, with their bytes', () => {
    const items = readXml('<MDEResults><devInfo><odd>text</odd></devInfo></MDEResults>')
    expect(items.problems).toMatchObject([
      { code: 'xmlElementUnknown', offset: 21, length: 15, args: { path: '/MDEResults/devInfo[1]/odd[1]' } },
    ])
    expect(items.summary.account.problem).toBe(15)
  })
})

describeWithCorpus('real reports', () => {
  it('reads the 2022 example the same from XML and page', () => {
    const xml = corpusBytes('E/schema/MDEClientAnalyzer.example.xml')
    const html = corpusBytes('E/schema/MDEClientAnalyzer.example.htm')
    const items = [readItems(parseAnalyzerHtml, html), readItems(parseAnalyzerXml, xml)] as const
    expectSameReport(...items)
    expect(items[0].summary.account).toEqual({ parsed: html.length, problem: 0, unknown: 0 })
    expect(items[1].summary.account).toEqual({ parsed: xml.length, problem: 0, unknown: 0 })
    expect(items[0].facts).toContainEqual(expect.objectContaining({ kind: 'enrollment.status', value: 37 }))
  })

  it('reads the Japanese report of December 2024', () => {
    const bytes = corpusBytes('E/real/win11-avd-ja_MDEClientAnalyzer.htm')
    const items = readItems(parseAnalyzerHtml, bytes)
    expect(items.problems).toEqual([])
    expect(items.summary).toEqual({
      encoding: 'utf-8+bom',
      edition: '23Dec2024',
      account: { parsed: bytes.length, problem: 0, unknown: 0 },
    })
    expect(fieldsOf(items)).toHaveLength(46)
    expect(resultsOf(items)).toHaveLength(11)
    const facts = Object.fromEntries(items.facts.map(({ kind, subject, value }) => [`${kind}|${subject}`, value]))
    expect(facts).toMatchObject({
      'analyzer.runTime|': '2025-02-02T01:57:11.000Z',
      'device.osBuild|': '26100.2894',
      'device.architecture|': '64 ビット',
      'enrollment.status|': 2,
      'service.status|sense': 'running',
      'service.startType|wlid': 'Manual',
      'av.tamperProtection|': true,
      'analyzer.result|121042': 'warning',
    })
  })
})
