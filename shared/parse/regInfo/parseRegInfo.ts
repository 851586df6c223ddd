import { problemOf } from '../../facts/problemTexts.ts'
import type { RegInfoFieldRecord } from '../../facts/record.ts'
import { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem, ParseInput, ParseSummary } from '../parsed.ts'
import { asRunTime } from '../runTime.ts'
import { bomLength, detectEncoding } from '../text/detectEncoding.ts'
import { readLines, type TextLine } from '../text/readLines.ts'
import { fieldLimitProblem, MOST_FIELDS } from '../text/recordLimit.ts'
import { cutLineProblem, UnknownLines } from '../text/unknownLines.ts'
import { normalizeField } from '../textFacts.ts'
import { isRegInfoField, startsField } from './fieldOrder.ts'
import { regInfoHeader } from './looksLikeRegInfo.ts'
import { normalizeRegInfoField } from './normalize.ts'

/** What the script prints for a key that does not exist. */
const MISSING_KEY = 'False'
/** Longest object dump that is kept as a value; what is above is still accounted for. */
const LONGEST_VALUE = 1 << 20
const LONGEST_NAME = 64

interface OpenField {
  readonly name: string
  readonly line: number
  value: string
}

/**
 * Reads `MdeConfigMgrRegInfo.txt`, the registry values that the analyzer collects about the enrolment. Values may go on over several
 * lines. The line LastCheckinSuccess repeats LastCheckinAttempt (a defect of the script): it is read and marked untrusted.
 */
export function* parseRegInfo({ bytes }: ParseInput): Generator<ParsedItem, ParseSummary> {
  const encoding = detectEncoding(bytes)
  const ledger = new ByteLedger(bytes.length)
  ledger.parsed(0, bomLength(encoding))
  const unknown = new UnknownLines(ledger)
  let open: OpenField | undefined
  let fields = 0
  for (const line of readLines(bytes, encoding)) {
    if (fields >= MOST_FIELDS) {
      yield fieldLimitProblem(line, bytes.length, ledger)
      break
    }
    const started = startOf(line, open)
    if (started !== undefined || regInfoHeader.test(line.text.trim())) {
      yield* finish(open)
      if (started === undefined) yield* header(line)
      else fields++
      open = started
    } else if (open !== undefined) {
      if (open.value.length < LONGEST_VALUE) open.value += `\n${line.text.trimEnd()}`
    } else if (line.text.trim() !== '') {
      yield* unknown.add(line)
      continue
    }
    ledger.parsed(line.offset, line.length)
    if (line.isCut) yield cutLineProblem(line, ledger)
    yield* unknown.end()
  }
  yield* finish(open)
  yield* unknown.finish()
  if (fields === 0) yield { type: 'problem', problem: problemOf('nothingRecognised', 'error') }
  return { encoding, account: ledger.account() }
}

function startOf(line: TextLine, open: OpenField | undefined): OpenField | undefined {
  const colon = line.text.indexOf(':')
  if (colon < 1 || colon > LONGEST_NAME) return undefined
  const before = line.text.slice(0, colon)
  const name = before.trimEnd()
  const value = line.text.slice(colon + 1)
  if (!/^[A-Za-z]\w*$/.test(name) || !(value === '' || /^\s/.test(value)) || !startsField(name, open?.name)) return undefined
  // A later edition may print names that are not known yet, in the same form: `Name : value`.
  return isRegInfoField(name) || before === `${name} ` ? { name, line: line.number, value: value.trim() } : undefined
}

/** The first line names the time at which the script ran. */
function* header(line: TextLine): Generator<ParsedItem, void> {
  const [, name = '', printed = ''] = regInfoHeader.exec(line.text.trim()) ?? []
  if (printed === '') return
  const locator = { kind: 'line', line: line.number } as const
  yield { type: 'record', record: { type: 'regInfoField', name, value: printed, missingKey: false, trusted: true }, locator }
  yield* normalizeField({ name, value: printed, locator }, [{ kind: 'analyzer.runTime', convert: asRunTime }])
}

function* finish(open: OpenField | undefined): Generator<ParsedItem, void> {
  if (open === undefined) return
  const value = open.value.trim()
  const missingKey = value === MISSING_KEY
  const trusted = open.name !== 'LastCheckinSuccess'
  const locator = { kind: 'line', line: open.line } as const
  const record: RegInfoFieldRecord = {
    type: 'regInfoField',
    name: open.name,
    ...(missingKey || value === '' ? {} : { value }),
    missingKey,
    trusted,
  }
  yield { type: 'record', record, locator }
  if (record.value !== undefined) yield* normalizeRegInfoField({ name: open.name, value, locator, trusted })
}
