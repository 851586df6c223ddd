import { type CsvRow, readCsvRows } from '../text/csvRows.ts'
import type { TextLine } from '../text/readLines.ts'
import { type ColumnRole, foldName, rolesOf } from './columnRoles.ts'

export interface EventColumn {
  readonly name: string
  readonly role: ColumnRole | undefined
}

/** A table of events: who wrote it, and what its columns hold. */
export interface EventTable {
  readonly tool: 'viewer' | 'properties' | 'trace'
  readonly line: number
  readonly delimiter: string
  readonly columns: readonly EventColumn[]
}

const DELIMITERS = [',', '\t', ';', '|']
/** `#TYPE` of Export-Csv, Excel's `sep=;` and blank lines may stand above the header. */
const PREAMBLE_LINES = 20

/** The header of a table of events within the first lines of a text; undefined where there is none. */
export function findEventTable(lines: Iterable<TextLine>): EventTable | undefined {
  const [first, second] = firstOf(lines)
  if (first === undefined) return undefined
  for (const delimiter of DELIMITERS) {
    const cells = cellsOf(first, delimiter)
    const table = cells.length < 2 ? undefined : (traceTable(cells) ?? viewerTable(cells) ?? propertyTable(cells))
    if (table !== undefined) return { ...table, line: first.number, delimiter }
  }
  return second === undefined ? undefined : foreignTable(first, second)
}

type Found = Pick<EventTable, 'tool' | 'columns'>

const columnsOf = (cells: readonly string[], roles: Readonly<Record<string, ColumnRole>>): readonly EventColumn[] =>
  cells.map((name) => ({ name: name.trim(), role: roles[foldName(name)] }))

const has = (columns: readonly EventColumn[], ...roles: readonly ColumnRole[]): boolean =>
  roles.every((role) => columns.some((column) => column.role === role))

function traceTable(cells: readonly string[]): Found | undefined {
  const columns = columnsOf(cells, rolesOf.trace)
  return has(columns, 'eventName', 'eventId', 'filetime') ? { tool: 'trace', columns } : undefined
}

/** A column without a name behind the last one, or none at all, holds the messages. */
function viewerTable(cells: readonly string[]): Found | undefined {
  const columns = columnsOf(cells, rolesOf.viewer).map((column) => (column.name === '' ? messageColumn : column))
  if (!has(columns, 'time', 'eventId', 'provider')) return undefined
  return { tool: 'viewer', columns: has(columns, 'message') ? columns : [...columns, messageColumn] }
}

const messageColumn: EventColumn = { name: 'Message', role: 'message' }

/** Names that few other tables have; a table needs the time, an id or a message, and three of them in all. */
function propertyTable(cells: readonly string[]): Found | undefined {
  const columns = columnsOf(cells, rolesOf.properties)
  const known = new Set(columns.flatMap(({ role }) => role ?? []))
  const isEvents = known.has('time') && (known.has('eventId') || known.has('message')) && known.size >= 3
  return isEvents || (has(columns, 'time', 'message') && cells.length === 2) ? { tool: 'properties', columns } : undefined
}

/** Event Viewer in another language: five names, and below them level, a date, a source, a number, a category and the message. */
function foreignTable(first: TextLine, second: TextLine): EventTable | undefined {
  for (const delimiter of DELIMITERS) {
    const names = cellsOf(first, delimiter)
    const values = cellsOf(second, delimiter)
    const isViewer = names.length === 5 && values.length === 6 && /\d.*\d:\d\d/.test(values[1] ?? '') && /^\d+$/.test(values[3] ?? '')
    if (!isViewer) continue
    const roles = ['level', 'time', 'provider', 'eventId', 'task'] as const
    const columns = names.map((name, i) => ({ name: name.trim(), role: roles[i] }))
    return { tool: 'viewer', line: first.number, delimiter, columns: [...columns, messageColumn] }
  }
  return undefined
}

const cellsOf = (line: TextLine, delimiter: string): CsvRow['cells'] => readCsvRows([line], delimiter).next().value?.cells ?? []

function firstOf(lines: Iterable<TextLine>): readonly TextLine[] {
  const found: TextLine[] = []
  let seen = 0
  for (const line of lines) {
    seen++
    if (line.text.trim() !== '' && !/^(?:#TYPE\s|"?sep=)/i.test(line.text)) found.push(line)
    if (found.length === 2 || (found.length === 0 && seen === PREAMBLE_LINES)) break
  }
  return found
}
