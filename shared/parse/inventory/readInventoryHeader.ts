import type { InventoryField, InventoryMapping, InventorySource } from '../../facts/inventoryField.ts'
import { type OpenList, openList } from './openList.ts'

/** One column of a list: what it was read as, and the first different values in it. */
export interface InventoryColumn {
  readonly header: string
  readonly field?: InventoryField
  readonly samples: readonly string[]
}
export interface InventoryHeader {
  readonly source: InventorySource
  readonly columns: readonly InventoryColumn[]
  /** Devices in the list. */
  readonly rows: number
}

const MOST_SAMPLES = 5
const LONGEST_SAMPLE = 120
/** Rows in which samples are looked for; all rows are counted. */
const SAMPLE_ROWS = 200

/** What the columns of a list were read as, by their headers or by what a person says; undefined for a text without a header row. */
export function readInventoryHeader(bytes: Uint8Array, mapping?: InventoryMapping): InventoryHeader | undefined {
  const list = openList(bytes, mapping)
  if (list === undefined) return undefined
  const samples = list.headers.map(() => new Set<string>())
  let rows = 0
  for (const row of list.rows()) {
    rows++
    if (rows <= SAMPLE_ROWS) addSamples(samples, row.cells)
  }
  return { source: list.source, columns: samples.map((values, column) => columnOf(list, column, values)), rows }
}

function addSamples(samples: readonly Set<string>[], cells: readonly string[]): void {
  for (const [column, values] of samples.entries()) {
    const value = (cells[column] ?? '').replaceAll('\0', '').trim().slice(0, LONGEST_SAMPLE)
    if (value !== '' && values.size < MOST_SAMPLES) values.add(value)
  }
}

function columnOf({ headers, fields }: OpenList, column: number, samples: ReadonlySet<string>): InventoryColumn {
  const field = fields[column] ?? null
  return { header: headers[column] ?? '', ...(field === null ? {} : { field }), samples: [...samples] }
}
