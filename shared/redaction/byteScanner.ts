import type { ProofForm, RedactionProof } from '../contract/redactRequests.ts'
import { type Automaton, buildAutomaton } from './automaton.ts'
import { utf8, utf16 } from './encodings.ts'
import type { ReplacedValue } from './standIns.ts'
import { holdsBetween, holdsInHex } from './valueEdge.ts'
import { type TextForm, textForms } from './valueForms.ts'

interface BytePattern {
  readonly bytes: Uint8Array
  readonly value: ReplacedValue
  readonly form: ProofForm
  readonly exact: boolean
  readonly written: TextForm
  /** Bytes of one character, to look at what is around. */
  readonly width: 1 | 2
}

/** Looks for values in bytes that come piece by piece, whatever they are: pages in use, free pages, indexes. */
export interface ByteScanner {
  readonly forms: readonly ProofForm[]
  /** The next bytes, which follow those before. The memory may be used again afterwards. */
  push(bytes: Uint8Array): void
  /** To be called at the end. */
  left(): RedactionProof['left']
}

/** Bytes that are kept of what came before, to see a hit as a whole with what is around it. */
const KEPT = 4096
const MAX_SYMBOLS = 12_000_000
const A = 65
const Z = 90
const foldByte = (byte: number): number => (byte >= A && byte <= Z ? byte + 32 : byte)

/**
 * Makes a scanner for all values but short words, of which bytes cannot tell whether they are one: `admin` begins `administrators`, and an index
 * keeps the beginnings of words. Those are looked for in every text instead.
 */
export function createByteScanner(values: readonly ReplacedValue[]): ByteScanner {
  const patterns = values.filter(({ edge }) => edge !== 'word').flatMap(bytePatterns)
  const groups = grouped(patterns)
  const counts = new Map<string, RedactionProof['left'][number]>()
  const states = groups.map(() => 0)
  let window = new Uint8Array(0)

  const count = ({ value: { kind }, form }: BytePattern): void => {
    const key = `${kind} ${form}`
    counts.set(key, { kind, form, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return {
    forms: [...new Set(patterns.map(({ form }) => form))],
    push(bytes) {
      const kept = window.subarray(Math.max(0, window.length - KEPT))
      const next = new Uint8Array(kept.length + bytes.length)
      next.set(kept)
      next.set(bytes, kept.length)
      window = next
      for (const [at, { automaton, entries }] of groups.entries()) {
        states[at] = automaton.scan(window, kept.length, window.length, states[at] ?? 0, (pattern, end) => {
          const entry = entries[pattern]
          if (entry !== undefined && holds(window, end - entry.bytes.length, end, entry)) count(entry)
        })
      }
    },
    left: () => [...counts.values()],
  }
}

function holds(window: Uint8Array, start: number, end: number, { bytes, exact, value: { edge }, width, written }: BytePattern): boolean {
  if (exact) return bytes.every((byte, at) => window[start + at] === byte)
  if (edge === 'none' || written.isBinary === true) return true
  if (written.unit !== undefined) {
    const around = String.fromCharCode(...window.subarray(Math.max(0, start - written.unit), end + written.unit))
    const from = Math.min(start, written.unit)
    return holdsInHex(around, from, from + end - start, edge, written.unit)
  }
  const read = (at: number): string | undefined => {
    const byte = window[at]
    return byte === undefined || byte === 0 ? undefined : String.fromCharCode(byte)
  }
  return holdsBetween(edge, read(start - width), read(end))
}

function bytePatterns(value: ReplacedValue): BytePattern[] {
  const patterns: BytePattern[] = []
  const seen = new Set<string>()
  const add = (form: ProofForm, bytes: Uint8Array, written: TextForm, width: 1 | 2 = 1): void => {
    const key = `${written.exact} ${bytes.join()}`
    if (seen.has(key)) return
    seen.add(key)
    patterns.push({ form, bytes, exact: written.exact, written, width, value })
  }
  for (const written of textForms(value)) {
    const { form, text, exact } = written
    if (exact) {
      add(form, utf8(text), written)
      continue
    }
    // Letters beyond ASCII have other bytes in each case.
    for (const spelled of new Set([text, text.toLowerCase(), text.toUpperCase()])) {
      add(form, utf8(spelled), written)
      if (form !== 'utf8') continue
      add('utf16le', utf16(spelled, 'le'), written, 2)
      add('utf16be', utf16(spelled, 'be'), written, 2)
    }
  }
  // Both cases of plain letters are one pattern.
  return unfolded(patterns)
}

function unfolded(patterns: readonly BytePattern[]): BytePattern[] {
  const seen = new Set<string>()
  return patterns.filter(({ bytes, exact }) => {
    const key = exact ? '' : bytes.map(foldByte).join()
    const isNew = exact || !seen.has(key)
    seen.add(key)
    return isNew
  })
}

function grouped(patterns: readonly BytePattern[]): { automaton: Automaton; entries: BytePattern[] }[] {
  const groups: BytePattern[][] = []
  let symbols = MAX_SYMBOLS
  for (const pattern of patterns) {
    if (symbols >= MAX_SYMBOLS) {
      groups.push([])
      symbols = 0
    }
    groups.at(-1)?.push(pattern)
    symbols += pattern.bytes.length
  }
  return groups.map((entries) => ({
    automaton: buildAutomaton(
      entries.map(({ bytes }) => bytes),
      256,
      foldByte,
    ),
    entries,
  }))
}
