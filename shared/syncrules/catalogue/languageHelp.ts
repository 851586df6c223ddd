import { z } from 'zod'
import { localizedSchema } from '../../facts/localized.ts'
import data from './languageData.json' with { type: 'json' }
import { catalogueSources } from './sources.ts'

const languageDataSchema = z.array(
  z.strictObject({
    kind: z.enum(['operator', 'constant', 'enum', 'parameter']),
    name: z.string().min(1),
    help: localizedSchema,
    notes: z.array(localizedSchema),
    sources: z.array(z.enum(Object.keys(catalogueSources))).min(1),
  }),
)

/** Help on an operator (`&&`), a constant (`NULL`), a bare name that functions take (`UTF8`) or a parameter (`Domain.FQDN`, without the signs). */
export type LanguageEntry = z.infer<typeof languageDataSchema>[number]

/** Everything of the language but its functions. */
export const languageHelp: readonly LanguageEntry[] = languageDataSchema.parse(data)

/** The entry with exactly this name; the server minds the case. */
export const languageEntry = (kind: LanguageEntry['kind'], name: string): LanguageEntry | undefined =>
  languageHelp.find((entry) => entry.kind === kind && entry.name === name)
