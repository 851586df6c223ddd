import type { EventRow } from '../../facts/event.ts'
import type { ParsedItem } from '../parsed.ts'
import { type CsvRow, readCsvRows } from '../text/csvRows.ts'
import { maxLineBytes, type TextLine } from '../text/readLines.ts'
import type { EventTable } from './eventTable.ts'
import { FieldGatherer } from './fieldReaders.ts'
import { dataJson, TextEvents } from './textEvent.ts'
import type { TextProblems } from './textProblems.ts'

/** A message may be a whole script. */
const messageLimits = { lines: 20_000, characters: 4 << 20 }

/** Reads the rows of a table of events below its header. Returns how many there were. */
export function* readTableEvents(lines: Iterable<TextLine>, table: EventTable, problems: TextProblems): Generator<ParsedItem, number> {
  const rows = readCsvRows(table.tool === 'trace' ? unpadded(lines) : lines, table.delimiter, messageLimits)
  const events = new TextEvents()
  let count = 0
  for (const row of rows) {
    if (row.line <= table.line) continue
    const event = eventOf(row, table, events, problems)
    if (event === undefined) {
      yield* problems.stray(row, row.text)
      continue
    }
    count++
    yield* damageOf(row, table, problems)
    yield { type: 'event', event }
  }
  return count
}

/** tracerpt fills its columns up with blanks, before quotes too. */
function* unpadded(lines: Iterable<TextLine>): Generator<TextLine, void> {
  for (const line of lines) yield { ...line, text: line.text.replace(/,[ \t]+"/g, ',"') }
}

function* damageOf(row: CsvRow, table: EventTable, problems: TextProblems): Generator<ParsedItem, void> {
  const { line, offset, length, damage, cells } = row
  const expected = table.columns.length
  if (damage === 'quote') yield* problems.at('quoteNotClosed', { line, offset, length }, {}, 0)
  else if (damage === 'cut') {
    const rest = Math.max(0, length - maxLineBytes)
    yield* problems.at('lineTooLong', { line, offset: offset + length - rest, length: rest }, { length })
  } else if (table.tool === 'properties' && cells.length !== expected) {
    yield* problems.at('rowRagged', { line, offset, length }, { expected, actual: cells.length }, 0)
  }
}

/** Undefined for a row that names neither an event's number nor its time. */
function eventOf(row: CsvRow, table: EventTable, events: TextEvents, problems: TextProblems): EventRow | undefined {
  const { columns } = table
  const fields = new FieldGatherer()
  const rest = row.cells.slice(columns.length)
  columns.forEach(({ name, role }, i) => {
    const isLast = i === columns.length - 1
    if (isLast && table.tool === 'trace') addUserData(fields, name, row.cells.slice(i))
    else fields.add(name, role, messageOf(row.cells[i] ?? '', isLast && role === 'message' ? rest : [], table.delimiter))
  })
  const isEvent = fields.event.eventId !== undefined || (hasNoIds(table) && (fields.hasLocalTime || fields.event.time !== undefined))
  if (!isEvent) return undefined
  if (fields.hasLocalTime) problems.localTime()
  if (table.tool === 'properties' && rest.some((cell) => cell.trim() !== ''))
    fields.addJson('', dataJson(rest.map((cell) => ['', JSON.stringify(cell)])))
  return events.row(fields.event, fields.data, row.line)
}

const hasNoIds = (table: EventTable): boolean => !table.columns.some(({ role }) => role === 'eventId')

/** A message whose delimiters were not quoted goes on in the cells behind it. */
const messageOf = (cell: string, rest: readonly string[], delimiter: string): string =>
  rest.length === 0 ? cell : [cell, ...rest].join(delimiter)

/** The values of an event of a trace have no names. */
function addUserData(fields: FieldGatherer, name: string, cells: readonly string[]): void {
  const values = cells.map((cell) => cell.trim())
  while (values.at(-1) === '') values.pop()
  if (values.length > 0) fields.addJson(name, JSON.stringify(values))
}
