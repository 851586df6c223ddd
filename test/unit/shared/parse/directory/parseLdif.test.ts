import { describe, expect, it } from 'vitest'
import type { DirectoryObject } from '../../../../../shared/facts/syncRule.ts'
import { parseLdif } from '../../../../../shared/parse/directory/parseLdif.ts'
import { maxLineBytes } from '../../../../../shared/parse/text/readLines.ts'
import { corpusBytes, describeWithCorpus } from '../../../../corpus.ts'
import { accountedBytes, readItems } from '../readItems.ts'

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => new Uint8Array(Buffer.from(text, encoding))
const readBytes = (bytes: Uint8Array) => {
  const { records, problems, summary } = readItems(parseLdif, bytes)
  expect(accountedBytes(summary)).toBe(bytes.length)
  return { objects: records.filter((record) => record.type === 'adObject'), problems, summary }
}
const read = (text: string) => readBytes(bytesOf(text))
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64')

describe('parseLdif', () => {
  it.each<readonly [string, string, DirectoryObject['attributes']]>([
    ['plain values and blanks around them', 'cn: A\nname:B\nl:   C  \n', { cn: ['A'], name: ['B'], l: ['C  '] }],
    ['several values in their order', 'o: 2\no: 1\no: 2\n', { o: ['2', '1', '2'] }],
    ['folded lines', 'cn: A\n BC\n  D\n', { cn: ['ABC D'] }],
    ['a name that is folded', 'c\n n: A\n', { cn: ['A'] }],
    ['base64 text', `cn:: ${base64('Élève')}\n`, { cn: ['Élève'] }],
    ['folded base64', `cn:: ${base64('Élève').slice(0, 3)}\n ${base64('Élève').slice(3)}\n`, { cn: ['Élève'] }],
    [
      'names in any letter case and with options',
      'USERPRINCIPALNAME: a\ndnshostname;x-opt: b\n',
      { userPrincipalName: ['a'], dNSHostName: ['b'] },
    ],
    ['values of one name in several spellings', 'CN: a\ncn: b\n', { cn: ['a', 'b'] }],
    ['an empty value', 'cn:\n', { cn: [''] }],
    ['colons in values', 'url: http://a:1/\n', { url: ['http://a:1/'] }],
    ['comments, also folded ones', '# cn: no\n  still no\ncn: A\n', { cn: ['A'] }],
    ['an attribute with a name from the prototype', 'constructor: a\n', { constructor: ['a'] }],
  ])('reads %s', (_what, lines, attributes) => {
    const { objects, problems } = read(`dn: CN=A,DC=b\n${lines}`)
    expect(problems).toEqual([])
    expect(objects).toEqual([{ type: 'adObject', dn: 'CN=A,DC=b', attributes, binary: [] }])
  })

  it('gives bytes as hex where an attribute is binary by its name or its values are no text', () => {
    const { objects } = read(
      `dn: CN=A\nobjectGUID:: ${base64('0123456789abcdef')}\nuserCertificate;binary:: ${base64(Uint8Array.of(0x30, 0x82))}\nblob:: ${base64(Uint8Array.of(0xff))}\nblob: a\nflat:: ${base64(Uint8Array.of(1, 2))}\n`,
    )
    expect(objects[0]).toMatchObject({
      attributes: { objectGUID: ['30313233343536373839616263646566'], userCertificate: ['3082'], blob: ['ff', '61'], flat: ['0102'] },
      binary: ['objectGUID', 'userCertificate', 'blob', 'flat'],
    })
  })

  it('reads written GUIDs and SIDs of binary attributes', () => {
    const { objects } = read('dn: CN=A\nobjectGUID: {00112233-4455-6677-8899-aabbccddeeff}\nobjectSid: S-1-5-21-1-2-3-1000\n')
    expect(objects[0]?.attributes).toEqual({
      objectGUID: ['33221100554477668899aabbccddeeff'],
      objectSid: ['010500000000000515000000010000000200000003000000e8030000'],
    })
  })

  it('takes entries that ldifde writes as added, and tells those that change something', () => {
    const { objects, problems } = read(
      'dn: CN=A\nchangetype: add\ncn: A\n\ndn: CN=B\nchangetype: modify\nreplace: cn\ncn: C\n-\n\ndn: CN=C\ncontrol: 1.2.3 true\nchangetype: delete\n\ndn: CN=D\ncn: D\n',
    )
    expect(objects.map(({ dn }) => dn)).toEqual(['CN=A', 'CN=D'])
    expect(objects[0]?.attributes).toEqual({ cn: ['A'] })
    expect(problems.map(({ code, line, args }) => [code, line, args?.change])).toEqual([
      ['ldifChangeSkipped', 5, 'modify'],
      ['ldifChangeSkipped', 11, 'delete'],
    ])
  })

  it('never follows a reference to a file', () => {
    const { objects, problems } = read('dn: CN=A\ncn: A\njpegPhoto:< file:///etc/passwd\ndescription:<file://server/share/x\nl: B\n')
    expect(objects).toEqual([{ type: 'adObject', dn: 'CN=A', attributes: { cn: ['A'], l: ['B'] }, binary: [] }])
    expect(problems.map(({ code, line, args }) => [code, line, args])).toEqual([
      ['ldifReferenceNotFollowed', 3, { name: 'jpegPhoto', url: 'file:///etc/passwd' }],
      ['ldifReferenceNotFollowed', 4, { name: 'description', url: 'file://server/share/x' }],
    ])
  })

  it.each(['MII', 'MII!', 'MIIB=B==', '====', 'é', 'M===', 'TQ='])(
    'leaves out a value whose base64 is broken (%s) and keeps the object',
    (broken) => {
      const { objects, problems, summary } = read(`dn: CN=A\nuserCertificate:: ${broken}\ncn: A\n`)
      expect(objects[0]?.attributes).toEqual({ cn: ['A'] })
      expect(problems).toMatchObject([{ code: 'directoryValueDamaged', line: 2, offset: 9, args: { name: 'userCertificate' } }])
      expect(summary.account.problem).toBe(problems[0]?.length)
    },
  )

  it.each<readonly [string, string]>([
    ['one line', 'x'.repeat(maxLineBytes + 100)],
    ['folded lines', `x${`\n ${'x'.repeat(75)}`.repeat(Math.ceil(maxLineBytes / 75) + 10)}`],
  ])('leaves out a value that is longer than any, in %s, and keeps the object', (_what, value) => {
    const { objects, problems } = read(`dn: CN=A\ncn: A\nuserCertificate:: ${value}\nl: B\n\ndn: CN=B\ncn: B\n`)
    expect(objects.map(({ attributes }) => attributes)).toEqual([{ cn: ['A'], l: ['B'] }, { cn: ['B'] }])
    expect(problems.map(({ code, line }) => [code, line])).toEqual([['directoryValueTooLong', 3]])
  })

  it('passes over what ldapsearch prints around entries', () => {
    const { objects, problems } = read(
      '# extended LDIF\n#\n# LDAPv3\n\n# A\ndn: CN=A\ncn: A\n\n# search reference\nref: ldap://a/DC=b\n\n# search result\nsearch: 2\nresult: 4 Size limit exceeded\ntext: more\n\n# numEntries: 1\n',
    )
    expect(problems).toEqual([])
    expect(objects).toHaveLength(1)
  })

  it('tells lines that no LDIF has, entries without a name, and values that the directory held back', () => {
    const { objects, problems } = read('dn: CN=A\nwhat is this\ncn: A\nmember;range=0-1499: CN=B\n\ncn: lost\n\n')
    expect(objects).toHaveLength(1)
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['attributeRange', 4],
      ['objectWithoutDn', 6],
      ['lineNotUnderstood', 2],
    ])
  })

  it('reads a name in base64 and UTF-16 with the mark of ldifde -u', () => {
    const { objects } = readBytes(bytesOf(`\ufeffdn:: ${base64('CN=Été,DC=b')}\r\ncn: Ée\r\n`, 'utf16le'))
    expect(objects).toEqual([{ type: 'adObject', dn: 'CN=Été,DC=b', attributes: { cn: ['Ée'] }, binary: [] }])
  })

  it('reads 8-bit text that is no UTF-8 as Windows does', () => {
    expect(readBytes(bytesOf('dn: CN=\xe9t\xe9\ncn: \xe9t\xe9\n', 'latin1')).objects[0]?.dn).toBe('CN=été')
  })

  it('keeps its head before noise', () => {
    const noise = `dn: CN=A\n${':: \0\xff<>\n'.repeat(20_000)}`
    const { problems, objects } = read(noise)
    expect(objects).toHaveLength(1)
    expect(problems.length).toBeLessThan(110)
  })

  it('tells no more than a hundred damaged values, and counts the others', () => {
    const { problems } = read(`dn: CN=A\ncn: A\n${'userCertificate:: !\n'.repeat(500)}`)
    expect(problems).toHaveLength(101)
    expect(problems.at(-1)).toMatchObject({ code: 'moreObjectsDamaged', args: { count: 400 } })
  })

  it('refuses names that would reach into the program', () => {
    const { objects, problems } = read('dn: CN=A\ncn: A\n__proto__: x\n')
    expect(objects[0]?.attributes).toEqual({ cn: ['A'] })
    expect(problems.map(({ code }) => code)).toEqual(['lineNotUnderstood'])
  })

  it('streams: an object is there as soon as its entry has ended', () => {
    const items = parseLdif({ bytes: bytesOf('dn: CN=A\ncn: A\n\n'.repeat(100_000)), name: 'x' })
    expect(items.next()).toMatchObject({ done: false, value: { type: 'record', locator: { kind: 'line', line: 1 } } })
    let objects = 1
    for (const item of items) if (item.type === 'record') objects++
    expect(objects).toBe(100_000)
  })
})

