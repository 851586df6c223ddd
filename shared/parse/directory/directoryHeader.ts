import { type CsvRow, readCsvRows } from '../text/csvRows.ts'
import type { TextLine } from '../text/readLines.ts'
import { isKnownName } from './attributeNames.ts'

/** `csvde`: attributes, several values in a cell, bytes as X'…'. `powerShell`: properties of Export-Csv, a value as PowerShell prints it. */
export interface DirectoryHeader {
  readonly row: CsvRow
  readonly delimiter: string
  readonly tool: 'csvde' | 'powerShell'
  readonly dnColumn: number
}

const DELIMITERS = [',', ';', '\t', '|']
/** `#TYPE` of Export-Csv, Excel's `sep=;` and blank lines may stand above the header. */
const PREAMBLE_LINES = 20

/** The header of a table of directory objects: a column with distinguished names and another one that a directory knows. */
export function findDirectoryHeader(lines: Iterable<TextLine>): DirectoryHeader | undefined {
  const first = firstOf(lines)
  if (first === undefined) return undefined
  for (const delimiter of DELIMITERS) {
    const row = readCsvRows([first], delimiter).next().value
    if (row === undefined) continue
    const names = row.cells.map((cell) => cell.trim().toLowerCase())
    const dnColumn = names[0] === 'dn' ? 0 : names.indexOf('distinguishedname')
    const others = names.filter((name, column) => column !== dnColumn && isKnownName(name))
    if (dnColumn !== -1 && others.length > 0) return { row, delimiter, tool: names[0] === 'dn' ? 'csvde' : 'powerShell', dnColumn }
  }
  return undefined
}

function firstOf(lines: Iterable<TextLine>): TextLine | undefined {
  let seen = 0
  for (const line of lines) {
    if (line.text.trim() !== '' && !/^(?:#TYPE\s|"?sep=)/i.test(line.text)) return line
    seen++
    if (seen === PREAMBLE_LINES) return undefined
  }
  return undefined
}
