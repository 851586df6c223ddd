import { X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { derInteger, derOid, derTime } from '../../../../shared/scenarios/encoders/der.ts'
import { encodeCertificate } from '../../../../shared/scenarios/encoders/encodeCertificate.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const options = { subjectCn: '3f6d1c52-84aa-4a39-9d42-5a0f6f0ad1e7', notBefore: Date.UTC(2024, 0, 1), notAfter: Date.UTC(2034, 0, 1) }

describe('a made-up certificate', () => {
  it('is one to OpenSSL, with a key of 2048 bits', () => {
    const certificate = new X509Certificate(encodeCertificate(options))
    expect(certificate.subject).toBe(`CN=${options.subjectCn}`)
    expect(certificate.issuer).toBe(certificate.subject)
    expect(certificate.publicKey.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048, publicExponent: 65_537n })
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
  })

  it('is the same for the same options, and another for another subject', () => {
    expect(hex(encodeCertificate(options))).toBe(hex(encodeCertificate(options)))
    const [one, other] = [encodeCertificate(options), encodeCertificate({ ...options, subjectCn: 'another' })]
    expect(new X509Certificate(one).publicKey.equals(new X509Certificate(other).publicKey)).toBe(false)
  })
})

describe('DER', () => {
  it.each([
    // X.690, 8.3: two's complement in the fewest bytes.
    [0n, '020100'],
    [127n, '02017f'],
    [128n, '02020080'],
    [256n, '02020100'],
    [-1n, '0201ff'],
    [-128n, '020180'],
    [-129n, '0202ff7f'],
  ])('writes the integer %d', (value, bytes) => {
    expect(hex(derInteger(value))).toBe(bytes)
  })

  it('writes identifiers and times', () => {
    // The example of X.690, 8.19.5.
    expect(hex(derOid('2.999.3'))).toBe('0603883703')
    expect(hex(derOid('1.2.840.113549'))).toBe('06062a864886f70d')
    expect(Buffer.from(derTime(Date.UTC(2049, 11, 31, 23, 59, 59))).toString('latin1')).toBe('\x17\x0d491231235959Z')
    expect(Buffer.from(derTime(Date.UTC(2050, 0, 1))).toString('latin1')).toBe('\x18\x0f20500101000000Z')
    expect(Buffer.from(derTime(Date.UTC(1949, 0, 1))).toString('latin1')).toBe('\x18\x0f19490101000000Z')
  })
})
