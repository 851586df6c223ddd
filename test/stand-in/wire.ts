import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'

interface Wire {
  encode(value: unknown): string
  decode(text: string): unknown
}

/** The codec as text, for the pages; the same text runs here, so both ends are one. */
export const wireScript = readFileSync(join(import.meta.dirname, 'page-scripts', 'wire.js'), 'utf8')
runInThisContext(wireScript)

export const { encode, decode } = (globalThis as unknown as { __standInWire: Wire }).__standInWire
