import { describe, expect, it } from 'vitest'
import { parseCliXml } from '../../../../../shared/parse/directory/parseCliXml.ts'
import { parseDirectoryCsv } from '../../../../../shared/parse/directory/parseDirectoryCsv.ts'
import { parseDirectoryJson } from '../../../../../shared/parse/directory/parseDirectoryJson.ts'
import type { ParseArtefact } from '../../../../../shared/parse/parsed.ts'
import { accountedBytes, readItems } from '../readItems.ts'

const bytesOf = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => new Uint8Array(Buffer.from(text, encoding))
const readBytes = (parse: ParseArtefact, bytes: Uint8Array) => {
  const { records, problems, summary } = readItems(parse, bytes)
  expect(accountedBytes(summary)).toBe(bytes.length)
  return { objects: records.filter((record) => record.type === 'adObject'), problems, codes: problems.map(({ code }) => code) }
}
const csv = (text: string) => readBytes(parseDirectoryCsv, bytesOf(text))
const json = (text: string) => readBytes(parseDirectoryJson, bytesOf(text))
const xml = (text: string) => readBytes(parseCliXml, bytesOf(text))

const GUID = '00112233-4455-6677-8899-aabbccddeeff'
const GUID_BYTES = '33221100554477668899aabbccddeeff'
const SID = 'S-1-5-21-1-2-3-1000'
const SID_BYTES = '010500000000000515000000010000000200000003000000e8030000'

describe('parseDirectoryCsv', () => {
  it('reads several values, escapes and bytes of csvde', () => {
    const { objects, problems } = csv(
      `DN,objectClass,cn,description,memberOf,objectGUID,userCertificate,info\r\n"CN=A,DC=b",top;person;computer,A,a\\;b;c,"CN=X\\, Y,DC=b;CN=Z",X'${GUID_BYTES}',X'3082ff';X'3083',X'c3a9'\r\n`,
    )
    expect(problems).toEqual([])
    expect(objects).toEqual([
      {
        type: 'adObject',
        dn: 'CN=A,DC=b',
        attributes: {
          objectClass: ['top', 'person', 'computer'],
          cn: ['A'],
          description: ['a;b', 'c'],
          memberOf: ['CN=X\\, Y,DC=b', 'CN=Z'],
          objectGUID: [GUID_BYTES],
          userCertificate: ['3082ff', '3083'],
          info: ['é'],
        },
        binary: ['objectGUID', 'userCertificate'],
      },
    ])
  })

  it('reads properties of Get-ADComputer under the names of the directory, and leaves out what is empty', () => {
    const { objects, problems } = csv(
      `#TYPE Microsoft.ActiveDirectory.Management.ADComputer\r\n"DistinguishedName";"DNSHostName";"Enabled";"ObjectGUID";"SID";"OperatingSystem";"PropertyNames"\r\n"CN=A;DC=b";"a.b";"True";"${GUID}";"${SID}";"";"x"\r\n`,
    )
    expect(problems).toEqual([])
    expect(objects).toEqual([
      {
        type: 'adObject',
        dn: 'CN=A;DC=b',
        attributes: {
          distinguishedName: ['CN=A;DC=b'],
          dNSHostName: ['a.b'],
          Enabled: ['True'],
          objectGUID: [GUID_BYTES],
          objectSid: [SID_BYTES],
        },
        binary: ['objectGUID', 'objectSid'],
      },
    ])
  })

  it.each([
    ['base64', 'MIIB', ['308201']],
    ['several in base64', 'MIIB;MIIC', ['308201', '308202']],
    ['decimals', '48 130 1', ['308201']],
  ])('reads certificates that somebody wrote as %s', (_what, cell, values) => {
    expect(csv(`DistinguishedName,userCertificate\nCN=A,${cell}\n`).objects[0]?.attributes.userCertificate).toEqual(values)
  })

  it('tells damaged rows at their lines, and the table goes on', () => {
    const { objects, problems } = csv(
      'DistinguishedName,Name,userCertificate\n"CN=A,A,\n"CN=B",B,MII!\n,C,\n"CN=D",D\n"CN=E",E,,,,\n"CN=F",F,System.Byte[]\n',
    )
    expect(objects.map(({ dn }) => dn)).toEqual(['CN=A', 'CN=B', 'CN=D', 'CN=E', 'CN=F'])
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['quoteNotClosed', 2],
      ['directoryValueDamaged', 3],
      ['objectWithoutDn', 4],
      ['rowRagged', 5],
      ['rowRagged', 6],
      ['directoryValuesLost', 7],
    ])
  })

  it('reads a cell of 300,000 values', () => {
    expect(csv(`DN,cn\nCN=A,${'a;'.repeat(300_000)}b\n`).objects[0]?.attributes.cn).toHaveLength(300_001)
  })

  it.each(['', 'a,b\n1,2\n', '\0\0\0'])('finds nothing in %j', (text) => {
    expect(csv(text).codes).toEqual([text === '' ? 'emptyFile' : 'nothingRecognised'])
  })
})

