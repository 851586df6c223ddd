import { describe, expect, it } from 'vitest'
import type { SyncRule } from '../../../../../shared/facts/syncRule.ts'
import { detectFormat } from '../../../../../shared/parse/detect.ts'
import { readerOf } from '../../../../../shared/parse/readers.ts'
import { parseSyncConnectorXml } from '../../../../../shared/parse/syncRules/parseSyncConnectorXml.ts'
import { parseSyncRuleXml } from '../../../../../shared/parse/syncRules/parseSyncRuleXml.ts'
import { encodeServerConfiguration } from '../../../../../shared/scenarios/encoders/encodeServerConfiguration.ts'
import { corpusBytes, corpusFiles, describeWithCorpus } from '../../../../corpus.ts'
import { accountedBytes, readItems } from '../readItems.ts'
import { connector, fullRule } from './rules.ts'

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => new Uint8Array(Buffer.from(text, encoding))

const readFile = (bytes: Uint8Array) => {
  const format = detectFormat({ bytes, size: bytes.length, name: 'x' })
  const parse = readerOf(format)
  if (parse === undefined) throw new Error(`no reader for ${format}`)
  return { format, ...readItems(parse, bytes) }
}

describe('a configuration folder', () => {
  const rules = Array.from({ length: 12 }, (_, seed): SyncRule => ({ ...fullRule(seed), enablePasswordSync: seed % 2 === 0 }))
  const files = encodeServerConfiguration({ rules, connectors: [connector], metaverse: { attributes: connector.schema } })

  it('gives back its rules, connector and metaverse', () => {
    const read = files.map(({ bytes }) => readFile(bytes))
    expect(read.flatMap(({ problems }) => problems)).toEqual([])
    expect(read.flatMap(({ records }) => records)).toEqual([
      ...rules.map((rule) => ({ type: 'syncRule', ...rule })),
      { type: 'syncConnector', ...connector },
      { type: 'metaverseSchema', attributes: connector.schema },
    ])
    expect(read.map(({ format }) => format)).toEqual([...rules.map(() => 'syncRuleXml'), 'syncConnectorXml', 'syncConnectorXml'])
  })

  it('is accounted for byte by byte wherever its files are cut', () => {
    for (const { bytes } of files.slice(-3)) {
      const parse = readerOf(detectFormat({ bytes, size: bytes.length, name: 'x' }))
      if (parse === undefined) throw new Error('no reader')
      for (let part = 0; part < 20; part++) {
        const cut = bytes.slice(0, Math.floor((bytes.length * part) / 20))
        const { summary, problems } = readItems(parse, cut)
        expect(accountedBytes(summary)).toBe(cut.length)
        expect(problems.length).toBeGreaterThan(0)
      }
    }
  })
})

