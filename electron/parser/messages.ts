import type { FormatId } from '../../shared/facts/format.ts'
import type { InventoryMapping } from '../../shared/facts/inventoryField.ts'
import type { ParsedItem, ParseSummary } from '../../shared/parse/parsed.ts'

/** Items in one message from a parser, at most. */
export const BATCH_ITEMS = 2_000
/** Batches that may be under way without an acknowledgement, so that a fast parser cannot fill the engine's memory. */
export const BATCHES_IN_FLIGHT = 2

/** To the parser: one artefact (its buffer is transferred), or that a batch was taken. */
export type ToParser =
  | {
      readonly kind: 'parse'
      readonly job: number
      readonly format: FormatId
      readonly name: string
      readonly buffer: ArrayBuffer
      readonly length: number
      /** How a person said that the columns of a device list are to be read. */
      readonly mapping?: InventoryMapping
    }
  | { readonly kind: 'taken'; readonly job: number }

/** From the parser. `unreadable`: there is no reader for the format; `failed`: a reader threw, which is a mistake in the reader. */
export type FromParser =
  | { readonly kind: 'batch'; readonly job: number; readonly items: readonly ParsedItem[] }
  | { readonly kind: 'done'; readonly job: number; readonly summary: ParseSummary }
  | { readonly kind: 'unreadable'; readonly job: number }
  | { readonly kind: 'failed'; readonly job: number; readonly detail: string }
