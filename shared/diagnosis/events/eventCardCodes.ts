import type { EventCard } from '../../contract/eventRequests.ts'
import type { WrittenCode } from '../../facts/eventCodes.ts'
import { errorCodeOf, errorCodeOfWin32, errorCodes } from '../../knowledge/errorCodes.ts'
import { explainAadsts, explainHresult, explainWin32 } from '../../knowledge/explainErrorCode.ts'
import type { Explanation } from '../../knowledge/explanation.ts'
import { formatHex, signedDecimal } from '../../knowledge/readCodeInput.ts'

export type CardCode = EventCard['codes'][number]

/** A code as the card shows it. What no source explains keeps its numbers and has no meaning. */
export function cardCode(code: WrittenCode, field: string | undefined): CardCode {
  const where = field === undefined ? {} : { field }
  const { text, value } = code
  switch (code.kind) {
    case 'http':
      return { text, kind: 'http', decimal: String(value), ...where }
    case 'aadsts':
      return { text, kind: 'aadsts', decimal: String(value), ...wordsOf(explainAadsts(text, value)), ...where }
    case 'win32': {
      const known = errorCodeOfWin32(value) === undefined ? undefined : explainWin32(text, value)
      return { text, kind: 'win32', hex: formatHex(value), decimal: String(value), ...wordsOf(known), ...where }
    }
    case 'system': {
      const known = explainHresult(text, value)
      const kind = known.kind === 'ntstatus' ? 'ntstatus' : 'hresult'
      return { text, kind, hex: formatHex(value), decimal: String(signedDecimal(value)), ...wordsOf(known), ...where }
    }
  }
}

function wordsOf(known: Explanation | undefined): Pick<CardCode, 'symbol' | 'title' | 'meaning'> {
  if (known?.documented !== true) return {}
  const symbol = known.kind === 'aadsts' ? undefined : known.name
  return { ...(symbol === undefined ? {} : { symbol }), title: known.title, meaning: known.meaning }
}

const bySymbol = new Map(errorCodes.flatMap((entry) => (entry.name === undefined ? [] : [[entry.name, entry] as const])))
/** `ERROR_ADAL_INTERNET_TIMEOUT`, `NTE_BAD_KEYSET`: two words or more. */
const SYMBOL = /(?<![\w.])[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+(?![\w])/g

/** Codes that stand in a text by their symbol only. */
export const codesBySymbol = (text: string, field: string | undefined): CardCode[] =>
  [...text.matchAll(SYMBOL)].flatMap(({ 0: symbol }) => {
    const known = bySymbol.get(symbol)
    if (known === undefined || known.kind === 'aadsts') return []
    const value = Number.parseInt(known.code, 16)
    return [{ ...cardCode({ text: symbol, kind: 'system', value }, field), text: symbol }]
  })

/** Phases that knowledge names for a code; empty for one that it does not know. */
export const phasesOf = (code: CardCode): readonly string[] => {
  if (code.kind === 'http') return []
  const known =
    code.kind === 'win32'
      ? errorCodeOfWin32(Number(code.decimal))
      : errorCodeOf(code.kind === 'aadsts' ? `AADSTS${code.decimal}` : (code.hex ?? ''))
  return known?.phases ?? []
}
