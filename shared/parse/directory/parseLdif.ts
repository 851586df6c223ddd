import { problemOf } from '../../facts/problemTexts.ts'
import { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem, ParseInput, ParseSummary } from '../parsed.ts'
import { detectEncoding } from '../text/detectEncoding.ts'
import { maxLineBytes, readLines, type TextLine } from '../text/readLines.ts'
import { UnknownLines } from '../text/unknownLines.ts'
import { DirectoryProblems } from './directoryProblems.ts'
import { LdifEntry, type LdifLine } from './ldifEntry.ts'

/**
 * Reads LDIF (RFC 2849) as ldifde and ldapsearch export it: an object for each entry. References to files are never followed, change
 * records other than `add` are skipped, and a damaged value costs only itself; each is told.
 */
export function* parseLdif({ bytes }: ParseInput): Generator<ParsedItem, ParseSummary> {
  const ledger = new ByteLedger(bytes.length)
  const encoding = detectEncoding(bytes)
  ledger.parsed(0, bytes.length)
  const problems = new DirectoryProblems(ledger)
  const unknown = new UnknownLines(ledger)
  let objects = 0
  let entry: LdifEntry | undefined
  const finish = function* (): Generator<ParsedItem, void> {
    for (const item of entry?.finish() ?? []) {
      if (item.type === 'record') objects++
      yield item
    }
    entry = undefined
  }
  for (const line of unfoldLines(readLines(bytes, encoding))) {
    if (line.text === '') {
      yield* finish()
      continue
    }
    if (line.text.startsWith('#')) continue
    entry ??= new LdifEntry(problems, line)
    if (!(yield* entry.add(line))) yield* unknown.add({ ...line, number: line.line })
  }
  yield* finish()
  yield* unknown.finish()
  yield* problems.finish()
  if (objects === 0) yield { type: 'problem', problem: problemOf(bytes.length === 0 ? 'emptyFile' : 'nothingRecognised', 'error') }
  return { encoding, account: ledger.account() }
}

/** Joins lines that start with a blank to the one before. A line grown over the limit keeps its beginning only. */
function* unfoldLines(lines: Iterable<TextLine>): Generator<LdifLine, void> {
  let first: TextLine | undefined
  let parts: string[] = []
  let characters = 0
  let length = 0
  let isCut = false
  const joined = (): LdifLine[] =>
    first === undefined ? [] : [{ text: parts.join(''), line: first.number, offset: first.offset, length, isCut }]
  for (const line of lines) {
    if (first !== undefined && parts[0] !== '' && line.text.startsWith(' ')) {
      characters += line.text.length
      length += line.length
      isCut ||= line.isCut || characters > maxLineBytes
      if (!isCut) parts.push(line.text.slice(1))
      continue
    }
    yield* joined()
    first = line
    // Blanks alone end an entry too: editors leave them behind.
    parts = [line.text.trim() === '' ? '' : line.text]
    characters = line.text.length
    length = line.length
    isCut = line.isCut
  }
  yield* joined()
}
