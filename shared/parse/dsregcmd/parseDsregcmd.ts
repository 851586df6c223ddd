import { type ProblemCode, problemOf } from '../../facts/problemTexts.ts'
import type { DsregFieldRecord } from '../../facts/record.ts'
import { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem, ParseInput, ParseSummary } from '../parsed.ts'
import { bomLength, detectEncoding } from '../text/detectEncoding.ts'
import { readLines, type TextLine } from '../text/readLines.ts'
import { fieldLimitProblem, MOST_FIELDS } from '../text/recordLimit.ts'
import { cutLineProblem, UnknownLines } from '../text/unknownLines.ts'
import { classifyLine, type DsregLine } from './classifyLine.ts'
import { normalizeDsregField } from './normalize.ts'
import { SectionTracker } from './sectionTracker.ts'
import { joint, type Wrapping, wrappingOf } from './wrapWidth.ts'

/** Values of some builds take a few lines; a text that never stops going on is not one value. */
const LONGEST_VALUE = 64 << 10

/** Headers that are told to be missing: a text of one field over and over lacks one at every line. */
const MOST_INFERRED = 100

interface PendingField {
  readonly line: number
  readonly field: string
  readonly place: Omit<DsregFieldRecord, 'type' | 'field' | 'value'>
  value: string
  lastText: string
}

/**
 * Reads the output of `dsregcmd /status` as people save and paste it. Of several outputs in one text all fields are records,
 * but only the last output states facts. Field names and sections: dossier, dsregcmd-fields.
 */
export function* parseDsregcmd({ bytes }: ParseInput): Generator<ParsedItem, ParseSummary> {
  const encoding = detectEncoding(bytes)
  const ledger = new ByteLedger(bytes.length)
  ledger.parsed(0, bomLength(encoding))
  const reader = new DsregReader(ledger, wrappingOf(readLines(bytes, encoding)))
  for (const line of readLines(bytes, encoding)) {
    if (reader.fields >= MOST_FIELDS) {
      yield fieldLimitProblem(line, bytes.length, ledger)
      break
    }
    yield* reader.read(line)
  }
  yield* reader.finish()
  return { encoding, account: ledger.account() }
}

class DsregReader {
  readonly #ledger: ByteLedger
  readonly #wrapping: Wrapping | undefined
  readonly #sections = new SectionTracker()
  readonly #unknown: UnknownLines
  #facts: ParsedItem[] = []
  #factsRun = 0
  #pending: PendingField | undefined
  #before: DsregLine['kind'] = 'blank'
  #openTitle: { readonly title: string; readonly line: TextLine } | undefined
  #fields = 0
  #inferred = 0

  constructor(ledger: ByteLedger, wrapping: Wrapping | undefined) {
    this.#ledger = ledger
    this.#wrapping = wrapping
    this.#unknown = new UnknownLines(ledger)
  }

  get fields(): number {
    return this.#fields + (this.#pending === undefined ? 0 : 1)
  }

