import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { der, derBits, derInteger, derOctets, derOid, derSequence, derText } from '../../../../../shared/scenarios/encoders/der.ts'
import { type CertificateOptions, encodeCertificate } from '../../../../../shared/scenarios/encoders/encodeCertificate.ts'
import type { Certificate } from '../../../../../shared/syncrules/certificate/certificate.ts'
import { readCertificate, readCertificateText } from '../../../../../shared/syncrules/certificate/readCertificate.ts'
import { cpuMs } from '../../../../cpuMs.ts'

const GUID = '3f6d1c52-84aa-4a39-9d42-5a0f6f0ad1e7'
const plain: CertificateOptions = { subjectCn: GUID, notBefore: Date.UTC(2024, 2, 9, 8, 7, 6), notAfter: Date.UTC(2034, 2, 9, 8, 7, 6) }

function read(options: Partial<CertificateOptions> = {}): Certificate {
  const certificate = readCertificate(encodeCertificate({ ...plain, ...options }))
  if (certificate === undefined) throw new Error('the certificate was not read')
  return certificate
}

/** Certificates that differ in what the other reader, OpenSSL, prints of them. */
const table: readonly { readonly what: string; readonly options: Partial<CertificateOptions> }[] = [
  { what: 'a computer’s own', options: {} },
  { what: 'an elliptic-curve key', options: { key: 'ec' } },
  { what: 'dates beyond 2049', options: { notBefore: Date.UTC(2049, 11, 31, 23, 59, 59), notAfter: Date.UTC(2050, 0, 1) } },
  { what: 'dates of the last century', options: { notBefore: Date.UTC(1950, 0, 1), notAfter: Date.UTC(1999, 11, 31, 23, 59, 59) } },
  { what: 'a leap day', options: { notBefore: Date.UTC(2024, 1, 29), notAfter: Date.UTC(2096, 1, 29) } },
  { what: 'the last moment that can be written', options: { notAfter: Date.UTC(9999, 11, 31, 23, 59, 59) } },
  { what: 'a serial of 16 bytes', options: { serial: 0x7b0e5b1c9d1f4a21b3c4d5e6f7081929n } },
  { what: 'a serial with its highest bit set', options: { serial: 0xf00dn } },
  { what: 'a serial of zero', options: { serial: 0n } },
  {
    what: 'an issuer of its own',
    options: {
      issuer: [
        [{ type: 'DC', value: 'example', text: 'ia5' }],
        [{ type: 'OU', value: 'Devices' }],
        [{ type: 'CN', value: 'Issuing CA', text: 'printable' }],
      ],
    },
  },
]

