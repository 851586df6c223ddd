import { createEventFacts } from './createEventFacts.ts'
import type { ParsedItem, ParseStream, ParseSummary, StreamInput } from './parsed.ts'

/** A reader of events that states, behind them, what they come to: the device, the attempts to join and to enrol. */
export function withEventFacts(parse: ParseStream): ParseStream {
  return function* parseWithFacts(input: StreamInput): Generator<ParsedItem, ParseSummary> {
    const collector = createEventFacts()
    const items = parse(input)
    for (;;) {
      const next = items.next()
      if (next.done === true) {
        for (const fact of collector.facts()) yield { type: 'fact', fact }
        return next.value
      }
      if (next.value.type === 'event') collector.see(next.value.event)
      yield next.value
    }
  }
}
