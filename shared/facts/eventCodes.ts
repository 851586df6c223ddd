/** An error code as the text of an event has it. */
export interface WrittenCode {
  /** As it is written there. */
  readonly text: string
  /** `system`: HRESULT or NTSTATUS, which share their numbers. */
  readonly kind: 'system' | 'win32' | 'aadsts' | 'http'
  /** Unsigned. */
  readonly value: number
}

interface PlacedCode extends WrittenCode {
  readonly offset: number
}

/** Longest text that is searched; an event holds 64 KiB at most, a hostile CSV more. */
const MAX_TEXT = 65_536
/** Codes of one text: more are a dump of memory and no message. */
const MAX_CODES = 50
/** Characters before a number that may say what it is. */
const LABEL_LENGTH = 48

const AADSTS = /(?<![A-Za-z0-9])AADSTS(\d{4,9})(?!\d)/gi
const PREFIXED = /(?<![\w.])0x0*([0-9a-f]{1,8})(?!\w)/gi
const SIGNED = /(?<![\w.)-])-\d{9,10}(?![\w-]|\.\d)/g
/** Ten digits from 2147483648 on. */
const UNSIGNED = /(?<![\w.:/-])[234]\d{9}(?![\w-]|\.\d)/g
/** Eight hex digits without prefix, as some texts of Windows print them; `-` behind them makes them the head of a GUID. */
const BARE = /(?<![\w+/=.{-])[8c][0-9a-f]{7}(?![\w+/=-])/gi
const HTTP =
  /(?:\bHTTP\/\d(?:\.\d)? |(?:\bhttps?[ _]?(?:status|error|response)?|\bstatus)[ _]?(?:code)?\s*(?:is|was|of)?\s*[:=(]\s*"?|\bhttp\w* (?:status|error)(?: code)? |\bstatus code )([1-5]\d\d)(?![\w%-]|[.:,]\d)/gi
const SMALL = /(?<![\w.:/\\-])\d{1,5}(?![\w%-]|[.:,]\d)/g

/** What stands right before a code of the system. */
const CODE_LABEL =
  /(?:error|erreur|hresult|ntstatus|win32|\bhr|\brc|\bgle|last ?error(?:\(\))?|status|result|exit ?code|code|code de sortie|failed with|returned)(?:\s*(?:code|error|is|was|of|with|value))*["')]*\s*[:=([]*\s*["']?$/i
/** A small number counts only behind words that leave no doubt. */
const ERROR_LABEL =
  /(?:error|erreur|exit ?code|code de sortie|return ?code|\bgle|last ?error(?:\(\))?|failed with|[A-Z]\w*[a-z]\w*(?:\(\))? returned)(?:\s*(?:code|error|is|was|of|with|value))*["')]*\s*[:=([]*\s*["']?$/i
/** Numbers in hex that are no codes. */
const OTHER_LABEL =
  /(?:address|adresse|flags?|mask|keywords?|handle|pointer|offset|size|\bp?tid|\bpid|thread|process|context)["')]*\s*[:=([]*\s*["']?$/i
/** What makes a number an amount. */
const UNIT =
  /^\s*(?:ms|milliseconds?|s|secs?|seconds?|secondes?|minutes?|min|hours?|bytes?|kb|times?|fois|attempts?|tentatives?|retries|of \d|sur \d)\b/i
/** Facilities of codes that are recognised without a prefix: Win32, MDM, registration, keys, TPM, NTSTATUS, ADAL. */
const KNOWN_FACILITY = /^(?:8007|801[89c]|8009|802[89]|c000|c004|caa[1-9a])/i
/** Sign-in components report states that are no failures with 0x4aa…. */
const STATE_OF_ADAL = 0x4aa

/** Codes of a text, each once, in their order. Zero is success and no code; times, counts, ids and amounts are none. */
export function findEventCodes(text: string): WrittenCode[] {
  const searched = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
  const found = [...readAadsts(searched), ...readHttp(searched), ...readHex(searched), ...readDecimals(searched)]
  const once = new Map<string, WrittenCode>()
  let end = 0
  for (const { offset, ...code } of found.toSorted((a, b) => a.offset - b.offset)) {
    if (offset < end) continue
    end = offset + code.text.length
    const key = `${code.kind} ${code.value}`
    if (code.value !== 0 && !once.has(key)) once.set(key, code)
    if (once.size === MAX_CODES) break
  }
  return [...once.values()]
}

/** Codes in a field: its name tells what a number in it is. */
export const codesOfField = (name: string, value: string): WrittenCode[] => findEventCodes(`${name}: ${value}`)

/** What a text holds that has a code of each kind: looked for first, as most texts of events have none. */
const may = {
  aadsts: /aadsts\d/i,
  http: /http|status/i,
  prefixed: /0x/i,
  bare: /[8c][0-9a-f]{7}/i,
  long: /\d{9}/,
  small: /err|code|gle|failed with|returned/i,
} as const

const readAadsts = (text: string): PlacedCode[] =>
  !may.aadsts.test(text)
    ? []
    : [...text.matchAll(AADSTS)].map(({ 0: code, 1: digits, index }) => ({
        text: code,
        kind: 'aadsts',
        value: Number(digits),
        offset: index,
      }))

const readHttp = (text: string): PlacedCode[] =>
  !may.http.test(text)
    ? []
    : [...text.matchAll(HTTP)].map((match) => {
        const digits = match[1] ?? ''
        return { text: digits, kind: 'http', value: Number(digits), offset: match.index + match[0].length - digits.length }
      })

const before = (text: string, offset: number): string => text.slice(Math.max(0, offset - LABEL_LENGTH), offset)

function readHex(text: string): PlacedCode[] {
  return [...(may.prefixed.test(text) ? readPrefixed(text) : []), ...(may.bare.test(text) ? readBare(text) : [])]
}

const readPrefixed = (text: string): PlacedCode[] =>
  [...text.matchAll(PREFIXED)].flatMap(({ 0: code, 1: digits = '', index }): PlacedCode[] => {
    const value = Number.parseInt(digits, 16)
    const label = before(text, index)
    if (OTHER_LABEL.test(label)) return []
    const isSystem = isSystemCode(value) || value >>> 20 === STATE_OF_ADAL
    if (!isSystem && !CODE_LABEL.test(label)) return []
    return [{ text: code, kind: isSystem || value > 0xffff ? 'system' : 'win32', value, offset: index }]
  })

const readBare = (text: string): PlacedCode[] =>
  [...text.matchAll(BARE)].flatMap(({ 0: code, index }): PlacedCode[] => {
    const isShaped = KNOWN_FACILITY.test(code) && /[a-f]/i.test(code)
    const label = before(text, index)
    if (OTHER_LABEL.test(label) || !(isShaped || CODE_LABEL.test(label))) return []
    return [{ text: code, kind: 'system', value: Number.parseInt(code, 16), offset: index }]
  })

function readDecimals(text: string): PlacedCode[] {
  return [...(may.long.test(text) ? readLong(text) : []), ...(may.small.test(text) ? readSmall(text) : [])]
}

function readLong(text: string): PlacedCode[] {
  const signed = [...text.matchAll(SIGNED)].map(({ 0: code, index }) => ({ code, value: Number(code) + 2 ** 32, index }))
  const unsigned = [...text.matchAll(UNSIGNED)]
    .filter(({ index }) => CODE_LABEL.test(before(text, index)))
    .map(({ 0: code, index }) => ({ code, value: Number(code), index }))
  return [...signed, ...unsigned].flatMap(({ code, value, index }): PlacedCode[] =>
    isSystemCode(value) ? [{ text: code, kind: 'system', value, offset: index }] : [],
  )
}

const readSmall = (text: string): PlacedCode[] =>
  [...text.matchAll(SMALL)].flatMap(({ 0: code, index }): PlacedCode[] => {
    const isAmount = UNIT.test(text.slice(index + code.length, index + code.length + 16))
    if (isAmount || !ERROR_LABEL.test(before(text, index))) return []
    return [{ text: code, kind: 'win32', value: Number(code), offset: index }]
  })

/** Failures begin with 8 (HRESULT), c (NTSTATUS and ADAL) or d (an NTSTATUS as HRESULT). */
function isSystemCode(value: number): boolean {
  const digit = Math.floor(value / 0x1000_0000)
  return digit === 0x8 || digit === 0xc || digit === 0xd
}
