import { z } from 'zod'

/** The languages that every text of the product exists in. */
export const languageSchema = z.enum(['en', 'fr'])
export type Language = z.infer<typeof languageSchema>

/** One text in every language; views pick at the time of showing, so switching the language needs no request. */
export const localizedSchema = z.object({ en: z.string(), fr: z.string() })
export type Localized = z.infer<typeof localizedSchema>
