import { z } from 'zod'
import { inventoryFieldSchema, inventorySourceSchema } from '../../facts/inventoryField.ts'
import data from './inventoryColumns.json' with { type: 'json' }

/**
 * Spellings of the headers of the three lists. They belong to the layout that this reader knows, so they lie beside it.
 * `weak`: so common that it says nothing of whose list this is. A column without a field is known to belong to the list.
 */
export const inventoryColumnsSchema = z.strictObject({
  sources: z.record(z.string(), z.string()),
  lists: z.array(
    z.strictObject({
      source: inventorySourceSchema,
      columns: z.array(
        z.strictObject({
          field: inventoryFieldSchema.optional(),
          headers: z.array(
            z.strictObject({
              header: z.string().min(1),
              language: z.enum(['en', 'fr', 'property']),
              from: z.string(),
              weak: z.literal(true).optional(),
            }),
          ),
        }),
      ),
    }),
  ),
})
type InventoryColumns = z.infer<typeof inventoryColumnsSchema>

/** The JSON's own type is wider than what it holds; a test holds it against the schema. */
export const inventoryColumns: InventoryColumns = data as InventoryColumns