describe('reading a certificate', () => {
  it.each(table)('agrees with OpenSSL on $what', ({ options }) => {
    const bytes = encodeCertificate({ ...plain, ...options })
    const ours = readCertificate(bytes)
    const theirs = new X509Certificate(bytes)
    expect(ours?.notBefore).toBe(theirs.validFromDate.getTime())
    expect(ours?.notAfter).toBe(theirs.validToDate.getTime())
    expect(ours?.thumbprint).toBe(theirs.fingerprint.replaceAll(':', ''))
    expect(BigInt(`0x${ours?.serialNumber}`)).toBe(BigInt(`0x${theirs.serialNumber}`))
    // OpenSSL prints a line for each part, in the order of encoding.
    expect(ours?.subject).toBe(theirs.subject.split('\n').reverse().join(', '))
    expect(ours?.issuer).toBe(theirs.issuer.split('\n').reverse().join(', '))
  })

  it('has about the size of a real one', () => {
    expect(encodeCertificate(plain).length).toBeGreaterThan(750)
    expect(encodeCertificate(plain).length).toBeLessThan(1000)
  })

  it('prints the subject of a computer’s own certificate as CN and its GUID', () => {
    expect(read().subject).toBe(`CN=${GUID}`)
    expect(read({ subjectCn: `{${GUID.toUpperCase()}}` }).subject).toBe(`CN={${GUID.toUpperCase()}}`)
  })

  it('tells version, algorithms, format and an empty friendly name', () => {
    const rsa = read()
    expect([rsa.version, rsa.format, rsa.friendlyName]).toEqual([3, 'X509', ''])
    expect([rsa.signatureAlgorithmOid, rsa.publicKeyOid, rsa.keyAlgorithmParameters]).toEqual([
      '1.2.840.113549.1.1.11',
      '1.2.840.113549.1.1.1',
      '0500',
    ])
    const ec = read({ key: 'ec' })
    expect([ec.publicKeyOid, ec.keyAlgorithmParameters]).toEqual(['1.2.840.10045.2.1', '06082A8648CE3D030107'])
  })

  it('keeps the bytes of a serial number as they are encoded, as .NET prints them', () => {
    expect(read({ serial: 0xf00dn }).serialNumber).toBe('00F00D')
    expect(read({ serial: 0x700dn }).serialNumber).toBe('700D')
    expect(read({ serial: -2n }).serialNumber).toBe('FE')
    expect(read({ serial: 0n }).serialNumber).toBe('00')
  })

  it('lists the critical extensions only', () => {
    expect(read().criticalExtensionOids).toEqual(['2.5.29.15'])
    expect(read({ extensions: [] }).criticalExtensionOids).toEqual([])
    const content = derSequence()
    const extensions = [
      { oid: '2.5.29.19', critical: true, content },
      { oid: '1.3.6.1.4.1.311.21.7', content },
      { oid: '2.5.29.37', critical: true, content },
    ]
    expect(read({ extensions }).criticalExtensionOids).toEqual(['2.5.29.19', '2.5.29.37'])
  })

  it('reads base64 text, with and without its PEM lines, and the bytes of such text', () => {
    const base64 = Buffer.from(encodeCertificate(plain)).toString('base64')
    const pem = `-----BEGIN CERTIFICATE-----\r\n${base64.replaceAll(/.{64}/g, '$&\r\n')}\r\n-----END CERTIFICATE-----\r\n`
    for (const text of [base64, pem, `  ${base64}\n`, base64.replaceAll('=', '')]) {
      expect(readCertificateText(text)?.subject).toBe(`CN=${GUID}`)
      expect(readCertificate(new Uint8Array(Buffer.from(text)))?.subject).toBe(`CN=${GUID}`)
    }
  })

  it('leaves bytes behind the certificate alone, in the thumbprint too', () => {
    const bytes = encodeCertificate(plain)
    const longer = new Uint8Array([...bytes, 0, 0, 0])
    expect(readCertificate(longer)?.thumbprint).toBe(readCertificate(bytes)?.thumbprint)
  })
})

describe('the name of a subject', () => {
  const subjectOf = (...subject: NonNullable<CertificateOptions['subject']>): string => read({ subject }).subject

  it('stands in reverse of its encoding, relative names of several attributes joined by a plus', () => {
    expect(
      subjectOf(
        [{ type: 'DC', value: 'com', text: 'ia5' }],
        [{ type: 'DC', value: 'contoso', text: 'ia5' }],
        [
          { type: 'CN', value: 'pc' },
          { type: 'SERIALNUMBER', value: '7' },
        ],
      ),
    ).toBe('CN=pc + SERIALNUMBER=7, DC=contoso, DC=com')
  })

  it.each([
    ['Smith, John', '"Smith, John"'],
    ['a+b', '"a+b"'],
    ['a=b', '"a=b"'],
    ['say "hi"', '"say ""hi"""'],
    ['#1', '"#1"'],
    ['a;b', '"a;b"'],
    ['<a>', '"<a>"'],
    [' led', '" led"'],
    ['trailed ', '"trailed "'],
    ['', '""'],
    ['two\nlines', '"two\nlines"'],
    ['a\\b', 'a\\b'],
    ['Zoë 雪', 'Zoë 雪'],
  ])('quotes %j where Windows does', (value, printed) => {
    expect(subjectOf([{ type: 'CN', value }])).toBe(`CN=${printed}`)
  })

  it.each(['utf8', 'printable', 'teletex', 'ia5', 'bmp'] as const)('is read from a %s string', (text) => {
    expect(subjectOf([{ type: 'O', value: 'Contoso', text }])).toBe('O=Contoso')
  })

  it('reads Latin-1 and wide characters', () => {
    expect(subjectOf([{ type: 'O', value: 'Société', text: 'teletex' }])).toBe('O=Société')
    expect(subjectOf([{ type: 'O', value: 'Łódź 雪', text: 'bmp' }])).toBe('O=Łódź 雪')
  })

  it('prints the OID of a type that Windows has no letters for', () => {
    expect(subjectOf([{ type: '1.3.6.1.4.1.99999.5', value: 'x' }])).toBe('OID.1.3.6.1.4.1.99999.5=x')
  })

  it('is empty where the certificate has none', () => {
    expect(subjectOf()).toBe('')
  })
})

