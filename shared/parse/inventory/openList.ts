import type { InventoryField, InventoryMapping, InventorySource } from '../../facts/inventoryField.ts'
import { type CsvRow, readCsvRows } from '../text/csvRows.ts'
import { detectEncoding, type TextEncoding } from '../text/detectEncoding.ts'
import { readLines } from '../text/readLines.ts'
import { findHeader } from './findHeader.ts'
import { type MatchedHeaders, matchHeaders } from './matchHeaders.ts'
import { type DateOrder, dateOrderOf } from './readListTime.ts'
import { isGuid, type ListCell, timeFields } from './rowFacts.ts'

/** A list whose header is known: what its columns are, and its rows, read when asked for. */
export interface OpenList {
  readonly encoding: TextEncoding
  readonly header: CsvRow
  /** Never empty and never twice the same, so that cells can be named by them. */
  readonly headers: readonly string[]
  readonly source: InventorySource
  readonly fields: readonly (InventoryField | null)[]
  /** Enough headers are known, or a person says so. */
  readonly isList: boolean
  readonly dateOrder: DateOrder
  readonly rows: () => Iterable<CsvRow>
}

/** Rows that are looked at to learn whether day or month comes first in the file's dates. */
const ORDER_SAMPLE = 500

/** Opens a list: as what a person says it is, else by its headers. Undefined for a text without a header row. */
export function openList(bytes: Uint8Array, mapping?: InventoryMapping): OpenList | undefined {
  const encoding = detectEncoding(bytes)
  const found = findHeader(readLines(bytes, encoding))
  if (found === undefined) return undefined
  const { row: header, delimiter } = found
  const rows = (): Iterable<CsvRow> => rowsBelow(header, readCsvRows(readLines(bytes, encoding), delimiter))
  const matched = mapping === undefined ? matchByIds(header, rows()) : matchHeaders(header.cells, mapping.source)
  const fields = header.cells.map((_cell, column) => (mapping ?? matched).fields[column] ?? null)
  return {
    encoding,
    header,
    headers: uniqueHeaders(header.cells),
    source: mapping?.source ?? matched.source,
    fields,
    isList: mapping !== undefined || matched.isList,
    dateOrder: matched.language === 'fr' ? 'dayFirst' : sampledOrder(rows(), fields),
    rows,
  }
}

/** Rows whose ids are looked at. */
const ID_SAMPLE = 20

/** The portal and Intune share their commonest headers, `Device ID` among them; but the portal's ids are 40 hex digits, Intune's are GUIDs. */
function matchByIds(header: CsvRow, rows: Iterable<CsvRow>): MatchedHeaders {
  const matched = matchHeaders(header.cells)
  const column = matched.source === 'portal' ? matched.fields.indexOf('senseDeviceId') : -1
  if (column === -1) return matched
  const ids: string[] = []
  for (const row of rows) {
    const id = plainCell(row.cells[column] ?? '')
    if (id !== '') ids.push(id)
    if (ids.length === ID_SAMPLE) break
  }
  if (ids.length === 0 || !ids.every(isGuid)) return matched
  const intune = matchHeaders(header.cells, 'intune')
  return intune.isList ? intune : matched
}

/** The cells of a row that stand for something known; of two columns for one field the first that is filled in. */
export function knownCells({ headers, fields }: OpenList, row: CsvRow): readonly ListCell[] {
  const cells = new Map<InventoryField, ListCell>()
  for (const [column, cell] of row.cells.entries()) {
    const field = fields[column]
    const value = plainCell(cell)
    if (field === undefined || field === null || value === '' || cells.has(field)) continue
    cells.set(field, { field, header: headers[column] ?? '', value })
  }
  return [...cells.values()]
}

/** The filled-in cells of a row that no known cell was made of, by their header. */
export function otherCells({ headers }: OpenList, row: CsvRow, known: readonly ListCell[]): Readonly<Record<string, string>> {
  const taken = new Set(known.map(({ header }) => header))
  const named = row.cells.map((cell, column): readonly [string, string] => [headers[column] ?? `#${column + 1}`, plainCell(cell)])
  return Object.fromEntries(named.filter(([header, value]) => value !== '' && !taken.has(header)))
}

/** Without the zero bytes that a damaged file holds and no list means. */
const plainCell = (cell: string): string => cell.replaceAll('\0', '').trim()

function* rowsBelow(header: CsvRow, rows: Iterable<CsvRow>): Generator<CsvRow, void> {
  for (const row of rows) if (row.line > header.line) yield row
}

function uniqueHeaders(cells: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return cells.map((cell, column) => {
    const header = plainCell(cell).replace(/\s+/g, ' ')
    const unique = header === '' || seen.has(header) ? `${header} #${column + 1}`.trim() : header
    seen.add(unique)
    return unique
  })
}

function sampledOrder(rows: Iterable<CsvRow>, fields: readonly (InventoryField | null)[]): DateOrder {
  const columns = fields.flatMap((field, column) => (field !== null && timeFields.has(field) ? [column] : []))
  let seen = 0
  let order: DateOrder = 'unknown'
  for (const row of rows) {
    const orders = columns.map((column) => dateOrderOf(row.cells[column] ?? ''))
    // A day above 12 in front is proof; AM and PM alone, which Windows of other English countries prints too, are not.
    if (orders.includes('dayFirst')) return 'dayFirst'
    if (orders.includes('monthFirst')) order = 'monthFirst'
    seen++
    if (seen === ORDER_SAMPLE) break
  }
  return order
}
