import { ColumnsBuilder, type ColumnsScratch, columnsScratch } from '../../shared/facts/eventColumns.ts'
import type { ParsedItem, ParseSummary } from '../../shared/parse/parsed.ts'
import { BATCH_BYTES, BATCH_ITEMS, BATCHES_IN_FLIGHT, type BatchItem, type ParsedBatch } from './messages.ts'

/** A run of a reader: `taken` tells that one batch was taken, `summary` comes after the last batch was posted. */
export interface BatchedParse {
  readonly taken: () => void
  readonly summary: Promise<ParseSummary>
}

/** Runs a reader to its end, posting batches of at most BATCH_ITEMS, and rests while BATCHES_IN_FLIGHT are not taken yet. */
export function parseInBatches(items: Generator<ParsedItem, ParseSummary>, post: (batch: ParsedBatch) => void): BatchedParse {
  const scratch = columnsScratch()
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
      const { batch, summary } = nextBatch(items, scratch)
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
function nextBatch(
  items: Generator<ParsedItem, ParseSummary>,
  scratch: ColumnsScratch,
): { readonly batch: ParsedBatch; readonly summary?: ParseSummary } {
  const others: BatchItem[] = []
  let events: ColumnsBuilder | undefined
  const made = (): ParsedBatch => ({ items: others, ...(events !== undefined && { events: events.columns() }) })
  while (others.length + (events?.count ?? 0) < BATCH_ITEMS && (events?.size ?? 0) < BATCH_BYTES) {
    const next = items.next()
    if (next.done === true) return { batch: made(), summary: next.value }
    if (next.value.type === 'event') {
      events ??= new ColumnsBuilder(BATCH_ITEMS, scratch)
      events.add(next.value.event)
    } else others.push(next.value)
  }
  return { batch: made() }
}
