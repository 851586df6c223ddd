import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { sha256 } from '../../../../../shared/syncrules/functions/sha256.ts'
import { hex } from '../hex.ts'

it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])('agrees with OpenSSL on %i bytes', (length) => {
  const message = Uint8Array.from({ length }, (_, index) => (index * 7 + length) & 0xff)
  expect(hex(sha256(message))).toBe(createHash('sha256').update(message).digest('hex'))
})