describe('names of a kind', () => {
  const principalName = der(0xa0, derOid('1.3.6.1.4.1.311.20.2.3'), der(0xa0, derText('jo@contoso.com')))
  const otherName = der(0xa0, derOid('1.3.6.1.5.2.2'), der(0xa0, derText('no principal')))
  const names = derSequence(
    otherName,
    principalName,
    der(0x81, Buffer.from('first@contoso.com')),
    der(0x81, Buffer.from('second@contoso.com')),
    der(0x82, Buffer.from('pc.contoso.com')),
    der(0x86, Buffer.from('https://contoso.com/pc')),
  )
  const subject = [
    [{ type: 'E', value: 'subject@contoso.com', text: 'ia5' as const }],
    [{ type: 'OU', value: 'Sales' }],
    [{ type: 'CN', value: 'pc' }],
  ]
  const issuer = [[{ type: 'O', value: 'Contoso' }]]

  it('come from the alternative name first, but for the simple one', () => {
    const certificate = read({ subject, issuer, extensions: [{ oid: '2.5.29.17', content: names }] })
    expect(certificate.nameInfo('SimpleName', false)).toBe('pc')
    expect(certificate.nameInfo('EmailName', false)).toBe('first@contoso.com')
    expect(certificate.nameInfo('UpnName', false)).toBe('jo@contoso.com')
    expect(certificate.nameInfo('DnsName', false)).toBe('pc.contoso.com')
    expect(certificate.nameInfo('DnsFromAlternativeName', false)).toBe('pc.contoso.com')
    expect(certificate.nameInfo('UrlName', false)).toBe('https://contoso.com/pc')
    expect(certificate.nameInfo('SimpleName', true)).toBe('Contoso')
    expect(certificate.nameInfo('DnsName', true)).toBe('')
  })

  it('come from the issuer’s alternative name for the issuer', () => {
    const certificate = read({ subject, issuer, extensions: [{ oid: '2.5.29.18', content: names }] })
    expect(certificate.nameInfo('DnsName', true)).toBe('pc.contoso.com')
    expect(certificate.nameInfo('UpnName', false)).toBe('')
  })

  it('fall back on the subject for mail and DNS, and are empty beyond', () => {
    const certificate = read({ subject, issuer, extensions: [] })
    expect(certificate.nameInfo('EmailName', false)).toBe('subject@contoso.com')
    expect(certificate.nameInfo('DnsName', false)).toBe('pc')
    expect(certificate.nameInfo('DnsFromAlternativeName', false)).toBe('')
    expect(certificate.nameInfo('UrlName', false)).toBe('')
    expect(read({ subject: [[{ type: 'C', value: 'FR', text: 'printable' }]] }).nameInfo('SimpleName', false)).toBe('FR')
    expect(read({ subject: [] }).nameInfo('SimpleName', false)).toBe('')
  })

  it('are empty when the alternative name is garbage', () => {
    const certificate = read({ extensions: [{ oid: '2.5.29.17', content: Uint8Array.of(0x30, 0x7f, 1) }] })
    expect(certificate.nameInfo('UrlName', false)).toBe('')
  })
})

