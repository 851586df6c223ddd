import type { ParsedItem, ParseSummary } from '../../shared/parse/parsed.ts'
import { BATCH_ITEMS, BATCHES_IN_FLIGHT } from './messages.ts'

/** A run of a reader: `taken` tells that one batch was taken, `summary` comes after the last batch was posted. */
export interface BatchedParse {
  readonly taken: () => void
  readonly summary: Promise<ParseSummary>
}

/** Runs a reader to its end, posting batches of at most BATCH_ITEMS, and rests while BATCHES_IN_FLIGHT are not taken yet. */
export function parseInBatches(items: Generator<ParsedItem, ParseSummary>, post: (batch: ParsedItem[]) => void): BatchedParse {
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
    let batch: ParsedItem[] = []
    for (;;) {
      const next = items.next()
      if (next.done !== true) batch.push(next.value)
      if (batch.length === BATCH_ITEMS || (next.done === true && batch.length > 0)) {
        await room()
        inFlight++
        post(batch)
        batch = []
      }
      if (next.done === true) return next.value
    }
  }
  const taken = (): void => {
    inFlight--
    wake?.()
  }
  return { taken, summary: run() }
}
