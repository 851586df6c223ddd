import { describe, expect, it } from 'vitest'
import { entraSidOfGuid, guidOfEntraSid } from '../../../../shared/redaction/addresses.ts'
import { base64, bytesOfBase64, guidBytes, hex, utf8, utf16 } from '../../../../shared/redaction/encodings.ts'
import { edgeOf } from '../../../../shared/redaction/valueEdge.ts'
import { redactionFor } from './redactionFor.ts'

const GUID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
const device = redactionFor((collector) => collector.takeAs('deviceName', 'PC-4711.fabrikam.com', 'test'))
const tenant = redactionFor((collector) => collector.takeAs('tenantId', GUID, 'test'))
const person = redactionFor((collector) => collector.takeAs('user', 'Jürgen Renée', 'test'))

describe('replacing', () => {
  it('gives equal values equal stand-ins of their form, and keeps upper and lower case', () => {
    expect(device.redactor.text('PC-4711, pc-4711')).toBe('PC-0001, pc-0001')
    expect(device.redactor.text('pc-4711.fabrikam.com at FABRIKAM')).toBe('pc-0001.domain-0001.example at DOMAIN-0001')
  })

  it('replaces the longest where several begin at one place', () => {
    const { redactor } = redactionFor((collector) => {
      collector.takeAs('deviceName', 'PC-47', 'test')
      collector.takeAs('deviceName', 'PC-4711', 'test')
    })
    expect(redactor.text('PC-4711 PC-47 PC-47115')).toBe('PC-0002 PC-0001 PC-00025')
  })

  it('replaces short and common words as words only', () => {
    const { redactor } = redactionFor((collector) => collector.takeAs('user', 'admin', 'test'))
    expect(redactor.text('admin: administrators, ADMIN_x, xadmin')).toBe('user-0001: administrators, USER-0001_x, xadmin')
  })

  it.each([
    ['dc', 'word'],
    ['Ada', 'word'],
    ['1234567', 'word'],
    ['490154203237518', 'number'],
    ['fd12:3456::1', 'number'],
    ['10.1.2.3', 'number'],
    ['a1b2c3d4e5f6', 'number'],
    ['0123456789abcdef01234567', 'none'],
    ['PC-47', 'none'],
  ])('takes %s as %s: what stands elsewhere by chance is replaced as itself alone', (text, edge) => {
    expect(edgeOf({ text })).toBe(edge)
  })

  it('leaves numbers that only contain an address', () => {
    const { redactor, standIn } = redactionFor((collector) => collector.takeText('from 10.1.2.3', 'test'))
    expect(standIn('10.1.2.3')).toBe('192.0.2.1')
    expect(redactor.text('10.1.2.3 110.1.2.3 10.1.2.34')).toBe('192.0.2.1 110.1.2.3 10.1.2.34')
  })

  it('never gives out a stand-in that is a value of the case', () => {
    const { values } = redactionFor((collector) => {
      for (const name of ['PC-0001', 'PC-0002', 'Other-PC']) collector.takeAs('deviceName', name, 'test')
    })
    const taken = new Set(values.map(({ text }) => text))
    expect(values.filter(({ standIn }) => taken.has(standIn))).toEqual([])
    expect(new Set(values.map(({ standIn }) => standIn)).size).toBe(values.length)
  })

  it.each([
    ['braces and upper case', `{${GUID.toUpperCase()}}`, (standIn: string) => `{${standIn.toUpperCase()}}`],
    ['no dashes', GUID.replaceAll('-', ''), (standIn: string) => standIn.replaceAll('-', '')],
    ['UTF-16 as digits', hex(utf16(GUID, 'le')), (standIn: string) => hex(utf16(standIn, 'le'))],
    ['its bytes as digits', hex(guidBytes(GUID)), (standIn: string) => hex(guidBytes(standIn))],
    ['its bytes in base64', base64(guidBytes(GUID)), (standIn: string) => base64(guidBytes(standIn))],
  ])('writes a GUID again in the form that it had: %s', (_form, text, expected) => {
    expect(tenant.redactor.text(text)).toBe(expected(tenant.standIn(GUID) ?? ''))
  })

  it.each([
    ['plain', 'Jürgen Renée'],
    ['other case', 'JÜRGEN RENÉE'],
    ['decomposed', 'Jürgen Renée'.normalize('NFD')],
    ['JSON escapes', 'J\\u00fcrgen Ren\\u00e9e'],
    ['JSON in JSON', 'J\\\\u00fcrgen Ren\\\\u00e9e'],
    ['XML', 'J&#xFC;rgen Ren&#xe9;e'],
    ['decimal XML', 'J&#252;rgen Ren&#233;e'],
    ['an address', 'J%C3%BCrgen%20Ren%C3%A9e'],
    ['UTF-8 as digits', hex(utf8('Jürgen Renée'))],
    ['UTF-16 as digits', hex(utf16('Jürgen Renée', 'le'))],
  ])('finds a name beyond ASCII: %s', (_form, text) => {
    const redacted = person.redactor.text(`<${text}>`)
    expect(redacted).not.toBe(`<${text}>`)
    expect(person.redactor.find(redacted)).toEqual([])
  })

  it('replaces names in other scripts', () => {
    const { redactor } = redactionFor((collector) => collector.takeAs('user', '日本太郎', 'test'))
    expect(redactor.text('user=日本太郎.')).toBe('user=user-0001.')
  })

  it.each([0, 1, 2])('decodes base64 around a value, and encodes it again, %i bytes into a group', (shift) => {
    const text = `${'x'.repeat(shift)}{"device":"PC-4711","ok":true}`
    const redacted = device.redactor.text(`blob=${base64(utf8(text))};`)
    const inner = redacted.slice(5, -1)
    expect(new TextDecoder().decode(bytesOfBase64(inner))).toBe(text.replace('PC-4711', 'PC-0001'))
  })

  it('decodes base64 of UTF-16', () => {
    const redacted = device.redactor.text(base64(utf16('name PC-4711 end', 'le')))
    expect(new TextDecoder('utf-16le').decode(bytesOfBase64(redacted))).toBe('name PC-0001 end')
  })

  it('leaves certificates and keys out as a whole', () => {
    const key = `MII${'Qujd'.repeat(60)}`
    const { redactor } = redactionFor((collector) => collector.takeText(`cert ${key} end`, 'test'))
    expect(redactor.text(`cert ${key} end`)).toBe('cert redacted-certificate-0001 end')
  })
})

