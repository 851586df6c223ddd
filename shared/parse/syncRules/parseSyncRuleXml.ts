import { problemOf } from '../../facts/problemTexts.ts'
import { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem, ParseInput, ParseSummary } from '../parsed.ts'
import { detectEncoding, type TextEncoding } from '../text/detectEncoding.ts'
import { readXmlItems, type XmlElement } from '../text/xmlItems.ts'
import { limitProblems } from './limitProblems.ts'
import { ruleOfXml, unknownParts } from './ruleOfXml.ts'

/** Reads the rules of an XML file of Get-ADSyncServerConfiguration: one a file, or several below any root. */
export function* parseSyncRuleXml({ bytes }: ParseInput): Generator<ParsedItem, ParseSummary> {
  const ledger = new ByteLedger(bytes.length)
  const encoding = detectEncoding(bytes)
  ledger.parsed(0, bytes.length)
  yield* limitProblems(readRules(bytes, encoding, ledger))
  return { encoding, account: ledger.account() }
}

function* readRules(bytes: Uint8Array, encoding: TextEncoding, ledger: ByteLedger): Generator<ParsedItem, void> {
  let found = 0
  for (const item of readXmlItems(bytes, encoding, isRule)) {
    if (item.kind === 'item') {
      found++
      yield {
        type: 'record',
        record: { type: 'syncRule', ...ruleOfXml(item.element) },
        locator: { kind: 'xpath', path: item.element.path },
      }
      yield* problemsOf(item.element, ledger)
    }
    if (item.kind === 'stop') {
      found++
      ledger.problem(item.problem.offset ?? 0, item.problem.length ?? 0)
      yield { type: 'problem', problem: item.problem }
    }
  }
  if (found === 0) yield { type: 'problem', problem: problemOf(bytes.length === 0 ? 'emptyFile' : 'nothingRecognised', 'error') }
}

const isRule = (names: readonly string[]): boolean => names.length <= 3 && names.at(-1)?.toLowerCase() === 'synchronizationrule'

function* problemsOf(element: XmlElement, ledger: ByteLedger): Generator<ParsedItem, void> {
  const { line, offset, length } = element
  if (!element.children.some(({ name, text }) => name.toLowerCase() === 'name' && text.trim() !== '')) {
    yield {
      type: 'problem',
      problem: problemOf('ruleWithoutName', 'warning', { path: element.path }, { field: element.path, line, offset, length }),
    }
  }
  for (const part of unknownParts(element)) {
    ledger.problem(part.offset, part.length)
    const place = { field: part.path, line: part.line, offset: part.offset, length: part.length }
    yield { type: 'problem', problem: problemOf('xmlElementUnknown', 'info', { path: part.path }, place) }
  }
}
