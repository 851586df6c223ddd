import type { ParsedItem } from '../parsed.ts'
import { isAttributeName, isBinaryName, schemaName } from './attributeNames.ts'
import { readBase64, readGuid, readSid, textOfBytes } from './binaryForms.ts'
import type { DirectoryProblems } from './directoryProblems.ts'
import { ObjectBuilder, type RawValue } from './objectBuilder.ts'

/** A line with what was folded behind it. `isCut`: too long to be read. */
export interface LdifLine {
  readonly text: string
  readonly line: number
  readonly offset: number
  readonly length: number
  readonly isCut: boolean
}

/** What ldapsearch prints beside entries: the end of the search, and referrals. */
const AROUND: ReadonlySet<string> = new Set(['version', 'search', 'result', 'ref', 'control', 'matcheddn', 'text', 'errormessage'])
const LONGEST_QUOTE = 120

/** One entry of an LDIF, from its `dn` to the next blank line. RFC 2849. */
export class LdifEntry {
  readonly #problems: DirectoryProblems
  readonly #object = new ObjectBuilder()
  readonly #first: LdifLine
  #length = 0
  #dn: string | undefined
  #change: string | undefined

  constructor(problems: DirectoryProblems, first: LdifLine) {
    this.#problems = problems
    this.#first = first
  }

  /** False for a line that LDIF has no place for. */
  *add(line: LdifLine): Generator<ParsedItem, boolean> {
    this.#length = line.offset + line.length - this.#first.offset
    if (this.#change !== undefined) return true
    const colon = line.text.indexOf(':')
    const name = line.text.slice(0, colon).trimEnd()
    if (colon < 1 || !isAttributeName(name)) return false
    if (line.isCut) {
      yield* this.#problems.at('directoryValueTooLong', 'warning', { name, line: line.line, length: line.length }, line)
      return true
    }
    const value = yield* this.#readValue(name, line.text.slice(colon + 1), line)
    if (value !== undefined) yield* this.#take(name, value, line)
    return true
  }

  *finish(): Generator<ParsedItem, void> {
    const place = { line: this.#first.line, offset: this.#first.offset, length: this.#length }
    if (this.#change !== undefined) {
      yield* this.#problems.at('ldifChangeSkipped', 'warning', { dn: this.#dn ?? '', change: this.#change }, place)
      return
    }
    const dn = this.#dn ?? this.#object.text('distinguishedName')
    if (dn !== undefined) {
      yield { type: 'record', record: { type: 'adObject', ...this.#object.build(dn) }, locator: { kind: 'line', line: this.#first.line } }
      return
    }
    if (this.#object.names.some((name) => !AROUND.has(name))) {
      yield* this.#problems.at('objectWithoutDn', 'warning', { line: this.#first.line }, place)
    }
  }

  /** What stands behind the first colon: text, `:` base64, or `<` a reference, which is never followed. */
  *#readValue(name: string, rest: string, line: LdifLine): Generator<ParsedItem, RawValue | undefined> {
    if (rest.startsWith('<')) {
      const url = rest.slice(1).trim().slice(0, LONGEST_QUOTE)
      yield* this.#problems.at('ldifReferenceNotFollowed', 'warning', { name, url }, line)
      return undefined
    }
    if (!rest.startsWith(':')) {
      const text = rest.replace(/^ +/, '')
      return isBinaryName(schemaName(name)) ? (readGuid(text) ?? readSid(text) ?? text) : text
    }
    const bytes = readBase64(rest.slice(1))
    if (bytes === undefined) yield* this.#problems.at('directoryValueDamaged', 'warning', { name, line: line.line, form: 'base64' }, line)
    return bytes
  }

  *#take(name: string, value: RawValue, line: LdifLine): Generator<ParsedItem, void> {
    const lower = name.toLowerCase()
    const text = (): string | undefined => (typeof value === 'string' ? value : textOfBytes(value))
    if (lower === 'dn' && this.#dn === undefined) this.#dn = text() ?? ''
    // ldifde writes "changetype: add" into its exports: such an entry is an object like any other.
    else if (lower === 'changetype' && text()?.trim().toLowerCase() !== 'add') this.#change = text()?.trim() ?? ''
    else if (lower !== 'changetype' && lower !== 'control') {
      const range = /;range=([\d*-]+)/i.exec(name)?.[1]
      if (range !== undefined && !/^0-\*$/.test(range)) {
        yield* this.#problems.once('attributeRange', 'info', { name: schemaName(name), range }, line)
      }
      this.#object.add(schemaName(name), [value])
    }
  }
}