describe('keys and certificates', () => {
  const header = `eyJ${'hbGciOiJSUzI1NiIsIng1dCI6'.repeat(8)}`
  const [first, second] = ['cGF5bG9hZC1vbmU', 'b3RoZXItcGF5bG9hZA'].map((payload) => `${header}.${payload.repeat(6)}.c2lnbmF0dXJl`)
  const tokens = redactionFor((collector) => collector.takeText(`${first} ${second}`, 'test'))

  it('that begin alike are told apart, and nothing of either is left', () => {
    const standIns = [tokens.standIn(first ?? ''), tokens.standIn(second ?? '')]
    expect(new Set(standIns).size).toBe(2)
    expect(tokens.redactor.text(`a ${second} b ${first}.`)).toMatch(new RegExp(`^a ${standIns[1]} b ${standIns[0]}\\.?$`))
  })

  it('that were never met, or are cut off, are replaced to their end where they begin as one that was', () => {
    expect(tokens.redactor.text(`x=${header}.bmV2ZXItbWV0.c2ln&y=1`)).toMatch(/^x=redacted-secret-000\d&y=1$/)
    expect(tokens.redactor.text(`"${(first ?? '').slice(0, 150)}"`)).toMatch(/^"redacted-secret-000\d"$/)
  })

  it('are found where only their end is left', () => {
    const { redactor } = tokens
    expect(redactor.find(`rest ${(first ?? '').slice(192)}`)).not.toEqual([])
  })

  it.each([
    ['in lines', '\n'],
    ['in lines of JSON', '\\r\\n'],
    ['in one', ''],
  ])('are left out as a whole: %s', (_layout, between) => {
    const lines = ['MIIC', 'Qm9v', 'RmF6'].map((start) => `${start}${'d2Fsay'.repeat(10)}`)
    const { redactor } = redactionFor((collector) =>
      collector.takeText(`-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\nZW5k\n-----END CERTIFICATE-----`, 'test'),
    )
    const text = `-----BEGIN CERTIFICATE-----${between}${[...lines, 'ZW5k'].join(between)}${between}-----END CERTIFICATE-----`
    expect(redactor.text(text)).toBe(`-----BEGIN CERTIFICATE-----${between}redacted-certificate-0001${between}-----END CERTIFICATE-----`)
  })
})

