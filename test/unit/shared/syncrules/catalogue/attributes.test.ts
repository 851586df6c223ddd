import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { attributeNamed, attributeTable } from '../../../../../shared/syncrules/catalogue/attributes.ts'
import { metaverseAttributeNamed, metaverseTable } from '../../../../../shared/syncrules/catalogue/metaverse.ts'
import { corpusFiles, corpusPath, describeWithCorpus } from '../../../../corpus.ts'

/** DSML syntaxes by the last part of their OID: LDAP's own, then Microsoft's. */
const ldapSyntax: Readonly<Record<string, string>> = {
  5: 'bin',
  7: 'bool',
  12: 'ref',
  15: 'str',
  24: 'str',
  26: 'str',
  27: 'num',
  40: 'bin',
  44: 'str',
}
const otherSyntax: Readonly<Record<string, string>> = { 905: 'str', 906: 'num', 907: 'bin', 1221: 'ref' }

/** Attribute types of a schema in DSML, whatever prefix it uses. */
function schemaOf(file: string): ReadonlyMap<string, { name: string; type: string | undefined; multi: boolean }> {
  const text = readFileSync(corpusPath(file), 'utf8')
  const pattern = /<(?:\w+:)?attribute-type ([^>]*)>\s*<(?:\w+:)?name>([^<]*)<\/(?:\w+:)?name>\s*<(?:\w+:)?syntax>([\d.]+)\.(\d+)</g
  return new Map(
    Array.from(text.matchAll(pattern), ([, flags = '', name = '', family = '', syntax = '']) => {
      const type = (family.startsWith('1.3.6.1') ? ldapSyntax : otherSyntax)[syntax]
      return [name.toLowerCase(), { name, type, multi: !flags.includes('single-value="true"') }]
    }),
  )
}

describe('the table of attributes', () => {
  it('has each name once, whatever its case, and finds it so', () => {
    for (const table of [attributeTable, metaverseTable]) {
      const names = table.map(({ name }) => name.toLowerCase())
      expect(names).toEqual([...new Set(names)].sort())
    }
    expect(attributeNamed('USERCERTIFICATE')).toEqual({ name: 'userCertificate', type: 'bin', multi: true })
    expect(attributeNamed('userCertificates')).toBeUndefined()
    expect(metaverseAttributeNamed('cloudfiltered')).toEqual({ name: 'cloudFiltered', type: 'bool', multi: false })
    expect(metaverseAttributeNamed('')).toBeUndefined()
  })

  it('has what the Computer Join rule reads and writes', () => {
    const read = [
      'userCertificate',
      'operatingSystem',
      'operatingSystemVersion',
      'objectGUID',
      'userAccountControl',
      'dNSHostName',
      'mS-DS-CreatorSID',
    ]
    const written = ['accountEnabled', 'deviceId', 'sourceAnchor', 'cloudFiltered', 'deviceTrustType', 'registeredOwnerReference']
    expect(read.filter((name) => attributeNamed(name)?.name !== name)).toEqual([])
    expect(written.filter((name) => metaverseAttributeNamed(name)?.name !== name)).toEqual([])
  })
})

describeWithCorpus('the table of attributes against the schemas of a real server', () => {
  const directory = corpusFiles('F').find((file) => file.includes('Connector_{ae4db4cc')) ?? ''

  it('agrees with every attribute of the directory connector in case, type and number of values', () => {
    const schema = schemaOf(directory)
    const known = attributeTable.filter(({ name }) => schema.has(name.toLowerCase()))
    expect(known.length).toBeGreaterThan(200)
    expect(known.filter((attribute) => JSON.stringify(schema.get(attribute.name.toLowerCase())) !== JSON.stringify(attribute))).toEqual([])
  })

  it('has every attribute that the directory connector of that server reads', () => {
    const read = Array.from(readFileSync(corpusPath(directory), 'utf8').matchAll(/<attribute>([^<]+)</g), ([, name = '']) => name)
    expect(read.length).toBeGreaterThan(100)
    expect(read.filter((name) => attributeNamed(name)?.name !== name)).toEqual([])
  })

  it('agrees with the metaverse in case, type and number of values', () => {
    const schema = schemaOf('F/contoso-pilot/GlobalSettings/MV.xml')
    expect(
      metaverseTable.filter((attribute) => JSON.stringify(schema.get(attribute.name.toLowerCase())) !== JSON.stringify(attribute)),
    ).toEqual([])
  })

  it('has every metaverse attribute that an inbound rule flows to', () => {
    const rules = corpusFiles('F/contoso-pilot/SynchronizationRules').map((file) => readFileSync(corpusPath(file), 'utf8'))
    const targets = rules
      .filter((rule) => rule.includes('<direction>Inbound</direction>'))
      .flatMap((rule) => Array.from(rule.matchAll(/<dest>([^<]+)</g), ([, name = '']) => name))
    expect(targets.length).toBeGreaterThan(100)
    expect([...new Set(targets)].filter((name) => metaverseAttributeNamed(name)?.name !== name)).toEqual([])
  })
})
