import type { Problem } from '../../facts/problem.ts'
import { problemOf } from '../../facts/problemTexts.ts'
import { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem, ParseInput, ParseSummary } from '../parsed.ts'
import { byteOffsetsOf } from '../text/byteOffsets.ts'
import { decodeText, detectEncoding } from '../text/detectEncoding.ts'
import { limitProblems } from './limitProblems.ts'
import { ScriptReader } from './scriptReader.ts'
import { readScriptStatements } from './scriptStatements.ts'

/** A whole server's rules are 300 KB. */
const LARGEST = 32 << 20
const QUOTE_LENGTH = 120

/**
 * Reads the PowerShell that the Synchronization Rules Editor exports, of one rule or a whole server, also edited by hand. Nothing is
 * carried out: what only a run could tell is absent and told, and statements that make no rule are listed.
 */
export function* parseSyncRuleScript({ bytes }: ParseInput): Generator<ParsedItem, ParseSummary> {
  const ledger = new ByteLedger(bytes.length)
  const encoding = detectEncoding(bytes)
  if (bytes.length > LARGEST) {
    ledger.problem(0, bytes.length)
    yield { type: 'problem', problem: problemOf('fileTooLarge', 'error', { size: bytes.length, limit: LARGEST }) }
    return { encoding, account: ledger.account() }
  }
  ledger.parsed(0, bytes.length)
  const text = decodeText(bytes, encoding)
  yield* limitProblems(readRules(text, byteOffsetsOf(text, encoding, bytes.length), ledger))
  return { encoding, account: ledger.account() }
}

function* readRules(text: string, byteOffset: (index: number) => number, ledger: ByteLedger): Generator<ParsedItem, void> {
  const reader = new ScriptReader()
  const lineAt = lineCounter(text)
  for (const item of readScriptStatements(text)) {
    const { at, end } = item.kind === 'statement' ? item.statement : item
    const offset = byteOffset(at)
    const place = { line: lineAt(at), offset, length: byteOffset(end) - offset }
    if (item.kind === 'statement' && (yield* reader.read(item.statement, place))) continue
    ledger.problem(offset, place.length)
    yield { type: 'problem', problem: skippedProblem(item.kind, text.slice(at, Math.min(end, at + 8 * QUOTE_LENGTH)), place) }
  }
  yield* reader.finish()
  if (reader.count === 0) yield { type: 'problem', problem: problemOf(text === '' ? 'emptyFile' : 'nothingRecognised', 'error') }
}

function skippedProblem(kind: 'statement' | 'odd' | 'open', source: string, place: Pick<Problem, 'line' | 'offset' | 'length'>): Problem {
  const statement = source.replace(/`?\s+/g, ' ').trim().slice(0, QUOTE_LENGTH)
  const field = `line ${place.line}`
  if (kind === 'open') return problemOf('scriptQuoteOpen', 'error', { text: statement }, { ...place, field })
  return problemOf('scriptStatementSkipped', 'info', { text: statement }, { ...place, field })
}

/** Lines of a text, from 1; fast when asked in ascending order. */
function lineCounter(text: string): (index: number) => number {
  let line = 1
  let at = 0
  return (index) => {
    for (let feed = text.indexOf('\n', at); feed !== -1 && feed < index; feed = text.indexOf('\n', at)) {
      line++
      at = feed + 1
    }
    return line
  }
}
