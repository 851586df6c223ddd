import type { ProofForm, ValueKind } from '../contract/redactRequests.ts'
import { type Automaton, buildAutomaton } from './automaton.ts'
import { base64, bytesOfBase64, utf8, utf16 } from './encodings.ts'
import type { ReplacedValue } from './standIns.ts'
import { holdsBetween, holdsInHex } from './valueEdge.ts'
import { isRun, restOfRun, type TextForm, textForms } from './valueForms.ts'

/** A value that a text holds, from `start` to `end`. */
export interface TextHit {
  readonly start: number
  readonly end: number
  readonly kind: ValueKind
  readonly form: ProofForm
}

export interface Redactor {
  /** Values that were replaced by it so far. */
  readonly replaced: number
  /** A text with every value replaced, in one pass; where several begin at one place, the longest. `words`: short words too. */
  text(text: string, words?: boolean): string
  /** The same of the strings of a JSON text: numbers stay, and where `hasOwnMembers`, values that are the product's own words. */
  json(text: string, hasOwnMembers?: boolean): string
  /** Values that stand in a text, overlapping ones too; short words only where they are asked for. */
  find(text: string, words?: boolean): TextHit[]
  /** The same of the strings of a JSON text, as `json` replaces them. */
  findInJson(text: string, hasOwnMembers?: boolean): TextHit[]
}

interface Placed extends TextHit {
  readonly value: ReplacedValue
  readonly written: TextForm
  /** The end of the value as a whole, of which the first part was looked for. */
  readonly whole: number
}

/** Letters of patterns that one automaton holds: more values are looked for by several, one after the other. */
const MAX_SYMBOLS = 5_000_000
/** Base64 within base64 is unpacked so often. */
const MAX_DEPTH = 3
const STRING = /"(?:[^"\\]|\\.)*"(\s*:)?/gs
const RUN = /[A-Za-z0-9+/_-]/

/** What a letter counts as, whatever its case: one of the same length. */
export function foldUnit(unit: number): number {
  const lower = String.fromCharCode(unit).toLowerCase()
  return lower.length === 1 ? lower.charCodeAt(0) : unit
}

/** Makes what replaces values in texts. */
export function createRedactor(values: readonly ReplacedValue[]): Redactor {
  const groups = automataOf(values)
  let replaced = 0

  const hitsOf = (text: string): Placed[] => {
    const hits: Placed[] = []
    for (const { automaton, entries } of groups) {
      automaton.scanText(text, (pattern, end) => {
        const entry = entries[pattern]
        if (entry === undefined) return
        const start = end - entry.written.text.length
        if (!holds(text, start, end, entry)) return
        hits.push({ ...entry, start, end, whole: wholeEnd(text, start, end, entry), kind: entry.value.kind, form: entry.written.form })
      })
    }
    return hits
  }
  const replaceText = (text: string, words: boolean, depth: number): string => {
    const found = hitsOf(text)
    const hits = words ? found : found.filter(({ value }) => value.edge !== 'word')
    if (hits.length === 0) return text
    hits.sort((a, b) => a.start - b.start || b.whole - a.whole)
    let out = ''
    let at = 0
    for (const hit of hits) {
      if (hit.start < at) continue
      const { start, end, replacement } = hit.written.replacement === undefined ? replaceRun(text, hit, at, depth) : replaceHit(text, hit)
      out += text.slice(at, start) + replacement
      at = end
      replaced++
    }
    return out + text.slice(at)
  }
  /** The base64 around a hit, decoded, redacted and encoded again; where that gives no text, all of it is left out. */
  const replaceRun = (text: string, hit: Placed, from: number, depth: number): Piece => {
    const run = runAround(text, hit, from)
    const written = text.slice(run.start, run.end)
    for (let offset = 0; offset < 4 && depth < MAX_DEPTH; offset++) {
      for (const [decoded, encode] of readings(bytesOfBase64(written.slice(offset)))) {
        const redacted = replaceText(decoded, true, depth + 1)
        if (redacted === decoded) continue
        const encoded = base64(encode(redacted)).replace(/=+$/, '')
        return { ...run, replacement: written.slice(0, offset) + encoded }
      }
    }
    return { ...run, replacement: base64(utf8(hit.value.standIn)).replace(/=+$/, '') }
  }
  const find = (text: string, words = true): TextHit[] =>
    hitsOf(text)
      .filter(({ value }) => words || value.edge !== 'word')
      .map(({ start, end, kind, form }) => ({ start, end, kind, form }))
  return {
    get replaced() {
      return replaced
    },
    text: (text, words = true) => replaceText(text, words, 0),
    json(text, hasOwnMembers = true) {
      if (!text.includes('\\') && hitsOf(text).length === 0) return text
      let member = ''
      return text.replace(STRING, (literal: string, colon: string | undefined) => {
        const inner = innerOf(colon === undefined ? literal : literal.slice(0, -colon.length))
        const redacted = replaceText(inner, colon === undefined && !(hasOwnMembers && ownMembers.has(member)), 0)
        if (colon !== undefined) member = inner
        return redacted === inner ? literal : `${JSON.stringify(redacted)}${colon ?? ''}`
      })
    },
    find,
    findInJson(text, hasOwnMembers = true) {
      let member = ''
      return [...text.matchAll(STRING)].flatMap(([literal, colon]) => {
        const inner = innerOf(colon === undefined ? literal : literal.slice(0, -colon.length))
        const hits = find(inner, colon === undefined && !(hasOwnMembers && ownMembers.has(member)))
        if (colon !== undefined) member = inner
        return hits
      })
    },
  }
}

