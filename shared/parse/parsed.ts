import type { EventRow } from '../facts/event.ts'
import type { Fact } from '../facts/fact.ts'
import type { InventoryMapping } from '../facts/inventoryField.ts'
import type { Problem } from '../facts/problem.ts'
import type { PlacedRecord } from '../facts/record.ts'
import type { ByteAccount } from './byteLedger.ts'
import type { ByteSource } from './byteSource.ts'

/** What a reader yields, in the order of the file. Errors in the content are problems, never thrown. */
export type ParsedItem =
  | { readonly type: 'record'; readonly record: PlacedRecord['record']; readonly locator: PlacedRecord['locator'] }
  | { readonly type: 'event'; readonly event: EventRow }
  | { readonly type: 'fact'; readonly fact: Fact }
  | { readonly type: 'problem'; readonly problem: Problem }

/** What a reader returns at the end. `account` covers every byte of the file; `encoding` as `utf-16le+bom`, absent for binary formats. */
export interface ParseSummary {
  readonly encoding?: string
  /** Which edition of a format this is, in the file's own words (`08May2024`, `Windows Registry Editor Version 5.00`). */
  readonly edition?: string
  readonly account: ByteAccount
}

export interface ParseInput {
  readonly bytes: Uint8Array
  /** The name only, without folders: never decides the format, may name the device. */
  readonly name: string
  /** What a person says that the columns of a device list are; other formats have none. */
  readonly mapping?: InventoryMapping
}

/** What a reader of event logs and traces is given: such files may be larger than memory. */
export interface StreamInput {
  readonly source: ByteSource
  readonly name: string
}

/** Entry point of a format that is read piece by piece. Throws only for a programming error, or where the source does. */
export type ParseStream = (input: StreamInput) => Generator<ParsedItem, ParseSummary>

/** Every other format's entry point. Throws only for a programming error. */
export type ParseArtefact = (input: ParseInput) => Generator<ParsedItem, ParseSummary>
