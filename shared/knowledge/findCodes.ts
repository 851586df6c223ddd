import { type Explanation, explainAs, explainCode, type NamedKind } from './explainCode.ts'
import type { EditionId } from './knowledgeSchemas.ts'

/** Where a code stands in the text; line and column count from 1. */
export interface CodePlace {
  readonly offset: number
  readonly line: number
  readonly column: number
}

export interface FoundCode {
  /** As it first stands in the text. */
  readonly text: string
  readonly offset: number
  /** Every place of the code in the text, however it is written there. */
  readonly places: readonly CodePlace[]
  readonly explanations: readonly Explanation[]
}

/** Longest text that is searched; a paste beyond it is a file and belongs to import. */
const MAX_TEXT = 1_000_000
/** Longest list of bare codes, in characters: longer ones are files of numbers. */
const LONGEST_LIST = 2_000

/** Numbers that are codes by their shape alone: AADSTS…, 0x…, signed HRESULTs, eight hex digits, six-digit analyzer ids. */
const BY_SHAPE =
  /AADSTS\d{4,9}|\b0x[0-9a-f]{1,8}\b|(?<![\w.-])-[12]\d{9}\b|\b[8c][0-9a-f]{7}\b(?!-)|(?<![\w.-])[23]\d{9}(?![\w-])|(?<![\w.-])1[1-4][012]\d{3}(?![\w-])/gi

/** Small numbers are codes only where the text says what they are: `EnrollmentStatus : 41`, `Event ID: 304`, `Win32 error 1312`. */
const BY_LABEL: readonly { readonly kind: NamedKind; readonly pattern: RegExp }[] = [
  {
    kind: 'enrollmentStatus',
    pattern:
      /(?:Enrollment\s*Status|[ÉE]tat\s+d[’']inscription)"?\s*(?:REG_DWORD\s*)?[:=]?\s*(?:[^\d\n(]{0,80}\()?((?:dword:|0x)?[0-9a-f]{1,8})(?![\w.])/gi,
  },
  { kind: 'eventId', pattern: /(?:\bEvent\s*ID|<EventID[^>\n]{0,60}>|\bEvent|[ÉE]v[ée]nement)"?\s*[:=]?\s*(\d{1,5})(?![\w.])/gi },
  { kind: 'win32', pattern: /\b(?:Win32|WinHTTP|WinINet|system)\s+(?:error|erreur)(?:\s+code)?\s*[:=]?\s*(\d{1,5})(?![\w.])/gi },
]

interface Match {
  readonly text: string
  readonly offset: number
  readonly explanations: readonly Explanation[]
}

/** Codes in pasted text, in order, each once with all its places; a text of nothing but codes is each of them. */
export function findCodes(text: string, fitting?: EditionId): FoundCode[] {
  const searched = withinLimit(text)
  const matches = listed(searched, fitting) ?? withoutOverlaps([...labelled(searched, fitting), ...shaped(searched, fitting)])
  const found = new Map<string, FoundCode & { readonly places: CodePlace[] }>()
  const placeOf = placesOf(text)
  for (const match of matches) {
    if (match.explanations.length === 0) continue
    const key = match.explanations.map((explanation) => `${explanation.kind} ${explanation.code}`).join()
    const known = found.get(key)
    if (known === undefined) found.set(key, { ...match, places: [placeOf(match.offset)] })
    else known.places.push(placeOf(match.offset))
  }
  return [...found.values()]
}

/** Codes typed one after the other, as `37, 0x801c03f2 AADSTS50034`: a text of nothing else; undefined for any other text. */
function listed(text: string, fitting: EditionId | undefined): readonly Match[] | undefined {
  if (text.length > LONGEST_LIST) return undefined
  const matches = [...text.matchAll(/[^\s,;|]+/g)].map(({ 0: code, index }) => ({
    text: code,
    offset: index,
    explanations: explainCode(code, fitting),
  }))
  return matches.every(({ explanations }) => explanations.length > 0) ? matches : undefined
}

function shaped(text: string, fitting: EditionId | undefined): Match[] {
  const known = new Map<string, readonly Explanation[]>()
  return [...text.matchAll(BY_SHAPE)].map(({ 0: code, index }) => {
    const explanations = known.get(code) ?? explainCode(code, fitting)
    known.set(code, explanations)
    return { text: code, offset: index, explanations }
  })
}

const labelled = (text: string, fitting: EditionId | undefined): Match[] =>
  BY_LABEL.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const written = match[1] ?? ''
      const value = readLabelled(written)
      if (value === undefined) return []
      // A .reg file writes `dword:00000029` in hex; the code is what follows.
      const code = written.replace(/^dword:/i, '')
      const offset = match.index + match[0].lastIndexOf(code)
      return [{ text: code, offset, explanations: explainAs(kind, code, value, fitting) }]
    }),
  )

function readLabelled(written: string): number | undefined {
  const hex = /^(?:dword:|0x)([0-9a-f]+)$/i.exec(written)?.[1]
  if (hex !== undefined) return Number.parseInt(hex, 16)
  return /^\d+$/.test(written) ? Number(written) : undefined
}

/** In order of their place; of two that share characters the first one counts, a label before a shape at the same place. */
function withoutOverlaps(matches: readonly Match[]): readonly Match[] {
  let end = 0
  return matches
    .toSorted((a, b) => a.offset - b.offset)
    .filter(({ text, offset }) => {
      if (offset < end) return false
      end = offset + text.length
      return true
    })
}

/** What is searched of a text: up to its last whole line or word within the limit, so that no code is cut in two. */
function withinLimit(text: string): string {
  if (text.length <= MAX_TEXT) return text
  const cut = Math.max(text.lastIndexOf('\n', MAX_TEXT), text.lastIndexOf(' ', MAX_TEXT))
  return text.slice(0, cut === -1 ? MAX_TEXT : cut)
}

/** Line and column of an offset, asked for in rising order. */
function placesOf(text: string): (offset: number) => CodePlace {
  let line = 1
  let lineStart = 0
  return (offset) => {
    for (let next = text.indexOf('\n', lineStart); next !== -1 && next < offset; next = text.indexOf('\n', lineStart)) {
      line += 1
      lineStart = next + 1
    }
    return { offset, line, column: offset - lineStart + 1 }
  }
}
