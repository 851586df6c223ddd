import { problemOf } from '../../facts/problemTexts.ts'
import type { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem } from '../parsed.ts'
import { RegistryNormalizer } from '../registryFacts.ts'
import { decodeRegistryData, expandHive, registryTypeName } from '../registryValues.ts'
import type { TextLine } from '../text/readLines.ts'
import { UnknownLines } from '../text/unknownLines.ts'
import { readHexBytes } from './hexBytes.ts'
import { deletionItem, keyItem, valueItems } from './registryItems.ts'
import { isBlankOrComment, type RegData, readHexDigits, readQuoted, readRegLine } from './regLine.ts'

/** A value whose data goes on in the next line. */
interface OpenValue {
  readonly name: string
  /** Undefined: a string. */
  readonly valueType: number | undefined
  readonly parts: string[]
  readonly first: TextLine
  /** Bytes so far. */
  length: number
}

/** Longer data is no registry value, but a quote that somebody forgot. */
const MOST_VALUE_BYTES = 64 << 20
const QUOTE_LENGTH = 120
const KNOWN_HIVE = /^HKEY_[A-Z_]+(?:\\|$)/
/** 8-bit strings of REGEDIT4 are in the ANSI code page of the exporting machine; the file does not say which. */
const ansi = new TextDecoder('windows-1252')

/** Turns the lines of one .reg file into records and facts. */
export class RegTextReader {
  readonly #ledger: ByteLedger
  readonly #lineEndAt: (end: number) => string
  readonly #unknown: UnknownLines
  readonly #normalizer = new RegistryNormalizer()
  #narrow: ((bytes: Uint8Array) => string) | undefined
  #key: string | undefined
  #open: OpenValue | undefined
  #edition: string | undefined
  #foundAnything = false

  constructor(ledger: ByteLedger, lineEndAt: (end: number) => string) {
    this.#ledger = ledger
    this.#lineEndAt = lineEndAt
    this.#unknown = new UnknownLines(ledger)
  }

  get edition(): string | undefined {
    return this.#edition
  }

  get foundAnything(): boolean {
    return this.#foundAnything
  }

  *read(line: TextLine): Generator<ParsedItem, void> {
    const open = this.#open
    if (open === undefined) yield* this.#readFresh(line)
    else if (open.valueType === undefined) yield* this.#continueString(open, line)
    else yield* this.#continueHex(open, line)
  }

  *finish(): Generator<ParsedItem, void> {
    const open = this.#open
    if (open !== undefined) {
      this.#open = undefined
      this.#ledger.problem(open.first.offset, open.length)
      const place = { field: `line ${open.first.number}`, line: open.first.number, offset: open.first.offset, length: open.length }
      yield { type: 'problem', problem: problemOf('fileCutOff', 'error', { what: `"${open.name}"` }, place) }
    }
    yield* this.#unknown.finish()
    for (const fact of this.#normalizer.finish()) yield { type: 'fact', fact }
  }

  *#readFresh(line: TextLine): Generator<ParsedItem, void> {
    const what = readRegLine(line.text)
    if (what.kind === 'odd' || line.isCut) {
      yield* this.#unknown.add(line)
      return
    }
    yield* this.#unknown.end()
    if (what.kind === 'value') {
      yield* this.#readValue(what.name, what.data, line)
      return
    }
    this.#ledger.parsed(line.offset, line.length)
    if (what.kind === 'header') {
      this.#edition ??= what.text
      this.#narrow = what.isNarrow ? (bytes) => ansi.decode(bytes) : undefined
      this.#foundAnything = true
    }
    if (what.kind === 'key') yield* this.#readKey(what.key, what.isDeletion, line)
  }

