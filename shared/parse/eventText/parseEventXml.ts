import { problemOf } from '../../facts/problemTexts.ts'
import type { ParsedItem, ParseSummary, StreamInput } from '../parsed.ts'
import { detectEncoding } from '../text/detectEncoding.ts'
import { readSourceText } from '../text/sourceWindows.ts'
import { XmlEvents } from './eventOfXml.ts'
import { splitXmlEvents } from './xmlEvents.ts'
import { xmlTree } from './xmlTree.ts'

const HEAD = 64 << 10
/** Damaged events that are told of one by one. */
const MOST_DAMAGE = 100

/**
 * Reads an event log saved as XML: `wevtutil qe /f:xml`, Event Viewer's export, `ToXml()` of Get-WinEvent, `tracerpt -of XML`. Of any length.
 * Format: Event schema, https://schemas.microsoft.com/win/2004/08/events/event.
 */
export function* parseEventXml({ source }: StreamInput): Generator<ParsedItem, ParseSummary> {
  const encoding = detectEncoding(source.read(0, HEAD))
  const events = new XmlEvents()
  let read = 0
  let damaged = 0
  for (const { xml, line } of splitXmlEvents(readSourceText(source, encoding))) {
    const tree = xml === '' ? undefined : xmlTree(xml)
    if (tree !== undefined) {
      read++
      yield { type: 'event', event: events.read(tree, line) }
    } else if (damaged++ < MOST_DAMAGE) {
      yield { type: 'problem', problem: problemOf('eventXmlDamaged', 'warning', {}, { line }) }
    }
  }
  if (damaged > MOST_DAMAGE)
    yield { type: 'problem', problem: problemOf('eventXmlMoreDamaged', 'warning', { count: damaged - MOST_DAMAGE }) }
  // What stands between events is the frame around them; of damaged ones the share of the bytes is not known, the file counts as read in part.
  const problem =
    damaged === 0
      ? 0
      : read === 0
        ? source.size
        : Math.min(source.size, Math.max(1, Math.round((source.size * damaged) / (read + damaged))))
  return { encoding, account: { parsed: source.size - problem, problem, unknown: 0 } }
}
