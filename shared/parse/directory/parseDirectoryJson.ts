import { problemOf } from '../../facts/problemTexts.ts'
import { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem, ParseInput, ParseSummary } from '../parsed.ts'
import { detectEncoding } from '../text/detectEncoding.ts'
import { attributeOfProperty } from './attributeNames.ts'
import { DirectoryProblems } from './directoryProblems.ts'
import { deepestJson, type JsonStretch, largestJsonObject, readJsonObjects } from './jsonObjects.ts'
import { jsonValues } from './jsonValues.ts'
import { PowerShellObject } from './powerShellObject.ts'

/** Reads Get-ADComputer | ConvertTo-Json of Windows PowerShell 5.1 and PowerShell 7, object by object. */
export function* parseDirectoryJson({ bytes }: ParseInput): Generator<ParsedItem, ParseSummary> {
  const ledger = new ByteLedger(bytes.length)
  const encoding = detectEncoding(bytes)
  ledger.parsed(0, bytes.length)
  const problems = new DirectoryProblems(ledger)
  let stretches = 0
  for (const stretch of readJsonObjects(bytes, encoding)) {
    stretches++
    if (stretch.kind === 'object') yield* readObject(stretch, problems)
    else yield* stretchProblem(stretch, problems)
  }
  yield* problems.finish()
  if (stretches === 0) yield { type: 'problem', problem: problemOf(bytes.length === 0 ? 'emptyFile' : 'nothingRecognised', 'error') }
  return { encoding, account: ledger.account() }
}

function* stretchProblem(stretch: JsonStretch, problems: DirectoryProblems): Generator<ParsedItem, void> {
  const { kind, line, length } = stretch
  if (kind === 'cutOff') yield* problems.at('fileCutOff', 'error', { what: `line ${line}` }, placeOf(stretch))
  else if (kind === 'tooLarge')
    yield* problems.at('objectTooLarge', 'warning', { line, length, limit: largestJsonObject }, placeOf(stretch))
  else if (kind === 'tooDeep') yield* problems.at('jsonTooDeep', 'warning', { line, limit: deepestJson }, placeOf(stretch))
  else yield* problems.at('jsonMalformed', 'warning', { line, detail: `“${stretch.text.trim()}”` }, placeOf(stretch))
}

function* readObject(stretch: JsonStretch, problems: DirectoryProblems): Generator<ParsedItem, void> {
  const { line } = stretch
  const json = parseJson(stretch.text)
  if (json instanceof SyntaxError) {
    yield* problems.at('jsonMalformed', 'warning', { line, detail: json.message.slice(0, 120) }, placeOf(stretch))
    return
  }
  const object = new PowerShellObject()
  for (const [property, value] of Object.entries(json)) {
    const name = attributeOfProperty(property)?.name
    if (name === undefined) continue
    const values = jsonValues(name, value)
    if (values === undefined) yield* problems.once('directoryValueNested', 'info', { name }, placeOf(stretch))
    else if (object.add(property, values) === 'form') {
      yield* problems.at('directoryValueDamaged', 'warning', { name, line, form: 'base64' }, placeOf(stretch))
    }
  }
  const built = object.build()
  if (built === undefined) yield* problems.at('objectWithoutDn', 'warning', { line }, placeOf(stretch))
  else yield { type: 'record', record: { type: 'adObject', ...built }, locator: { kind: 'line', line } }
}

const placeOf = ({ line, offset, length }: JsonStretch) => ({ line, offset, length })

function parseJson(text: string): object | SyntaxError {
  try {
    const json: unknown = JSON.parse(withTextNumbers(text))
    return typeof json === 'object' && json !== null ? json : {}
  } catch (error) {
    if (error instanceof SyntaxError) return error
    throw error
  }
}

/** Signs of JSON that matter for finding numbers: escapes, quotes, and numbers whole. */
const SIGNS = /\\.|"|-?\d+(?:[.eE][\d.eE+-]*)?/gs

/** Numbers that a double cannot hold, times of logons among them, become texts, so that no digit is lost. */
function withTextNumbers(text: string): string {
  if (!/\d{16}/.test(text)) return text
  const parts: string[] = []
  let start = 0
  let isString = false
  for (const { 0: sign, index } of text.matchAll(SIGNS)) {
    if (sign === '"') isString = !isString
    else if (!isString && /^-?\d{16,}$/.test(sign)) {
      parts.push(text.slice(start, index), `"${sign}"`)
      start = index + sign.length
    }
  }
  return parts.join('') + text.slice(start)
}
