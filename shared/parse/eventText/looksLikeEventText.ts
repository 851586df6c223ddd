import { decodeText, type TextEncoding } from '../text/detectEncoding.ts'
import { columnOf } from './csvColumns.ts'

const DELIMITERS = [',', '\t', ';'] as const
const HEAD = 4 << 10

/** An `<Event>` of the event schema, at the beginning or below a root. */
export const looksLikeEventXml = (headText: string): boolean =>
  /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<(?:\w+:)?Events?\b[^>]*>\s*)*?<(?:\w+:)?Event[\s>][\s\S]{0,2000}?<(?:\w+:)?System[\s>]/.test(
    headText.replace(/^\ufeff/, ''),
  )

/** A header row with a level or a message, an event id and a provider, in any delimiter. */
export function looksLikeEventCsv(headText: string): boolean {
  const line = headerLine(headText)
  return DELIMITERS.some((delimiter) => isHeader(line, delimiter))
}

/** The delimiter of a list of events. */
export function delimiterOf(bytes: Uint8Array, encoding: TextEncoding): string {
  const line = headerLine(decodeText(bytes.subarray(0, HEAD), encoding))
  return DELIMITERS.find((delimiter) => isHeader(line, delimiter)) ?? ','
}

function headerLine(headText: string): string {
  const lines = headText.replace(/^\ufeff/, '').split(/\r?\n/, 4)
  return lines.find((line) => line.trim() !== '' && !line.startsWith('#TYPE')) ?? ''
}

function isHeader(line: string, delimiter: string): boolean {
  const columns = new Set(line.split(delimiter).flatMap((cell) => columnOf(cell.replace(/^\s*"|"\s*$/g, '')) ?? []))
  const hasTime = columns.has('localTime') || columns.has('filetime')
  return hasTime && columns.has('eventId') && columns.has('provider') && (columns.has('level') || columns.has('message'))
}
