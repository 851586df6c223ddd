import type { EventColumns } from '../../shared/facts/eventColumns.ts'
import type { FormatId } from '../../shared/facts/format.ts'
import type { InventoryMapping } from '../../shared/facts/inventoryField.ts'
import type { ParsedItem, ParseSummary } from '../../shared/parse/parsed.ts'

/** Items in one message from a parser, at most, events among them. */
export const BATCH_ITEMS = 2_000
/** Bytes of events' texts behind which a batch ends. */
export const BATCH_BYTES = 4 << 20
/** Batches that may be under way without an acknowledgement, so that a fast parser cannot fill the engine's memory. */
export const BATCHES_IN_FLIGHT = 2

/** An artefact's bytes: all of them (the buffer is transferred), or a shared block (`sharedBlock.ts`) that the engine fills when asked. */
export type BytesForParser =
  | { readonly kind: 'whole'; readonly buffer: ArrayBuffer; readonly length: number }
  | { readonly kind: 'onDemand'; readonly shared: SharedArrayBuffer; readonly size: number }

/** To the parser: one artefact, or that a batch was taken. */
export type ToParser =
  | {
      readonly kind: 'parse'
      readonly job: number
      readonly format: FormatId
      readonly name: string
      readonly bytes: BytesForParser
      /** How a person said that the columns of a device list are to be read. */
      readonly mapping?: InventoryMapping
    }
  | { readonly kind: 'taken'; readonly job: number }

/** What a reader found since the last batch: events in columns, everything else as it was yielded. */
export interface ParsedBatch {
  readonly items: readonly BatchItem[]
  readonly events?: EventColumns
}
export type BatchItem = Exclude<ParsedItem, { readonly type: 'event' }>

/**
 * From the parser. `block`: the bytes from `offset` on are wanted in the shared block; the parser sleeps until they are there.
 * `unreadable`: there is no reader for the format; `failed`: a reader threw, which is a mistake in the reader.
 */
export type FromParser =
  | { readonly kind: 'batch'; readonly job: number; readonly batch: ParsedBatch }
  | { readonly kind: 'block'; readonly job: number; readonly offset: number; readonly length: number }
  | { readonly kind: 'done'; readonly job: number; readonly summary: ParseSummary }
  | { readonly kind: 'unreadable'; readonly job: number }
  | { readonly kind: 'failed'; readonly job: number; readonly detail: string }