describe('bytes that are no certificate', () => {
  const bytes = encodeCertificate(plain)

  it.each([
    ['nothing', new Uint8Array()],
    ['one byte', Uint8Array.of(0x30)],
    ['text', new Uint8Array(Buffer.from('not a certificate'))],
    ['base64 of something else', new Uint8Array(Buffer.from('SGVsbG8gd29ybGQh'))],
    ['an indefinite length', Uint8Array.of(0x30, 0x80, ...bytes.subarray(4), 0, 0)],
    ['a length of five bytes', Uint8Array.of(0x30, 0x85, 0, 0, 0, 0, 1, 0)],
    ['a length beyond the end', Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff, 1)],
    ['an empty sequence', Uint8Array.of(0x30, 0)],
    [
      'a certificate request',
      derSequence(derSequence(derInteger(0n), derSequence(), derSequence()), derSequence(), derBits(new Uint8Array(2))),
    ],
    ['zeros', new Uint8Array(1000)],
  ])('are refused: %s', (_, garbage) => {
    expect(readCertificate(garbage)).toBeUndefined()
  })

  it('are refused when cut off anywhere', () => {
    for (let length = 0; length < bytes.length; length += 1) expect(readCertificate(bytes.subarray(0, length))).toBeUndefined()
  })

  it('are refused when a date is none', () => {
    const text = Buffer.from(bytes).toString('latin1')
    const at = text.indexOf('240309080706Z')
    for (const date of ['241309080706Z', '240230080706Z', '240309250706Z', '24030908070 Z', '2403090807060']) {
      const changed = bytes.slice()
      changed.set(Buffer.from(date), at)
      expect(readCertificate(changed), date).toBeUndefined()
    }
  })

  it('never make it throw, whatever is changed in a certificate', () => {
    let seed = 20261123
    const next = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
      return seed % below
    }
    let read = 0
    for (let round = 0; round < 20_000; round += 1) {
      const changed = bytes.slice(0, next(8) === 0 ? next(bytes.length) : bytes.length)
      for (let times = next(4); times >= 0; times -= 1) changed[next(changed.length + 1)] = next(256)
      const certificate = readCertificate(changed)
      if (certificate === undefined) continue
      read += 1
      const { serialNumber, subject, issuer, thumbprint, publicKeyOid, keyAlgorithmParameters, signatureAlgorithmOid } = certificate
      const texts = [serialNumber, subject, issuer, thumbprint, publicKeyOid, keyAlgorithmParameters, signatureAlgorithmOid]
      expect(
        [...texts, ...certificate.criticalExtensionOids, certificate.nameInfo('DnsName', false)].every((text) => typeof text === 'string'),
      ).toBe(true)
    }
    expect(read).toBeGreaterThan(1000)
    expect(read).toBeLessThan(19_000)
  })

  it('cost no more than their length: a name of 50,000 parts, an identifier of a megabyte', () => {
    const name = derSequence(...Array.from({ length: 50_000 }, () => der(0x31, derSequence(derOid('2.5.4.3'), derText('x')))))
    const start = cpuMs()
    expect(readCertificate(derSequence(derSequence(derInteger(1n), derSequence(derOid('1.2.3')), name)))).toBeUndefined()
    expect(
      readCertificate(derSequence(derSequence(derInteger(1n), derSequence(der(6, new Uint8Array(1 << 20).fill(0x81)))))),
    ).toBeUndefined()
    expect(readCertificate(derSequence(derOctets(new Uint8Array(1 << 22))))).toBeUndefined()
    expect(cpuMs() - start).toBeLessThan(2000)
  })
})
