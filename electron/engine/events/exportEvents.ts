import { eventJsonLine } from '../../../shared/facts/eventJson.ts'
import { readEvent } from '../../store/index.ts'
import { csvRow } from '../fleet/csvRow.ts'
import { eventRowOf, type RowContext, rowsAt } from './eventRows.ts'

/** Events that one part of the file holds. */
const PART = 500
const HEADER = ['time', 'level', 'provider', 'eventId', 'name', 'message', 'file', 'pinned', 'comment']

/** A file of events, part by part: NDJSON as `decode` prints it, or CSV with a byte order mark as spreadsheets want it. */
export function* exportedEvents(positions: Uint32Array, context: RowContext, form: 'ndjson' | 'csv'): Generator<string, void> {
  if (form === 'csv') yield `\ufeff${csvRow(HEADER)}`
  for (let at = 0; at < positions.length; at += PART) {
    const part = positions.subarray(at, at + PART)
    yield form === 'csv' ? csvPart(part, context) : eventLines(part, context)
  }
}

/** Events as `decode` prints them. */
export function eventLines(positions: Uint32Array, { db, timeline }: RowContext): string {
  let lines = ''
  for (const position of positions) {
    const event = readEvent(db, timeline.ids[position] ?? -1)
    const eventClass = timeline.classes[timeline.classOf[position] ?? 0]
    if (event !== undefined && eventClass !== undefined) lines += `${eventJsonLine(eventRowOf(event, eventClass))}\n`
  }
  return lines
}

const csvPart = (positions: Uint32Array, context: RowContext): string =>
  rowsAt(positions, context)
    .map(({ time, level, provider, providerId, eventId, name, message, file, pinned, comment }) =>
      csvRow([time, level, provider ?? providerId, eventId, name, message, file, pinned ? 'yes' : undefined, comment]),
    )
    .join('')
