import type { Localized } from '../facts/localized.ts'
import { errorCodeOf, errorCodeOfWin32 } from './errorCodes.ts'
import type { Explanation } from './explanation.ts'
import { fillText } from './fillText.ts'
import type { ErrorCode } from './knowledgeSchemas.ts'
import { diagnosisTexts, explainTexts, facilities } from './namedTexts.ts'
import { formatHex, signedDecimal } from './readCodeInput.ts'

/** WinINet and WinHTTP numbers, as AdalLog lines print them raw (`0x2ee7`). */
const NETWORK_ERRORS = { from: 12000, to: 12199 } as const
/** What to do about a code that no source explains: collect, then call support. */
const undocumented = {
  documented: false,
  actions: [diagnosisTexts['explain.collectContext'], diagnosisTexts['explain.collectLogs'], explainTexts.callSupport],
  procedures: ['exportEventLogs', 'traceAadRuntime'],
  sources: [],
} as const

/** A HRESULT or NTSTATUS; an undocumented one still tells its facility and what it wraps. */
export function explainHresult(input: string, value: number): Explanation {
  const hex = formatHex(value)
  const known = errorCodeOf(hex)
  if (known !== undefined && known.kind !== 'aadsts') {
    return { ...explainKnown(input, known), code: signedDecimal(value), hex, kind: known.kind }
  }
  const parts = [diagnosisTexts['explain.unknownMeaning'], facilityText(hex), wrappedText(value)].filter((part) => part !== undefined)
  return {
    input,
    code: signedDecimal(value),
    hex,
    kind: value >>> 28 === 0xc && !hex.startsWith('0xcaa') ? 'ntstatus' : 'hresult',
    ...undocumented,
    title: fillText(diagnosisTexts['explain.unknown'], { value: `${hex} (${signedDecimal(value)})` }),
    meaning: joinSentences(parts),
  }
}

/** A Win32 number that the knowledge has as HRESULT: 1355, 12007. */
export function explainWin32(input: string, value: number): Explanation | undefined {
  const known = errorCodeOfWin32(value)
  if (known !== undefined) return { ...explainKnown(input, known), code: value, hex: formatHex(value), kind: 'win32' }
  return value < NETWORK_ERRORS.from || value > NETWORK_ERRORS.to ? undefined : explainUnknownWin32(input, value)
}

export const explainUnknownWin32 = (input: string, value: number): Explanation => ({
  input,
  code: value,
  hex: formatHex(value),
  kind: 'win32',
  ...undocumented,
  title: fillText(diagnosisTexts['explain.unknown'], { value: `${value} (${formatHex(value)})` }),
  meaning: explainTexts.win32Unknown,
})

export function explainAadsts(input: string, number: number): Explanation {
  const name = `AADSTS${number}`
  const known = errorCodeOf(name)
  const common = { input, code: number, hex: formatHex(number), kind: 'aadsts' } as const
  if (known !== undefined) return { ...explainKnown(input, known), ...common }
  return {
    ...common,
    ...undocumented,
    title: fillText(diagnosisTexts['explain.unknown'], { value: name }),
    meaning: diagnosisTexts['explain.unknownMeaning'],
  }
}

function explainKnown(input: string, known: ErrorCode): Omit<Explanation, 'code' | 'hex' | 'kind'> {
  const name = known.kind === 'aadsts' ? known.code : known.name
  return {
    input,
    documented: true,
    title: { en: firstClause(known.meaning.en), fr: firstClause(known.meaning.fr) },
    meaning: joinSentences([known.meaning, ...(known.note === undefined ? [] : [known.note])]),
    actions: [known.action],
    ...(name === undefined ? {} : { name }),
    phases: known.phases,
    ...(known.procedures === undefined ? {} : { procedures: known.procedures }),
    sources: known.sources,
  }
}

/** What stands before the first full stop or semicolon: a title in words. */
const firstClause = (text: string): string => (text.split(/\.\s|\s*;\s/)[0] ?? text).replace(/\.$/, '')

function facilityText(hex: string): Localized | undefined {
  const facility = facilities.filter((entry) => hex.startsWith(entry.prefix)).sort((a, b) => b.prefix.length - a.prefix.length)[0]
  return facility && fillText(diagnosisTexts['explain.facility'], { value: facility.title })
}

/** 0x8007xxxx wraps a Win32 number, 0xcaa8xxxx the same network number, 0xcaa3xxxx an HTTP status. */
function wrappedText(value: number): Localized | undefined {
  const low = value & 0xffff
  const high = value >>> 16
  if (high === 0xcaa3) return fillText(diagnosisTexts['explain.httpStatus'], { value: low })
  if (high !== 0x8007 && high !== 0xcaa8) return undefined
  const known = errorCodeOfWin32(low)
  const wrapped = known === undefined ? { en: `Win32 ${low}`, fr: `Win32 ${low}` } : withNumber(low, known)
  return fillText(diagnosisTexts['explain.wraps'], { value: wrapped })
}

const withNumber = (win32: number, known: ErrorCode): Localized => ({
  en: `Win32 ${win32} (${known.name ?? known.code}): ${known.meaning.en.replace(/\.$/, '')}`,
  fr: `Win32 ${win32} (${known.name ?? known.code})\u00a0: ${known.meaning.fr.replace(/\.$/, '')}`,
})

const joinSentences = (parts: readonly Localized[]): Localized => ({
  en: parts.map((part) => part.en).join(' '),
  fr: parts.map((part) => part.fr).join(' '),
})