describe('other ways to write a value', () => {
  it.each([
    ['mac', '3c-52-82-aa-bb-cc', '3C5282AABBCC', '00005e005300'],
    ['mac', '3C5282AABBCC', '3c:52:82:aa:bb:cc', '00:00:5e:00:53:00'],
    ['user', 'Köhler, Jürgen', 'Köhler\\, Jürgen', 'user-0001'],
    ['domain', 'fabrikam.com', 'DC=fabrikam, DC=com', 'DC=domain-0001, DC=example'],
  ] as const)('a %s %s as %s', (kind, value, text, expected) => {
    const { redactor } = redactionFor((collector) => collector.takeAs(kind, value, 'test'))
    expect(redactor.text(`<${text}>`).toLowerCase()).toBe(`<${expected}>`.toLowerCase())
  })
})

describe('replacing in JSON', () => {
  it('keeps what is no string, and escapes what it writes', () => {
    const { redactor } = redactionFor((collector) => {
      collector.takeAs('user', 'FABRIKAM\\rdupont', 'test')
      collector.takeAs('serial', '1234567', 'test')
    })
    const json = '{"n":1234567,"u":"FABRIKAM\\\\rdupont","q":"say \\"rdupont\\"","s":"1234567"}'
    expect(JSON.parse(redactor.json(json))).toEqual({ n: 1234567, u: 'DOMAIN-0001\\user-0001', q: 'say "user-0001"', s: 'id-0001' })
  })

  it('keeps the names of members that a short value happens to be', () => {
    const { redactor } = redactionFor((collector) => collector.takeAs('user', 'kind', 'test'))
    expect(redactor.json('{"kind":"kind","value":"kind"}')).toBe('{"kind":"kind","value":"user-0001"}')
    expect(redactor.findInJson('{"kind":"user-0001"}')).toEqual([])
  })

  it('replaces short values of members that only a file of evidence calls so', () => {
    const { redactor } = redactionFor((collector) => collector.takeAs('deviceName', 'PC01', 'test'))
    expect(redactor.json('{"source":"PC01"}', false)).toBe('{"source":"PC-0001"}')
    expect(redactor.findInJson('{"source":"PC01"}', false)).toHaveLength(1)
  })

  it('survives what is no JSON', () => {
    expect(device.redactor.json('{"a":"PC-4711\\x"')).toBe('{"a":"PC-0001\\\\x"')
    expect(device.redactor.json('')).toBe('')
  })
})

describe('SIDs of Entra ID', () => {
  it('are the object id in another form, there and back', () => {
    expect(guidOfEntraSid(entraSidOfGuid(GUID))).toBe(GUID)
  })

  it('keep that they belong to an object', () => {
    const sid = entraSidOfGuid(GUID)
    const { redactor, standIn } = redactionFor((collector) => collector.takeText(sid, 'test'))
    expect(guidOfEntraSid(redactor.text(sid))).toBe(standIn(GUID))
  })
})