/** Members whose values are words of the product's own: a device may be called as a format is. */
const ownMembers: ReadonlySet<string> = new Set(
  'format kind type severity confidence rule step id state status encoding choice mode modes flow source category observed initial expected valueType hive'.split(
    ' ',
  ),
)

const innerOf = (quoted: string): string => (quoted.includes('\\') ? unescaped(quoted) : quoted.slice(1, -1))

interface Piece {
  readonly start: number
  readonly end: number
  readonly replacement: string
}

function replaceHit(text: string, { start, end, whole, value, written }: Placed): Piece {
  const last = isRun(value) ? restOfRun(text, whole, value, written.form) : whole
  const replacement = written.replacement ?? ''
  return { start, end: last, replacement: written.exact ? replacement : inCaseOf(text.slice(start, end), replacement) }
}

/** Of a long value only the first part is looked for: where all of it is there, it ends where it ends. */
function wholeEnd(text: string, start: number, end: number, { value, written }: { value: ReplacedValue; written: TextForm }): number {
  const isFirstPart = written.form === 'utf8' && value.text.length > written.text.length && written.replacement !== undefined
  const whole = start + value.text.length
  return isFirstPart && text.slice(start, whole).toLowerCase() === value.text.toLowerCase() ? whole : end
}

/** Upper-case letters for upper-case ones, lower for lower, and as it is where both are there: what was equal stays equal. */
function inCaseOf(found: string, standIn: string): string {
  const [upper, lower] = [found.toUpperCase(), found.toLowerCase()]
  if (upper === lower) return standIn
  if (found === upper) return standIn.toUpperCase()
  return found === lower ? standIn.toLowerCase() : standIn
}

function holds(text: string, start: number, end: number, { value, written }: { value: ReplacedValue; written: TextForm }): boolean {
  if (written.exact) return text.slice(start, end) === written.text
  if (written.unit !== undefined)
    return beginsAtByte(text, start) && (written.isBinary === true || holdsInHex(text, start, end, value.edge, written.unit))
  return value.edge === 'none' || holdsBetween(value.edge, text[start - 1], text[end])
}

/** Whether digits begin at a whole byte of their run. */
function beginsAtByte(text: string, start: number): boolean {
  let from = start
  while (from > 0 && /[0-9a-f]/i.test(text[from - 1] ?? '')) from--
  return (start - from) % 2 === 0
}

/** The letters of base64 around a hit, not before what was replaced already. */
function runAround(text: string, { start, end }: Placed, from: number): { start: number; end: number } {
  let [first, last] = [start, end]
  while (first > from && RUN.test(text[first - 1] ?? '')) first--
  while (last < text.length && RUN.test(text[last] ?? '')) last++
  return { start: first, end: last }
}

declare const TextDecoder: new (
  label?: string,
  options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array): string }

/** What bytes say as a text, with what writes such bytes again. */
function readings(bytes: Uint8Array): (readonly [string, (text: string) => Uint8Array])[] {
  const found: (readonly [string, (text: string) => Uint8Array])[] = []
  try {
    found.push([new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), utf8])
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  const even = bytes.subarray(0, bytes.length & ~1)
  const units = new Uint16Array(even.length / 2).map((_, at) => (even[at * 2] ?? 0) | ((even[at * 2 + 1] ?? 0) << 8))
  if (units.length > 2 && units.filter((unit) => unit >> 8 === 0).length * 2 > units.length)
    found.push([[...units].map((unit) => String.fromCharCode(unit)).join(''), (text) => utf16(text, 'le')])
  return found
}

/** A literal whose escapes are none of JSON's is taken as it stands. */
function unescaped(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch (error) {
    if (error instanceof SyntaxError) return quoted.slice(1, -1)
    throw error
  }
}

interface Group {
  readonly automaton: Automaton
  readonly entries: readonly { readonly value: ReplacedValue; readonly written: TextForm }[]
}

function automataOf(values: readonly ReplacedValue[]): Group[] {
  const groups: Group[] = []
  let entries: { value: ReplacedValue; written: TextForm }[] = []
  let symbols = 0
  const finish = (): void => {
    if (entries.length === 0) return
    const patterns = entries.map(({ written }) => Uint16Array.from(written.text, (_, at) => written.text.charCodeAt(at)))
    groups.push({ automaton: buildAutomaton(patterns, 65_536, foldUnit), entries })
    entries = []
    symbols = 0
  }
  // The longest first: where several automata are needed, a name goes before its parts.
  for (const value of [...values].sort((a, b) => b.text.length - a.text.length)) {
    for (const written of textForms(value)) {
      entries.push({ value, written })
      symbols += written.text.length
    }
    if (symbols > MAX_SYMBOLS) finish()
  }
  finish()
  return groups
}