  *#readKey(text: string, isDeletion: boolean, line: TextLine): Generator<ParsedItem, void> {
    const key = expandHive(text)
    this.#foundAnything = true
    this.#key = isDeletion ? undefined : key
    if (!KNOWN_HIVE.test(key)) {
      const args = { text: text.slice(0, QUOTE_LENGTH) }
      yield { type: 'problem', problem: problemOf('registryKeyUnknown', 'warning', args, placeOf(line, line.length)) }
    }
    yield isDeletion ? deletionItem(key) : keyItem(key)
  }

  *#readValue(name: string, data: RegData, line: TextLine): Generator<ParsedItem, void> {
    if (data.kind === 'openString' || (data.kind === 'hex' && data.continues)) {
      const start = data.kind === 'hex' ? data.digits : `${data.value}${this.#lineEndAt(line.offset + line.length)}`
      const valueType = data.kind === 'hex' ? data.valueType : undefined
      this.#open = { name, valueType, parts: [start], first: line, length: line.length }
      return
    }
    yield* this.#finishValue(name, data, line, line.length)
  }

  *#continueString(open: OpenValue, line: TextLine): Generator<ParsedItem, void> {
    const { value, end } = readQuoted(line.text, 0)
    if (end === undefined && open.length < MOST_VALUE_BYTES && !/^\[-?HK/.test(line.text)) {
      open.parts.push(`${value}${this.#lineEndAt(line.offset + line.length)}`)
      open.length += line.length
      return
    }
    this.#open = undefined
    if (end !== undefined && isBlankOrComment(line.text.slice(end))) {
      const data: RegData = { kind: 'string', value: open.parts.join('') + value }
      yield* this.#finishValue(open.name, data, open.first, open.length + line.length)
      return
    }
    // The string was never closed: what follows is read as if it had ended with its first line.
    yield* this.#damaged(open.name, 'string', open.first, open.length)
    yield* this.#readFresh(line)
  }

  *#continueHex(open: OpenValue, line: TextLine): Generator<ParsedItem, void> {
    if (/^\s*["@[]/.test(line.text) || open.length > MOST_VALUE_BYTES) {
      this.#open = undefined
      yield* this.#damaged(open.name, 'hex', open.first, open.length)
      yield* this.#readFresh(line)
      return
    }
    open.length += line.length
    const { digits, continues } = readHexDigits(line.text)
    open.parts.push(digits)
    if (continues || isBlankOrComment(line.text)) return
    this.#open = undefined
    const data: RegData = { kind: 'hex', valueType: open.valueType ?? 0, digits: open.parts.join(''), continues: false }
    yield* this.#finishValue(open.name, data, open.first, open.length)
  }

  *#finishValue(name: string, data: RegData, first: TextLine, length: number): Generator<ParsedItem, void> {
    const key = this.#key
    if (key === undefined) {
      this.#ledger.problem(first.offset, length)
      const args = { text: first.text.trim().slice(0, QUOTE_LENGTH) }
      yield { type: 'problem', problem: problemOf('registryValueOutsideKey', 'warning', args, placeOf(first, length)) }
      return
    }
    if (data.kind === 'damaged') {
      yield* this.#damaged(name, data.what, first, length)
      return
    }
    if (data.kind === 'deletion') {
      this.#ledger.parsed(first.offset, length)
      yield deletionItem(key, name)
      return
    }
    const value = this.#decode(data)
    if (value === undefined) {
      yield* this.#damaged(name, 'hex', first, length)
      return
    }
    this.#ledger.parsed(first.offset, length)
    yield* valueItems(this.#normalizer, { key, name, ...value })
  }

  #decode(data: RegData): { valueType: string; data: string | number | string[] } | undefined {
    if (data.kind === 'dword') return { valueType: 'REG_DWORD', data: data.value }
    if (data.kind !== 'hex') return { valueType: 'REG_SZ', data: data.kind === 'string' ? data.value : '' }
    const bytes = readHexBytes(data.digits)
    if (bytes === undefined) return undefined
    return { valueType: registryTypeName(data.valueType), data: decodeRegistryData(data.valueType, bytes, this.#narrow) }
  }

  *#damaged(name: string, what: keyof typeof dataWords, first: TextLine, length: number): Generator<ParsedItem, void> {
    this.#ledger.problem(first.offset, length)
    const args = { name: name === '' ? '@' : name, what: dataWords[what], text: first.text.trim().slice(0, QUOTE_LENGTH) }
    yield { type: 'problem', problem: problemOf('registryDataDamaged', 'warning', args, placeOf(first, length)) }
  }
}

/** What the data should have been, in the words of the .reg format itself. */
const dataWords = { string: '"…"', dword: 'dword:XXXXXXXX', hex: 'hex:XX,XX', type: '"…", dword:, hex:, -' } as const

const placeOf = (line: TextLine, length: number) => ({ field: `line ${line.number}`, line: line.number, offset: line.offset, length })
