import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readBase64 } from '../../../../../shared/syncrules/certificate/readBase64.ts'
import { sha1 } from '../../../../../shared/syncrules/certificate/sha1.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe('SHA-1', () => {
  it.each([
    // FIPS 180-4's published example vectors.
    ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '84983e441c3bd26ebaae4aa1f95129e5e54670f1'],
    ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ])('of %j is as published', (text, digest) => {
    expect(hex(sha1(new Uint8Array(Buffer.from(text))))).toBe(digest)
  })

  it('agrees with Node for every length around the ends of its blocks', () => {
    for (let length = 0; length < 200; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 37 + length) & 0xff)
      expect(hex(sha1(bytes)), `${length} bytes`).toBe(createHash('sha1').update(bytes).digest('hex'))
    }
  })
})

describe('base64', () => {
  it('is read as Node writes it, for every length and with white space in it', () => {
    for (let length = 0; length < 100; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 91 + length) & 0xff)
      const text = Buffer.from(bytes).toString('base64')
      expect(hex(readBase64(text) ?? Uint8Array.of(1))).toBe(hex(bytes))
      expect(hex(readBase64(`${text.replaceAll(/.{5}/g, '$& \r\n\t')} `) ?? Uint8Array.of(1))).toBe(hex(bytes))
      expect(hex(readBase64(text.replaceAll('=', '')) ?? Uint8Array.of(1))).toBe(hex(bytes))
    }
  })

  it.each(['A', 'AAAA=A', 'AA*A', 'AAAA====', 'é', 'AAAAA', '='])('that is none is refused: %s', (text) => {
    expect(text === '=' ? readBase64(text)?.length : readBase64(text)).toBe(text === '=' ? 0 : undefined)
  })
})
