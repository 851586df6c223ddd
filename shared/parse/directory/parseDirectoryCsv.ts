import { problemOf } from '../../facts/problemTexts.ts'
import { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem, ParseInput, ParseSummary } from '../parsed.ts'
import { type CsvRow, readCsvRows } from '../text/csvRows.ts'
import { detectEncoding } from '../text/detectEncoding.ts'
import { maxLineBytes, readLines } from '../text/readLines.ts'
import { attributeOfProperty, isAttributeName, schemaName } from './attributeNames.ts'
import { csvdeValues, exportedValues, isLostValue } from './cellValues.ts'
import { type DirectoryHeader, findDirectoryHeader } from './directoryHeader.ts'
import { DirectoryProblems } from './directoryProblems.ts'
import { ObjectBuilder } from './objectBuilder.ts'
import { PowerShellObject } from './powerShellObject.ts'

/** Reads a table of directory objects, an object a row: exported by csvde, or by Get-ADComputer | Export-Csv. */
export function* parseDirectoryCsv({ bytes }: ParseInput): Generator<ParsedItem, ParseSummary> {
  const ledger = new ByteLedger(bytes.length)
  const encoding = detectEncoding(bytes)
  const header = findDirectoryHeader(readLines(bytes, encoding))
  if (header === undefined) {
    yield { type: 'problem', problem: problemOf(bytes.length === 0 ? 'emptyFile' : 'nothingRecognised', 'error') }
    return { encoding, account: ledger.account() }
  }
  ledger.parsed(0, bytes.length)
  const reader = new RowReader(header, new DirectoryProblems(ledger))
  for (const row of readCsvRows(readLines(bytes, encoding), header.delimiter)) if (row.line > header.row.line) yield* reader.read(row)
  yield* reader.finish()
  return { encoding, account: ledger.account() }
}

class RowReader {
  readonly #header: DirectoryHeader
  readonly #names: readonly string[]
  readonly #problems: DirectoryProblems

  constructor(header: DirectoryHeader, problems: DirectoryProblems) {
    this.#header = header
    this.#names = header.row.cells.map((cell) => cell.trim())
    this.#problems = problems
  }

  *read(row: CsvRow): Generator<ParsedItem, void> {
    yield* this.#damage(row)
    const object = this.#header.tool === 'csvde' ? this.#csvdeObject(row) : yield* this.#exportedObject(row)
    const { line, offset, length } = row
    if (object === undefined) yield* this.#problems.at('objectWithoutDn', 'warning', { line }, { line, offset, length })
    else yield { type: 'record', record: { type: 'adObject', ...object }, locator: { kind: 'line', line } }
  }

  *finish(): Generator<ParsedItem, void> {
    yield* this.#problems.finish()
  }

  *#damage(row: CsvRow): Generator<ParsedItem, void> {
    const { line, offset, length, damage, cells } = row
    const expected = this.#names.length
    if (damage === 'quote') yield* this.#problems.at('quoteNotClosed', 'warning', { line }, { line, offset, length })
    else if (damage === 'cut') {
      const rest = { line, offset: offset + maxLineBytes, length: length - maxLineBytes }
      yield* this.#problems.at('lineTooLong', 'warning', { line, length }, rest)
    } else if (cells.length !== expected) {
      yield* this.#problems.at('rowRagged', 'warning', { line, expected, actual: cells.length }, { line, offset, length })
    }
  }

  #csvdeObject(row: CsvRow): ReturnType<ObjectBuilder['build']> | undefined {
    const dn = (row.cells[this.#header.dnColumn] ?? '').trim()
    if (dn === '') return undefined
    const object = new ObjectBuilder()
    for (const [column, cell] of row.cells.entries()) {
      const name = this.#names[column] ?? ''
      if (cell !== '' && column !== this.#header.dnColumn && isAttributeName(name)) object.add(schemaName(name), csvdeValues(cell))
    }
    return object.build(dn)
  }

  *#exportedObject(row: CsvRow): Generator<ParsedItem, ReturnType<PowerShellObject['build']>> {
    const object = new PowerShellObject()
    const { line, offset, length } = row
    for (const [column, cell] of row.cells.entries()) {
      const property = this.#names[column]
      if (property === undefined || cell.trim() === '') continue
      const name = attributeOfProperty(property)?.name ?? property
      if (isLostValue(cell)) {
        yield* this.#problems.once('directoryValuesLost', 'warning', { name, value: cell.trim() }, { line, offset, length })
        continue
      }
      if (object.add(property, exportedValues(name, cell)) === 'form') {
        yield* this.#problems.at('directoryValueDamaged', 'warning', { name, line, form: 'base64' }, { line, offset, length })
      }
    }
    return object.build()
  }
}