describe('parseDirectoryJson', () => {
  const object = (properties: object): string => JSON.stringify({ DistinguishedName: 'CN=A', ...properties })
  const attribute = (properties: object, name: string) => {
    const { objects, problems } = json(object(properties))
    expect(problems).toEqual([])
    return objects[0]?.attributes[name]
  }

  it.each<readonly [string, object, string, readonly string[] | undefined]>([
    ['a number array', { userCertificate: [48, 130, 1] }, 'userCertificate', ['308201']],
    [
      'number arrays',
      {
        userCertificate: [
          [48, 130],
          [48, 131],
        ],
      },
      'userCertificate',
      ['3082', '3083'],
    ],
    ['wrapped number arrays', { userCertificate: { value: [{ value: [48, 130], Count: 2 }], Count: 1 } }, 'userCertificate', ['3082']],
    ['decimals, where the depth ended', { userCertificate: ['48 130', '48 131'] }, 'userCertificate', ['3082', '3083']],
    ['base64', { userCertificate: ['MIIB'] }, 'userCertificate', ['308201']],
    ['a GUID', { ObjectGUID: GUID }, 'objectGUID', [GUID_BYTES]],
    [
      'a SID with its parts',
      { SID: { BinaryLength: 28, AccountDomainSid: { Value: 'S-1-5-21-1-2-3' }, Value: SID } },
      'objectSid',
      [SID_BYTES],
    ],
    ['a SID', { 'mS-DS-CreatorSID': SID }, 'mS-DS-CreatorSID', [SID_BYTES]],
    ['one value', { ServicePrincipalNames: 'a' }, 'servicePrincipalName', ['a']],
    ['several values', { ServicePrincipalNames: { value: ['a', 'b'], Count: 2 } }, 'servicePrincipalName', ['a', 'b']],
    ['numbers that are no bytes', { o: [1, 2] }, 'o', ['1', '2']],
    ['a truth value', { isCriticalSystemObject: false }, 'isCriticalSystemObject', ['FALSE']],
    ['nothing', { description: null, memberOf: [] }, 'description', undefined],
    ['a date of 5.1', { whenCreated: '/Date(1736100338000)/' }, 'whenCreated', ['20250105180538.0Z']],
    [
      'a wrapped date of 5.1',
      { whenCreated: { value: '/Date(1736100338000)/', DisplayHint: 2, DateTime: 'x' } },
      'whenCreated',
      ['20250105180538.0Z'],
    ],
    ['a date of 7', { whenCreated: '2025-01-05T19:05:38+01:00' }, 'whenCreated', ['20250105180538.0Z']],
    ['a date that no attribute has', { Created: '/Date(1736100338000)/' }, 'Created', ['2025-01-05T18:05:38.000Z']],
  ])('reads %s', (_what, properties, name, values) => {
    expect(attribute(properties, name)).toEqual(values)
  })

  it('keeps every digit of large numbers, and touches none inside a text', () => {
    const { objects } = json(
      '{"DistinguishedName":"CN=A","lastLogon":133805739384985924,"cn":"a, 1338057393849859241234","x":[9223372036854775807]}',
    )
    expect(objects[0]?.attributes).toMatchObject({
      lastLogon: ['133805739384985924'],
      cn: ['a, 1338057393849859241234'],
      x: ['9223372036854775807'],
    })
  })

  it('prefers the attribute to its copy under another name', () => {
    expect(attribute({ SID: 'S-1-5-18', objectSid: SID }, 'objectSid')).toEqual([SID_BYTES])
    expect(attribute({ objectSid: SID, SID: 'S-1-5-18' }, 'objectSid')).toEqual([SID_BYTES])
  })

  it.each<readonly [string, string]>([
    ['a list', `[${object({})},${object({})}]`],
    ['a wrapped list', `{ "value": [ ${object({})}, ${object({})} ], "Count": 2 }`],
    ['one after the other', `${object({})}\n${object({})}\n`],
  ])('reads %s', (_what, text) => {
    expect(json(text).objects).toHaveLength(2)
    expect(json(text).problems).toEqual([])
    expect(readBytes(parseDirectoryJson, bytesOf(`\ufeff${text}`, 'utf16le')).objects).toHaveLength(2)
  })

  it('leaves out one damaged object at its line, and properties that are no values', () => {
    const { objects, problems } = json(
      `[\n${object({})},\n{"DistinguishedName":"CN=B",,},\n${object({ acl: { Owner: 'x' } })},\n{"Name":"x"} oops,\n${object({})}]`,
    )
    expect(objects).toHaveLength(3)
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['jsonMalformed', 3],
      ['directoryValueNested', 4],
      ['objectWithoutDn', 5],
      ['jsonMalformed', 5],
    ])
  })

  it.each<readonly [string, string, readonly string[]]>([
    ['nothing', '', ['emptyFile']],
    ['an empty list', '[]', ['nothingRecognised']],
    ['brackets 100,000 deep', `[{"DistinguishedName":"CN=A","x":${'['.repeat(100_000)}`, ['fileCutOff']],
    ['closed brackets 100,000 deep', `[{"DistinguishedName":"CN=A","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`, ['jsonTooDeep']],
    ['a text that never ends', '[{"DistinguishedName":"CN=A', ['fileCutOff']],
    ['zero bytes', '[\0\0{"DistinguishedName":"CN=A"}]', ['jsonMalformed']],
    ['an odd number of brackets', ']]]]}}}', ['jsonMalformed']],
  ])('tells %s', (_what, text, codes) => {
    expect(json(text).codes).toEqual(codes)
  })

  it('reads 300,000 values, large numbers and escapes', () => {
    const numbers = '1234567890123456789,'.repeat(300_000)
    const { objects } = json(`[{"DistinguishedName":"CN=A","x":[${numbers}1],"y":"${'\\n"'.replace('"', '\\"').repeat(300_000)}"}]`)
    expect(objects[0]?.attributes.x).toHaveLength(300_001)
    expect(objects[0]?.attributes.x?.[0]).toBe('1234567890123456789')
    expect(objects[0]?.attributes.y?.[0]).toBe('\n"'.repeat(300_000))
  })

  it('refuses names that would reach into the program', () => {
    const { objects } = json('{"DistinguishedName":"CN=A","__proto__":"x","constructor":"y"}')
    expect(objects[0]?.attributes).toEqual({ distinguishedName: ['CN=A'], constructor: ['y'] })
  })
})

