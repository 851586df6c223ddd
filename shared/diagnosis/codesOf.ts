import type { Code } from '../contract/diagnosis.ts'
import type { SourcedFact } from '../facts/fact.ts'
import { errorCodeOf } from '../knowledge/errorCodes.ts'
import { formatHex, readCodeInput, signedDecimal } from '../knowledge/readCodeInput.ts'

/** Codes that facts hold, as hex with eight digits, each once: `0x801c0021/0x80072ee7` gives two. */
export function hexCodesOf(facts: readonly SourcedFact[]): string[] {
  const codes = facts
    .flatMap(({ value }) => String(value).split('/'))
    .flatMap((text) => {
      const read = readCodeInput(text)
      return read?.kind === 'number' && read.value !== 0 ? [formatHex(read.value)] : []
    })
  return [...new Set(codes)]
}

/** A code with its documented name and meaning, where there are any. */
export function describeCode(hex: string): Code {
  const known = errorCodeOf(hex)
  return {
    hex,
    decimal: signedDecimal(Number.parseInt(hex, 16)),
    ...(known?.name === undefined ? {} : { name: known.name }),
    ...(known === undefined ? {} : { meaning: known.meaning }),
  }
}

/** ` (0x801c0021, 0x80072ee7)`, or nothing: what a sentence ends with. */
export const codesInText = (hexCodes: readonly string[]): string => (hexCodes.length === 0 ? '' : ` (${hexCodes.join(', ')})`)
