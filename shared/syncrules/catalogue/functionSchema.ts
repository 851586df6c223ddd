import { z } from 'zod'
import { localizedSchema } from '../../facts/localized.ts'
import { functionCategories } from './functionEntry.ts'
import { catalogueSources } from './sources.ts'

const signatureTypeSchema = z.enum([
  'str',
  'num',
  'bool',
  'bin',
  'dt',
  'ref',
  'enum',
  'exp',
  'var',
  'void',
  'variable',
  'mvstr',
  'mvbin',
  'mvref',
  'mvattr',
])

const signatureSchema = z.strictObject({
  parameters: z.array(
    z.strictObject({ name: z.string().min(1), type: signatureTypeSchema, choices: z.array(z.string().min(1)).min(1).optional() }),
  ),
  optional: z.int().positive().optional(),
  repeat: z.int().positive().optional(),
  returns: signatureTypeSchema,
  inferred: z.literal(true).optional(),
})

/** The shape of `functionData.json`; checked when the file is loaded, so that an entry that does not fit is named at once. */
export const functionDataSchema = z.array(
  z.strictObject({
    name: z.string().min(1),
    category: z.enum(functionCategories),
    signatures: z.array(signatureSchema).min(1),
    help: localizedSchema,
    notes: z.array(localizedSchema),
    examples: z.array(z.strictObject({ expression: z.string().min(1), result: localizedSchema })),
    documented: z.boolean(),
    sources: z.array(z.enum(Object.keys(catalogueSources))).min(1),
  }),
)
