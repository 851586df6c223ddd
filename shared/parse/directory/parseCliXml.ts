import { problemOf } from '../../facts/problemTexts.ts'
import { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem, ParseInput, ParseSummary } from '../parsed.ts'
import { detectEncoding } from '../text/detectEncoding.ts'
import { readXmlItems, type XmlElement } from '../text/xmlItems.ts'
import { attributeOfProperty } from './attributeNames.ts'
import { cliXmlValues, type References, unescapeText } from './cliXmlValues.ts'
import { DirectoryProblems } from './directoryProblems.ts'
import { PowerShellObject } from './powerShellObject.ts'

/** Reads Get-ADComputer | Export-Clixml, object by object; objects of other cmdlets are told and left out. */
export function* parseCliXml({ bytes }: ParseInput): Generator<ParsedItem, ParseSummary> {
  const ledger = new ByteLedger(bytes.length)
  const encoding = detectEncoding(bytes)
  ledger.parsed(0, bytes.length)
  const problems = new DirectoryProblems(ledger)
  let found = 0
  let parts: XmlElement[] = []
  for (const item of readXmlItems(bytes, encoding, isPart)) {
    if (item.kind === 'stop') {
      found++
      ledger.problem(item.problem.offset ?? 0, item.problem.length ?? 0)
      yield { type: 'problem', problem: item.problem }
    } else if (item.kind === 'item' && item.names.length === 3) parts.push(item.element)
    else if (item.kind === 'item') {
      found++
      yield* readObject(item.element.path, item.element.children, item.element, problems)
    } else if (item.names.length === 2) {
      const [first] = parts
      if (first !== undefined) {
        found++
        // A list has no properties of its own that matter: its members were objects.
        if (parts.some(({ name }) => PROPERTIES.has(name))) yield* readObject(item.path, parts, first, problems)
      }
      parts = []
    }
  }
  yield* problems.finish()
  if (found === 0) yield { type: 'problem', problem: problemOf(bytes.length === 0 ? 'emptyFile' : 'nothingRecognised', 'error') }
  return { encoding, account: ledger.account() }
}

const LISTS = /^(?:LST|IE|STK|QUE)$/
const PROPERTIES: ReadonlySet<string> = new Set(['Props', 'MS'])

/** Parts of an object of the pipeline, members of a list that was exported as one, and values that are no objects. */
function isPart(names: readonly string[]): boolean {
  if (names[0] !== 'Objs' || names.length === 1) return false
  if (names[1] !== 'Obj') return true
  return names.length === 3 ? !LISTS.test(names[2] ?? '') : names.length === 4
}

function* readObject(
  path: string,
  parts: readonly XmlElement[],
  place: XmlElement,
  problems: DirectoryProblems,
): Generator<ParsedItem, void> {
  const { line, offset, length } = place
  const object = new PowerShellObject()
  const references: References = new Map()
  for (const element of parts.filter(({ name }) => PROPERTIES.has(name)).flatMap(({ children }) => children)) {
    const name = attributeOfProperty(unescapeText(element.attributes.N ?? ''))?.name
    const values = cliXmlValues(element, references)
    if (name === undefined) continue
    const own = { line: element.line, offset: element.offset, length: element.length }
    if (values === undefined) yield* problems.once('directoryValueNested', 'info', { name }, own)
    else if (object.add(name, values) === 'form') {
      yield* problems.at('directoryValueDamaged', 'warning', { name, line: element.line, form: 'base64' }, own)
    }
  }
  const built = object.build()
  if (built === undefined) yield* problems.at('objectWithoutDn', 'warning', { line }, { line, offset, length })
  else yield { type: 'record', record: { type: 'adObject', ...built }, locator: { kind: 'xpath', path } }
}
