import type { Output } from '../../../shared/contract/requests.ts'
import type { InventoryField } from '../../../shared/facts/inventoryField.ts'
import type { InventoryDeviceRecord } from '../../../shared/facts/record.ts'

export type InventoryColumns = Output<'inventory.view'>['columns']

/** What each column stands for as the case has it; null for a column that stands for nothing known. */
export const fieldsOf = (columns: InventoryColumns): readonly (InventoryField | null)[] => columns.map(({ field }) => field ?? null)

export const isMappingChanged = (columns: InventoryColumns, fields: readonly (InventoryField | null)[]): boolean =>
  fieldsOf(columns).some((field, index) => field !== fields[index])

/** A field stands in one column: the column that had it before is left without. */
export const withField = (
  fields: readonly (InventoryField | null)[],
  column: number,
  field: InventoryField | null,
): readonly (InventoryField | null)[] =>
  fields.map((other, index) => (index === column ? field : field !== null && other === field ? null : other))

/** What a row says in a column, by what the column was read as when the row was stored. */
export function cellOf({ fields, other }: InventoryDeviceRecord, { header, field }: InventoryColumns[number]): string {
  return (field === undefined ? undefined : fields[field]) ?? other[header] ?? ''
}

/**
 * The row of a list that starts at or before a line of the file: rows stand in the order of their lines, but a quoted cell may
 * take several lines. `lineOf` asks for the line of one row.
 */
export async function rowAtLine(line: number, rows: number, lineOf: (row: number) => Promise<number>): Promise<number> {
  let low = 0
  let high = Math.max(rows - 1, 0)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((await lineOf(middle)) <= line) low = middle
    else high = middle - 1
  }
  return low
}
