import type { ProofForm } from '../contract/redactRequests.ts'
import { base64, base64Core, bytesOfHex, guidBytes, hex, sidTail, utf8, utf16 } from './encodings.ts'
import type { ReplacedValue } from './standIns.ts'

/** One way in which a text may hold a value. */
export interface TextForm {
  readonly form: ProofForm
  readonly text: string
  /** What takes its place; of base64 the run around it is decoded, and this is absent. */
  readonly replacement?: string
  /** True where upper and lower case differ. */
  readonly exact: boolean
  /** Of hexadecimal digits: how many stand for one character, so that what is around is looked at in such steps. */
  readonly unit?: 2 | 4
  /** Bytes of an id, not of its letters: what is around is no part of it. */
  readonly isBinary?: true
}

/** Longest part of a value that is looked for: the rest follows it. */
export const LONGEST_PATTERN = 120
/**
 * The same of a key or certificate: a line of PEM. Two tokens may begin alike for more than this, and a certificate may be broken into lines or not:
 * what follows is replaced whatever it is (`restOfRun`).
 */
const RUN_PATTERN = 64
/** Parts of a key or certificate behind its first, that are looked for by themselves: where it was torn apart, and as a proof that it is gone. */
const MOST_PIECES = 8
/** Letters that a part must have to be told from padding and zeros. */
const DISTINCT_LETTERS = 10
/** Base64 of fewer characters stands in texts by chance. */
const SHORTEST_BASE64 = 7
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const runKinds: ReadonlySet<string> = new Set(['certificate', 'secret'])
/** True for a key or certificate that is longer than what is looked for of it. */
export const isRun = ({ kind, text }: Pick<ReplacedValue, 'kind' | 'text'>): boolean => runKinds.has(kind) && text.length > RUN_PATTERN

const patternOf = (text: string, longest: number): string => text.slice(0, longest)

const restOfToken = /[\w.~+/=%-]*/y
const restOfLines =
  /[A-Za-z0-9+/]*(?:(?:\\+[rn]|\s)+[A-Za-z0-9+/]{40,})*(?:(?:\\+[rn]|\s)+[A-Za-z0-9+/]{1,80}={0,2}(?=(?:\\+[rn]|\s)*-----END))?={0,2}/y
const restOfPairs = /(?:[\s:]*[0-9A-Fa-f]{2})*/y
const restOfDigits = /[0-9A-Fa-f]*/y

/** Where a key or certificate ends whose first part stands before `at`: all that may belong to it is taken to. */
export function restOfRun(text: string, at: number, value: Pick<ReplacedValue, 'kind' | 'text'>, form: ProofForm): number {
  const rest =
    form === 'hex'
      ? restOfDigits
      : value.kind === 'secret'
        ? restOfToken
        : /^[0-9A-Fa-f]{2}[\s:]/.test(value.text)
          ? restOfPairs
          : restOfLines
  rest.lastIndex = at
  return at + (rest.exec(text)?.[0].length ?? 0)
}

/** Every form of a value in texts: as it is, escaped (JSON, XML, addresses), as digits of its bytes, and in base64. */
export function textForms(value: ReplacedValue): TextForm[] {
  const { text, standIn, edge, spellings } = value
  const longest = isRun(value) ? RUN_PATTERN : LONGEST_PATTERN
  const plain = patternOf(text, longest)
  const forms: TextForm[] = [{ form: 'utf8', text: plain, replacement: standIn, exact: false }]
  const add = (form: ProofForm, written: string, replacement?: string, more: Partial<TextForm> = {}): void => {
    if (forms.some((other) => other.text === written)) return
    forms.push({ form, text: written, exact: false, ...(replacement !== undefined && { replacement }), ...more })
  }
  const decomposed = plain.normalize('NFD')
  if (decomposed !== plain) add('utf8', decomposed, standIn)
  for (const [form, write] of escapes) add(form, write(plain), standIn)
  for (const [written, replacement] of compactForms(value)) add('escaped', written, replacement)
  if (edge !== 'word' || plain.length > 2) {
    if (plain.length > 3) add('hex', hex(utf8(plain)), hex(utf8(standIn)), { unit: 2 })
    add('hex', hex(utf16(plain, 'le')), hex(utf16(standIn, 'le')), { unit: 4 })
    if (plain.length > 3) add('hex', hex(utf16(plain, 'be')), hex(utf16(standIn, 'be')), { unit: 4 })
  }
  for (const [written, replacement] of binaryForms(value)) {
    add('hex', hex(written), hex(replacement), { unit: 2, isBinary: true })
    add('base64', base64(written).replace(/=+$/, ''), base64(replacement).replace(/=+$/, ''), { exact: true })
    for (const shift of [1, 2] as const) add('base64', base64Core(written, shift), undefined, { exact: true })
  }
  for (const piece of isRun(value) ? piecesOf(text) : []) add('utf8', piece, standIn)
  for (const core of base64Cores(spellings.map((spelling) => patternOf(spelling, longest)))) add('base64', core, undefined, { exact: true })
  return forms
}