describe('parseCliXml', () => {
  const ROOT = '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">'
  const computer = (properties: string): string =>
    `<Obj RefId="0"><TN RefId="0"><T>Microsoft.ActiveDirectory.Management.ADComputer</T></TN><Props><S N="DistinguishedName">CN=A</S>${properties}</Props></Obj>`

  it('reads bytes, lists, dates, truth values, GUIDs, SIDs, references and escapes', () => {
    const { objects, problems } = xml(
      `${ROOT}${computer(
        `<G N="ObjectGUID">${GUID}</G><Obj N="SID" RefId="1"><ToString>${SID}</ToString><Props><I32 N="BinaryLength">28</I32><S N="Value">${SID}</S></Props></Obj>` +
          '<Obj N="userCertificate" RefId="2"><LST><BA>MIIB</BA><BA>MIIC</BA></LST></Obj><B N="Enabled">true</B><DT N="whenCreated">2025-01-05T18:05:38Z</DT>' +
          '<S N="description">a_x000D__x000A_b_x005F_</S><Nil N="cn"/><I64 N="lastLogon">133805739384985924</I64>' +
          '<Obj N="ServicePrincipalNames" RefId="3"><LST><S>a</S><S>b</S></LST></Obj><Ref N="servicePrincipalName" RefId="3"/>',
      )}</Objs>`,
    )
    expect(problems).toEqual([])
    expect(objects).toEqual([
      {
        type: 'adObject',
        dn: 'CN=A',
        attributes: {
          distinguishedName: ['CN=A'],
          objectGUID: [GUID_BYTES],
          objectSid: [SID_BYTES],
          userCertificate: ['308201', '308202'],
          Enabled: ['TRUE'],
          whenCreated: ['20250105180538.0Z'],
          description: ['a\r\nb_'],
          lastLogon: ['133805739384985924'],
          servicePrincipalName: ['a', 'b'],
        },
        binary: ['objectGUID', 'objectSid', 'userCertificate'],
      },
    ])
  })

  it('reads the members of a list that was exported as one object', () => {
    const { objects, problems } = xml(
      `${ROOT}<Obj RefId="9"><TN RefId="0"><T>System.Object[]</T></TN><LST>${computer('')}${computer('')}</LST></Obj></Objs>`,
    )
    expect(problems).toEqual([])
    expect(objects).toHaveLength(2)
  })

  it('tells objects of other cmdlets, damaged bytes and what is no value', () => {
    const { objects, problems } = xml(
      `${ROOT}\n<Obj RefId="0"><Props><S N="Name">svc</S></Props></Obj>\n<S>text</S>\n${computer('<BA N="userCertificate">!</BA><Obj N="acl" RefId="5"><Props><S N="Owner">x</S></Props></Obj><Ref N="other" RefId="77"/>')}</Objs>`,
    )
    expect(objects).toHaveLength(1)
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['objectWithoutDn', 2],
      ['objectWithoutDn', 3],
      ['directoryValueDamaged', 4],
      ['directoryValueNested', 4],
      ['directoryValueNested', 4],
    ])
  })

  it('reads a list of 300,000 values', () => {
    const { objects } = xml(`${ROOT}${computer(`<Obj N="x" RefId="1"><LST>${'<S>b</S>'.repeat(300_000)}</LST></Obj>`)}</Objs>`)
    expect(objects[0]?.attributes.x).toHaveLength(300_000)
  })

  it.each<readonly [string, string, readonly string[]]>([
    ['a text of 40 MB', `${ROOT}<Obj><Props><S N="x">${'a'.repeat(40_000_000)}`, ['textTooLong']],
    ['a document type', `<!DOCTYPE Objs [<!ENTITY a "b">]>${ROOT}</Objs>`, ['xmlDoctypeRefused']],
    ['objects 100,000 deep', `${ROOT}${'<Obj><LST>'.repeat(100_000)}`, ['nestedTooDeep']],
    ['a cut', `${ROOT}${computer('')}<Obj`, ['fileCutOff']],
    ['nothing', '', ['emptyFile']],
    ['no objects', `${ROOT}</Objs>`, ['nothingRecognised']],
  ])('tells %s', (_what, text, codes) => {
    expect(xml(text).codes).toEqual(codes)
  })
})
