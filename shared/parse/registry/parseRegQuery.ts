import { problemOf } from '../../facts/problemTexts.ts'
import { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem, ParseInput, ParseSummary } from '../parsed.ts'
import { RegistryNormalizer } from '../registryFacts.ts'
import { bomLength, detectEncoding } from '../text/detectEncoding.ts'
import { readLines, type TextLine } from '../text/readLines.ts'
import { isUnsetDefault, readQueryData, readQueryLine } from './queryLine.ts'
import { keyItem, valueItems } from './registryItems.ts'

const QUOTE_LENGTH = 120

/**
 * Reads the output of `reg query KEY [/s]`. Prompts, the line with the number of matches and messages are in the language of Windows
 * and say nothing about the registry: they stay unknown.
 */
export function* parseRegQuery({ bytes }: ParseInput): Generator<ParsedItem, ParseSummary> {
  const encoding = detectEncoding(bytes)
  const ledger = new ByteLedger(bytes.length)
  ledger.parsed(0, bomLength(encoding))
  const normalizer = new RegistryNormalizer()
  let key: string | undefined
  for (const line of readLines(bytes, encoding)) {
    const what = readQueryLine(line.text)
    if (what.kind === 'other' || line.isCut) continue
    if (what.kind === 'value') {
      yield* readValue(line, key, what, ledger, normalizer)
      continue
    }
    ledger.parsed(line.offset, line.length)
    if (what.kind === 'key') {
      key = what.key
      yield keyItem(key)
    }
  }
  if (key === undefined) yield { type: 'problem', problem: problemOf(bytes.length === 0 ? 'emptyFile' : 'nothingRecognised', 'error') }
  for (const fact of normalizer.finish()) yield { type: 'fact', fact }
  return { encoding, account: ledger.account() }
}

interface PrintedValue {
  readonly name: string
  readonly valueType: string
  readonly text: string
}

function* readValue(
  line: TextLine,
  key: string | undefined,
  { name, valueType, text }: PrintedValue,
  ledger: ByteLedger,
  normalizer: RegistryNormalizer,
): Generator<ParsedItem, void> {
  const quote = line.text.trim().slice(0, QUOTE_LENGTH)
  const place = { field: `line ${line.number}`, line: line.number, offset: line.offset, length: line.length }
  const data = readQueryData(valueType, text)
  if (key === undefined || data === undefined) {
    ledger.problem(line.offset, line.length)
    const problem =
      key === undefined
        ? problemOf('registryValueOutsideKey', 'warning', { text: quote }, place)
        : problemOf('registryDataDamaged', 'warning', { name, what: valueType, text: quote }, place)
    yield { type: 'problem', problem }
    return
  }
  ledger.parsed(line.offset, line.length)
  if (!isUnsetDefault(name, text)) yield* valueItems(normalizer, { key, name, valueType, data })
}
