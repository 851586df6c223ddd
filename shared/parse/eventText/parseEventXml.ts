import type { ParsedItem, ParseSummary, StreamInput } from '../parsed.ts'
import { readSourceChunks, sourceEncoding } from '../text/sourceText.ts'
import { TextWindow } from '../text/textWindow.ts'
import { cliXmlEvents, eventOfCliXml } from './cliXmlEvent.ts'
import { splitElements } from './elementSplitter.ts'
import { ElementParser } from './elementTree.ts'
import { isCliXml } from './looksLikeEventText.ts'
import { TextEvents } from './textEvent.ts'
import { TextProblems } from './textProblems.ts'
import { eventOfXml, xmlEvents } from './xmlEvent.ts'

/**
 * Reads events saved as XML, of any length: `wevtutil qe`, Event Viewer, `Get-WinEvent | ForEach-Object ToXml`, `tracerpt -of XML`, and
 * `Get-WinEvent | Export-Clixml`. Damage costs the event it is in. Entities of a document type are not known: none is ever read.
 */
export function* parseEventXml({ source }: StreamInput): Generator<ParsedItem, ParseSummary> {
  const encoding = sourceEncoding(source)
  const head = readSourceChunks(source, encoding).next().value?.text ?? ''
  const isObjects = isCliXml(head)
  const parser = new ElementParser()
  const events = new TextEvents()
  const problems = new TextProblems(source.size)
  let count = 0
  for (const part of splitElements(new TextWindow(source, encoding), isObjects ? cliXmlEvents() : xmlEvents)) {
    if (part.kind === 'other') problems.unknown(part.length)
    else if (part.kind === 'cut') yield* problems.at('eventXmlDamaged', part)
    else {
      const { root, fault } = parser.read(part.text)
      const read = root === undefined ? undefined : isObjects ? eventOfCliXml(root) : eventOfXml(root)
      const place = { line: part.line, offset: part.offset, length: part.length }
      if (read === undefined) {
        yield* problems.at('eventXmlUnreadable', place, { detail: fault?.detail ?? 'it has no section System' })
        continue
      }
      count++
      if (fault !== undefined) {
        const line = part.line + fault.line
        yield* problems.at('eventXmlFault', { ...place, line }, { detail: fault.detail }, 0)
      }
      if (read.event.time === undefined && read.data.includes('"localTime":')) problems.localTime()
      yield { type: 'event', event: events.row(read.event, read.data, part.line, read.isDecoded) }
    }
  }
  yield* problems.finish(count)
  return { encoding, account: problems.account() }
}
