import { expect, it } from 'vitest'
import { marvin32 } from '../../../../../shared/parse/regf/marvin32.ts'

/** Of the public tests of .NET, which uses the same function for strings; their seed is 0x4FB61A001BDBCC. */
const vectors: readonly (readonly [string, bigint])[] = [
  ['', 0x30ed35c100cd3c7dn],
  ['af', 0x48e73fc77d75ddc1n],
  ['e70f', 0xb5f6e1fc485dbff8n],
  ['37f495', 0xf0b07c789b8cf7e8n],
  ['8642dc59', 0x7008f2e87e9cf556n],
]
it.each(vectors)('Marvin32 of %j is the published value', (hex, expected) => {
  expect(marvin32(Uint8Array.from(Buffer.from(hex, 'hex')), 0x4fb61a001bdbccn)).toBe(expected)
})