  *read(line: TextLine): Generator<ParsedItem, void> {
    const what = classifyLine(line.text)
    if (this.#continues(line, what)) {
      this.#ledger.parsed(line.offset, line.length)
      return
    }
    yield* this.#flush()
    yield* this.#checkHeader(what, line)
    switch (what.kind) {
      case 'title':
        this.#sections.title(what.title)
        break
      case 'rule':
        if (this.#before === 'rule') this.#sections.lostTitle()
        break
      case 'blank':
        this.#sections.gap()
        break
      case 'prompt':
        this.#sections.newRun()
        break
      case 'field':
        yield* this.#startField(what, line)
        break
    }
    yield* this.#account(what, line)
    if (what.kind !== 'blank') this.#before = what.kind
  }

  *finish(): Generator<ParsedItem, void> {
    yield* this.#flush()
    yield* this.#unknown.finish()
    const more = this.#inferred - MOST_INFERRED
    if (more > 0) yield problem('moreSectionsInferred', 'warning', { count: more })
    if (this.#sections.runs > 1) yield problem('repeatedOutput', 'info', { count: this.#sections.runs })
    if (this.#fields === 0) yield problem('nothingRecognised', 'error')
    yield* this.#facts
  }

  /** Adds a line to the field above when a console, a mail program or an indented continuation broke the value there. */
  #continues(line: TextLine, what: DsregLine): boolean {
    const pending = this.#pending
    if (pending === undefined || !(what.kind === 'other' || (what.kind === 'field' && !what.isKnown && !/^\s/.test(line.text))))
      return false
    if (pending.value.length > LONGEST_VALUE) return false
    const text = line.text.trim()
    const between = joint(this.#wrapping, pending.lastText, line.text) ?? looseJoint(pending.value, line.text, what)
    if (between === undefined) return false
    pending.value = pending.value === '' ? text : pending.value + between + text
    pending.lastText = line.text
    return true
  }

  *#startField(what: DsregLine & { readonly kind: 'field' }, line: TextLine): Generator<ParsedItem, void> {
    if (!what.isKnown && !this.#sections.isInside) return
    const { isInferred, ...place } = this.#sections.place(what.field)
    if (isInferred && place.section !== 'Unknown' && ++this.#inferred <= MOST_INFERRED) {
      yield problem('sectionInferred', 'warning', { section: place.section, line: line.number })
    }
    this.#pending = { line: line.number, field: what.field, place, value: what.value, lastText: line.text }
  }

  *#flush(): Generator<ParsedItem, void> {
    const pending = this.#pending
    if (pending === undefined) return
    this.#pending = undefined
    this.#fields++
    const { section, belongsTo } = pending.place
    const record: DsregFieldRecord = {
      type: 'dsregField',
      section,
      field: pending.field,
      value: pending.value,
      ...(belongsTo === undefined ? {} : { belongsTo }),
    }
    const locator = { kind: 'line', line: pending.line } as const
    yield { type: 'record', record, locator }
    if (this.#factsRun !== this.#sections.runs) this.#facts = []
    this.#factsRun = this.#sections.runs
    this.#facts.push(...normalizeDsregField(record, locator))
  }

  /** A header is a rule, a title and a rule; one that lacks a line is still a header. */
  *#checkHeader(what: DsregLine, line: TextLine): Generator<ParsedItem, void> {
    if (what.kind === 'title') {
      if (this.#before !== 'rule' || !what.isBoxed) yield headerProblem(what.title, line)
      else this.#openTitle = { title: what.title, line }
      return
    }
    const open = this.#openTitle
    if (open === undefined || what.kind === 'blank') return
    this.#openTitle = undefined
    if (what.kind !== 'rule') yield headerProblem(open.title, open.line)
  }

  *#account(what: DsregLine, line: TextLine): Generator<ParsedItem, void> {
    if (line.isCut) yield cutLineProblem(line, this.#ledger)
    const isForeign = what.kind === 'other' || (what.kind === 'field' && this.#pending === undefined)
    if (!isForeign) {
      this.#ledger.parsed(line.offset, line.length)
      yield* this.#unknown.end()
    } else if (this.#sections.isInside) yield* this.#unknown.add(line)
  }
}

/** Breaks that no column explains: an indented continuation, or an address on a line of its own below its name. */
function looseJoint(value: string, text: string, what: DsregLine): ' ' | undefined {
  if (what.kind !== 'other') return undefined
  if (value === '' && /^\s*(?:https?:\/\/|urn:)\S+\s*$/.test(text)) return ' '
  return /^\s{25,}\S/.test(text) ? ' ' : undefined
}

const problem = (code: ProblemCode, severity: 'error' | 'warning' | 'info', args: Record<string, string | number> = {}): ParsedItem => ({
  type: 'problem',
  problem: problemOf(code, severity, args),
})

function headerProblem(section: string, line: TextLine): ParsedItem {
  const place = { field: section, line: line.number, offset: line.offset, length: line.length }
  return { type: 'problem', problem: problemOf('sectionHeaderDamaged', 'warning', { section }, place) }
}
