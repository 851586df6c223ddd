import { type EventClass, type EventRow, eventTimeOfFiletime } from '../../facts/event.ts'
import { problemOf } from '../../facts/problemTexts.ts'
import type { ParsedItem, ParseSummary, StreamInput } from '../parsed.ts'
import { type CsvRow, readCsvRows } from '../text/csvRows.ts'
import { detectEncoding } from '../text/detectEncoding.ts'
import { readLines, type TextLine } from '../text/readLines.ts'
import { columnOf, type EventColumn, levelOf } from './csvColumns.ts'
import { delimiterOf } from './looksLikeEventText.ts'

/** Lists that people save are far smaller; larger logs are saved as XML or as they are. */
const LARGEST = 256 << 20

type MutableRow = { -readonly [K in keyof EventRow]: EventRow[K] }

/**
 * Reads an event log saved as CSV or tab-separated text: Event Viewer, `Get-WinEvent | Export-Csv`, `tracerpt -of CSV`. Event Viewer and
 * Get-WinEvent write the wall time of the machine without its zone: it is kept as the field `localTime`, and no time is made up of it.
 */
export function* parseEventCsv({ source }: StreamInput): Generator<ParsedItem, ParseSummary> {
  const { size } = source
  if (size > LARGEST) {
    yield { type: 'problem', problem: problemOf('fileTooLarge', 'error', { size, limit: LARGEST }) }
    return { account: { parsed: 0, problem: size, unknown: 0 } }
  }
  const bytes = source.read(0, size)
  const encoding = detectEncoding(bytes)
  const rows = readCsvRows(withoutBlanks(readLines(bytes, encoding)), delimiterOf(bytes, encoding))
  const list = new EventList()
  let problemBytes = 0
  for (const row of rows) {
    if (!list.hasHeader) {
      list.readHeader(row)
      continue
    }
    if (row.damage !== undefined) {
      problemBytes += row.length
      yield { type: 'problem', problem: problemOf('eventRowDamaged', 'warning', {}, { line: row.line, offset: row.offset }) }
    }
    yield { type: 'event', event: list.read(row) }
  }
  if (list.hasLocalTimes) yield { type: 'problem', problem: problemOf('eventLocalTimes', 'info') }
  return { encoding, account: { parsed: size - problemBytes, problem: problemBytes, unknown: 0 } }
}

/** tracerpt puts a blank between a comma and a quotation mark, which then is none to a reader of CSV. */
function* withoutBlanks(lines: Iterable<TextLine>): Generator<TextLine, void> {
  let isTracerpt: boolean | undefined
  for (const line of lines) {
    isTracerpt ??= line.text.trim() === '' ? undefined : /^\s*"?Event Name"?\s*,/i.test(line.text)
    yield isTracerpt === true ? { ...line, text: line.text.replace(/,[ \t]+"/g, ',"') } : line
  }
}

class EventList {
  readonly #classes = new Map<string, EventClass>()
  #columns: readonly { readonly header: string; readonly column: EventColumn | undefined }[] = []
  hasHeader = false
  hasLocalTimes = false

  /** The first row that names columns; PowerShell may write the type of its objects before it. */
  readHeader(row: CsvRow): void {
    if (row.cells[0]?.startsWith('#TYPE') === true) return
    this.#columns = row.cells.map((header) => ({ header: header.trim(), column: columnOf(header) }))
    this.hasHeader = true
  }

  read({ cells, line }: CsvRow): EventRow {
    const known = new Map<EventColumn, string>()
    const others: Record<string, unknown> = {}
    const unnamed: string[] = []
    cells.forEach((cell, i) => {
      const { header, column } = this.#columns[i] ?? { header: '', column: undefined }
      const value = cell.trim()
      if (column !== undefined && !known.has(column)) known.set(column, value)
      // Event Viewer gives the message a column without a header, tracerpt its fields.
      else if (header === '') unnamed.push(value)
      else if (value !== '') others[header] = value
    })
    const isViewer = known.has('localTime') && !known.has('message')
    if (isViewer && unnamed[0] !== undefined) known.set('message', unnamed[0])
    else if (unnamed.some((value) => value !== '')) others['User Data'] = [others['User Data'] ?? [], unnamed].flat()
    return this.#rowOf(known, others, line)
  }

  #rowOf(known: ReadonlyMap<EventColumn, string>, others: Record<string, unknown>, line: number): EventRow {
    const local = known.get('localTime')
    if (local) {
      this.hasLocalTimes = true
      others.localTime = local
    }
    const row: MutableRow = {
      class: this.#classOf(known),
      time: timeOf(known.get('filetime')),
      place: line,
      length: 0,
      data: JSON.stringify(others),
    }
    const pid = numberOf(known.get('pid'))
    if (pid !== undefined) row.pid = pid
    const tid = numberOf(known.get('tid'))
    if (tid !== undefined) row.tid = tid
    const recordId = numberOf(known.get('recordId'))
    if (recordId !== undefined) row.recordId = recordId
    for (const name of ['computer', 'userSid', 'message'] as const) {
      const value = known.get(name)
      if (value) row[name] = value
    }
    for (const name of ['activityId', 'relatedActivityId'] as const) {
      const value = guidOf(known.get(name))
      if (value !== undefined) row[name] = value
    }
    return row
  }

  #classOf(known: ReadonlyMap<EventColumn, string>): EventClass {
    const text = (column: EventColumn): string | undefined => known.get(column) || undefined
    const key = JSON.stringify(
      ['provider', 'providerId', 'eventId', 'version', 'level', 'channel', 'opcode', 'task', 'keywords'].map((name) =>
        known.get(name as EventColumn),
      ),
    )
    const found = this.#classes.get(key)
    if (found !== undefined) return found
    const fields = {
      provider: text('provider'),
      providerId: guidOf(text('providerId')),
      eventId: numberOf(text('eventId')),
      version: numberOf(text('version')),
      level: levelOf(text('level') ?? ''),
      channel: text('channel'),
      opcode: numberOf(text('opcode')),
      task: numberOf(text('task')),
      keywords: keywordsOf(text('keywords')),
    }
    const made = { source: 'text', kind: 'text', ...withoutAbsent(fields), decoded: true } as EventClass
    this.#classes.set(key, made)
    return made
  }
}

const withoutAbsent = (fields: object): object => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** tracerpt writes ids of processes and threads in hex. */
function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:0x[0-9a-f]+|\d+)$/i.test(text)) return undefined
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : undefined
}

const keywordsOf = (text: string | undefined): string | undefined => {
  if (text === undefined || !/^(?:0x[0-9a-f]+|\d+)$/i.test(text)) return undefined
  return `0x${BigInt(text).toString(16)}`
}

function guidOf(text: string | undefined): string | undefined {
  const guid = text?.replace(/^\{|\}$/g, '').toLowerCase()
  return guid === undefined || !/^[0-9a-f-]{36}$/.test(guid) || /^[0-]*$/.test(guid) ? undefined : guid
}

/** A FILETIME in decimal, as tracerpt's Clock-Time. */
const timeOf = (text: string | undefined): bigint | undefined =>
  text !== undefined && /^\d{17,19}$/.test(text) ? eventTimeOfFiletime(BigInt(text)) : undefined