describe('parseSyncRuleXml', () => {
  const rule = (inner: string): string => `<synchronizationRule><name>R</name>${inner}</synchronizationRule>`
  const read = (text: string) => readItems(parseSyncRuleXml, bytesOf(text))

  it('reads several rules below one root, with a mark, comments, CDATA and other letter case', () => {
    const { records, problems } = read(
      `\ufeff<?xml version="1.0"?><!-- all --><Rules>${rule('<Precedence> 7 </Precedence>')}${rule(
        '<attribute-mappings><mapping execute-once="True"><dest>a</dest><src><attr>b</attr></src><expression><![CDATA["<" & [b]]]></expression></mapping></attribute-mappings>',
      )}</Rules>`,
    )
    expect(problems).toEqual([])
    expect(records).toMatchObject([
      { name: 'R', precedence: 7 },
      { mappings: [{ target: 'a', flow: 'Expression', source: ['b'], expression: '"<" & [b]', once: true }] },
    ])
  })

  it('reads UTF-16', () => {
    expect(readFile(bytesOf(`\ufeff${rule('<description>Été</description>')}`, 'utf16le')).records).toMatchObject([{ description: 'Été' }])
  })

  it('tells elements that no rule is known to have, with their place', () => {
    const { problems, records, summary } = read(rule('<newThing><x/></newThing>'))
    expect(records).toHaveLength(1)
    expect(problems).toMatchObject([
      { code: 'xmlElementUnknown', offset: 35, length: 25, args: { path: '/synchronizationRule/newThing[1]' } },
    ])
    expect(summary.account.problem).toBe(25)
  })

  it('refuses a document type, so that no entity is ever expanded', () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]>${rule('<description>&b;</description>')}`
    const { format, records, problems, summary } = readFile(bytesOf(bomb))
    expect(format).toBe('syncRuleXml')
    expect(records).toEqual([])
    expect(problems.map(({ code }) => code)).toEqual(['xmlDoctypeRefused'])
    expect(summary.account.problem).toBe(bomb.length)
  })

  it.each<readonly [string, string, string]>([
    ['an entity that nobody declared', rule('<description>&b;</description>'), 'xmlMalformed'],
    ['a wrong end tag', rule('<description></descriptio>'), 'xmlMalformed'],
    ['zero bytes', rule('<description>\0</description>'), 'xmlMalformed'],
    ['elements 100,000 deep', rule('<a>'.repeat(100_000)), 'nestedTooDeep'],
    ['an endless attribute', rule(`<a b="${'x'.repeat(100_000)}"/>`), 'attributesTooLong'],
    ['another root', '<rules></rules>', 'nothingRecognised'],
    ['nothing', '', 'emptyFile'],
    ['a rule without a name', '<synchronizationRule><id>x</id></synchronizationRule>', 'ruleWithoutName'],
  ])('tells %s', (_what, text, code) => {
    const { problems, summary } = read(text)
    expect(problems.map((problem) => problem.code)).toEqual([code])
    expect(accountedBytes(summary)).toBe(text.length)
  })

  it('keeps the rules in front of a fault', () => {
    const { records, problems } = read(`<r>${rule('')}${rule('<a>')}</r>`)
    expect(records).toHaveLength(1)
    expect(problems).toMatchObject([{ code: 'xmlMalformed', offset: 60 }])
  })
})

describe('parseSyncConnectorXml', () => {
  it('gives what came before a cut', () => {
    const [file] = encodeServerConfiguration({ rules: [], connectors: [connector] })
    const text = new TextDecoder().decode(file?.bytes)
    const { records, problems } = readItems(parseSyncConnectorXml, bytesOf(text.slice(0, text.indexOf('</ma-partition-data>'))))
    expect(records).toEqual([{ type: 'syncConnector', ...connector }])
    expect(problems.map(({ code }) => code)).toEqual(['fileCutOff'])
  })
})

/** The same by text search alone, without the product's reader: what a person would count. */
function countedByHand(xml: string) {
  const leaf = (name: string): string | undefined => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]
  const count = (tag: string): number => xml.split(`<${tag}>`).length - 1
  const between = (tag: string): string => xml.slice(xml.indexOf(`<${tag}>`), xml.includes(`<${tag}>`) ? xml.indexOf(`</${tag}>`) : 0)
  const groups = (tag: string, member: string): number[] =>
    between(tag)
      .split('<conditions>')
      .slice(1)
      .map((group) => group.split(`<${member}>`).length - 1)
  const plain = (text: string): string =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  return {
    name: leaf('name'),
    id: leaf('id')?.slice(1, -1),
    precedence: Number(leaf('precedence')),
    direction: leaf('direction'),
    linkType: leaf('linkType'),
    immutableTag: leaf('immutable-tag'),
    mappings: count('mapping'),
    expressions: [...xml.matchAll(/<expression>([^<]*)<\/expression>/g)].map(([, text = '']) => plain(text).replace(/\r\n/g, '\n')),
    attributes: count('attr'),
    scope: groups('synchronizationCriteria', 'scope'),
    operators: [...xml.matchAll(/<csOperator>(\w+)</g)].map(([, operator]) => operator),
    join: groups('relationshipCriteria', 'condition'),
  }
}

describeWithCorpus('the configuration folder in the corpus', () => {
  const names = corpusFiles('F/contoso-pilot/SynchronizationRules')

  it('has all of its rules read, with the parts that counting by hand finds', () => {
    expect(names.length).toBeGreaterThan(30)
    for (const name of names) {
      const bytes = corpusBytes(name)
      const { records, problems, format, summary } = readFile(bytes)
      expect([name, format, problems, summary.account.parsed]).toEqual([name, 'syncRuleXml', [], bytes.length])
      const [rule] = records
      if (rule?.type !== 'syncRule') throw new Error(`no rule in ${name}`)
      expect({
        name: rule.name,
        id: rule.id,
        precedence: rule.precedence,
        direction: rule.direction,
        linkType: rule.linkType,
        immutableTag: rule.immutableTag,
        mappings: rule.mappings.length,
        expressions: rule.mappings.flatMap(({ expression }) => expression ?? []),
        attributes: rule.mappings.flatMap(({ flow, source }) => (flow === 'Constant' ? [] : source)).length,
        scope: rule.scope.map(({ length }) => length),
        operators: rule.scope.flat().map(({ operator }) => operator),
        join: rule.join.map(({ length }) => length),
      }).toEqual(countedByHand(new TextDecoder().decode(bytes)))
    }
  })

  it('tells which container of the directory is synced, and the types of the schema', () => {
    const read = corpusFiles('F/contoso-pilot/Connectors').map((name) => readFile(corpusBytes(name)))
    expect(read.flatMap(({ problems }) => problems)).toEqual([])
    const connectors = read.flatMap(({ records }) => records.filter((record) => record.type === 'syncConnector'))
    expect(connectors.map(({ kind, name, schema }) => [kind, name, schema.length])).toEqual([
      ['activeDirectory', 'contoso.com', 3391],
      ['entra', 'contoso.onmicrosoft.com - AAD', 185],
    ])
    expect(connectors[0]?.partitions).toEqual([
      {
        dn: 'DC=contoso,DC=com',
        name: 'contoso.com',
        selected: true,
        inclusions: ['OU=CORP,DC=contoso,DC=com'],
        exclusions: ['DC=contoso,DC=com'],
      },
    ])
    const typeOf = (name: string) => connectors[0]?.schema.find((attribute) => attribute.name === name)
    expect(typeOf('userCertificate')).toEqual({ name: 'userCertificate', type: 'bin', multi: true })
    expect(typeOf('userAccountControl')).toEqual({ name: 'userAccountControl', type: 'num', multi: false })
    expect(typeOf('operatingSystem')).toEqual({ name: 'operatingSystem', type: 'str', multi: false })
    expect(typeOf('managedBy')).toEqual({ name: 'managedBy', type: 'ref', multi: false })
  })

  it('tells the attributes of the metaverse', () => {
    const { records, problems } = readFile(corpusBytes('F/contoso-pilot/GlobalSettings/MV.xml'))
    expect(problems).toEqual([])
    const [schema] = records
    if (schema?.type !== 'metaverseSchema') throw new Error('no metaverse')
    expect(schema.attributes).toHaveLength(219)
    expect(schema.attributes.find(({ name }) => name === 'cloudFiltered')).toEqual({ name: 'cloudFiltered', type: 'bool', multi: false })
  })
})
