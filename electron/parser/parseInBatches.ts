import { type EventRow, eventColumns } from '../../shared/facts/event.ts'
import type { ParsedItem, ParseSummary } from '../../shared/parse/parsed.ts'
import { BATCH_ITEMS, BATCHES_IN_FLIGHT, type BatchItem, type ParsedBatch } from './messages.ts'

/** A run of a reader: `taken` tells that one batch was taken, `summary` comes after the last batch was posted. */
export interface BatchedParse {
  readonly taken: () => void
  readonly summary: Promise<ParseSummary>
}

/** Runs a reader to its end, posting batches of at most BATCH_ITEMS, and rests while BATCHES_IN_FLIGHT are not taken yet. */
export function parseInBatches(items: Generator<ParsedItem, ParseSummary>, post: (batch: ParsedBatch) => void): BatchedParse {
  let inFlight = 0
  let wake: (() => void) | undefined
  const room = async (): Promise<void> => {
    while (inFlight >= BATCHES_IN_FLIGHT) {
      const { promise, resolve } = Promise.withResolvers<void>()
      wake = resolve
      await promise
    }
  }
  const run = async (): Promise<ParseSummary> => {
    for (;;) {
      const { batch, summary } = nextBatch(items)
      if (batch.items.length > 0 || batch.events !== undefined) {
        await room()
        inFlight++
        post(batch)
      }
      if (summary !== undefined) return summary
    }
  }
  const taken = (): void => {
    inFlight--
    wake?.()
  }
  return { taken, summary: run() }
}

/** Up to BATCH_ITEMS more of what the reader yields, and its summary where it has come to its end. */
function nextBatch(items: Generator<ParsedItem, ParseSummary>): { readonly batch: ParsedBatch; readonly summary?: ParseSummary } {
  const others: BatchItem[] = []
  const events: EventRow[] = []
  const made = (): ParsedBatch => ({ items: others, ...(events.length > 0 && { events: eventColumns(events) }) })
  while (others.length + events.length < BATCH_ITEMS) {
    const next = items.next()
    if (next.done === true) return { batch: made(), summary: next.value }
    if (next.value.type === 'event') events.push(next.value.event)
    else others.push(next.value)
  }
  return { batch: made() }
}