function piecesOf(text: string): string[] {
  const count = Math.floor(text.length / RUN_PATTERN) - 1
  const step = Math.max(1, Math.ceil(count / MOST_PIECES))
  const pieces: string[] = []
  for (let at = 1; at <= count; at += step) {
    const piece = text.slice(at * RUN_PATTERN, (at + 1) * RUN_PATTERN)
    if (new Set(piece).size >= DISTINCT_LETTERS) pieces.push(piece)
  }
  return pieces
}

/** Base64 of each spelling, and of upper and lower case, at each of the three places in a group. */
export function base64Cores(spellings: readonly string[]): string[] {
  const cores = new Set<string>()
  for (const spelling of new Set(spellings.flatMap((each) => [each, each.toLowerCase(), each.toUpperCase()]))) {
    for (const bytes of [utf8(spelling), utf16(spelling, 'le'), utf16(spelling, 'be')]) {
      for (const shift of [0, 1, 2] as const) {
        const core = base64Core(bytes, shift)
        if (core.length < SHORTEST_BASE64) continue
        cores.add(core)
        if (/[+/]/.test(core)) cores.add(core.replaceAll('+', '-').replaceAll('/', '_'))
      }
    }
  }
  return [...cores]
}

const isPlain = (character: string): boolean => character.charCodeAt(0) < 0x80
const eachUnit = (text: string, write: (unit: number) => string): string =>
  [...text]
    .map((character) =>
      isPlain(character)
        ? character
        : character
            .split('')
            .map((half) => write(half.charCodeAt(0)))
            .join(''),
    )
    .join('')
const unitHex = (unit: number): string => unit.toString(16).padStart(4, '0')

const xml: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
const xmlEscaped = (text: string): string => text.replace(/[&<>"']/g, (character) => xml[character] ?? character)
const percentBytes = (text: string): string => `%${hex(utf8(text)).match(/../g)?.join('%') ?? ''}`
const percentEscaped = (text: string, kept: RegExp): string =>
  [...text].map((character) => (kept.test(character) ? character : percentBytes(character))).join('')

/** What writes a text so that it fits into another. Forms of JSON in JSON carry their backslashes twice. */
const escapes: readonly (readonly [ProofForm, (text: string) => string])[] = [
  ['escaped', (text) => text.replaceAll('\\', '\\\\')],
  ['escaped', (text) => text.replaceAll('\\', '\\\\\\\\')],
  ['escaped', (text) => eachUnit(text.replaceAll('\\', '\\\\'), (unit) => `\\u${unitHex(unit)}`)],
  ['escaped', (text) => eachUnit(text.replaceAll('\\', '\\\\\\\\'), (unit) => `\\\\u${unitHex(unit)}`)],
  ['escaped', xmlEscaped],
  ['escaped', (text) => [...xmlEscaped(text)].map((each) => (isPlain(each) ? each : `&#x${each.codePointAt(0)?.toString(16)};`)).join('')],
  ['escaped', (text) => [...xmlEscaped(text)].map((each) => (isPlain(each) ? each : `&#${each.codePointAt(0)};`)).join('')],
  ['percent', (text) => percentEscaped(text, /[A-Za-z0-9\-_.~]/)],
  ['percent', (text) => percentEscaped(text, /[A-Za-z0-9\-_.~!'()*@:$,]/)],
  ['percent', (text) => percentEscaped(text, /[A-Za-z0-9\-_.~ ]/).replaceAll(' ', '+')],
]

/** GUIDs without dashes, hashes and addresses with other signs between their bytes, domains as parts of a distinguished name. */
function compactForms({ text, standIn, kind }: ReplacedValue): (readonly [string, string])[] {
  if (GUID.test(text)) return GUID.test(standIn) ? [[text.replaceAll('-', ''), standIn.replaceAll('-', '')]] : []
  if (/^(?:[0-9a-f]{2}){16,32}$/i.test(text))
    return [':', ' ', '-'].map((sign) => [pairs(text).join(sign), pairs(standIn).join(sign)] as const)
  if (kind === 'mac') {
    const [bytes, others] = [pairs(text.replace(/[:-]/g, '')), pairs(standIn.replace(/[:-]/g, ''))]
    return [':', '-', ''].map((sign) => [bytes.join(sign), others.join(sign)] as const)
  }
  if (kind === 'user' && text.includes(',')) return [[text.replaceAll(',', '\\,'), standIn]]
  if (kind === 'domain' && text.includes('.')) return ['', ' '].map((blank) => [dn(text, blank), dn(standIn, blank)] as const)
  return []
}
const pairs = (text: string): string[] => text.match(/../g) ?? []
const dn = (domain: string, blank: string): string => `DC=${domain.split('.').join(`,${blank}DC=`)}`

function binaryForms({ text, standIn }: ReplacedValue): (readonly [Uint8Array, Uint8Array])[] {
  if (GUID.test(text) && GUID.test(standIn)) return [[guidBytes(text), guidBytes(standIn)]]
  if (/^S-1-(?:5-21|12-1)-/i.test(text) && /^S-1-(?:5-21|12-1)-/i.test(standIn)) return [[sidTail(text), sidTail(standIn)]]
  if (/^[0-9a-f]{40}$/i.test(text) && standIn.length === text.length && /^[0-9a-f]+$/i.test(standIn))
    return [[bytesOfHex(text), bytesOfHex(standIn)]]
  return []
}