describeWithCorpus('the answer of ldapsearch in the corpus', () => {
  it('holds a container and two computers with their bytes', () => {
    const { objects, problems } = readBytes(corpusBytes('G/ldapsearch_corp-local_ws01-ws02.ldif'))
    expect(problems).toEqual([])
    expect(objects.map(({ dn }) => dn)).toEqual([
      'CN=Computers,DC=corp,DC=local',
      'CN=WS01,CN=Computers,DC=corp,DC=local',
      'CN=WS02,CN=Computers,DC=corp,DC=local',
    ])
    expect(objects[1]?.binary).toEqual(['objectGUID', 'objectSid', 'mS-DS-CreatorSID'])
    expect(objects[1]?.attributes).toMatchObject({
      objectClass: ['top', 'person', 'organizationalPerson', 'user', 'computer'],
      objectGUID: [Buffer.from('1w3OLUFbCUit64r7ZgOfJg==', 'base64').toString('hex')],
      operatingSystemVersion: ['10.0 (19045)'],
    })
    expect(objects[1]?.attributes.servicePrincipalName).toHaveLength(4)
  })

  it('and what net ads status prints is one computer with the GUID and SID as bytes', () => {
    const { objects, problems } = readBytes(corpusBytes('G/netads-status_computer.txt'))
    expect(problems).toEqual([])
    expect(objects).toMatchObject([{ dn: 'CN=COMPUTERNAME,OU=Computers,DC=example,DC=com', binary: ['objectGUID', 'objectSid'] }])
  })
})
