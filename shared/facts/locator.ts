import { z } from 'zod'
import type { Language } from './localized.ts'

/**
 * The place in an artefact that a record or a fact was read from.
 * Lines count from 1, offsets are bytes from the start of the original file, an XPath is absolute and counts from 1,
 * a key is a full registry path (`HKEY_LOCAL_MACHINE\…`) with the value's name where one is meant ('' = default value).
 */
export const locatorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('line'), line: z.int().min(1) }),
  z.object({ kind: z.literal('offset'), offset: z.int().min(0), length: z.int().min(0).optional() }),
  z.object({ kind: z.literal('xpath'), path: z.string() }),
  z.object({ kind: z.literal('key'), key: z.string(), name: z.string().optional() }),
])
export type Locator = z.infer<typeof locatorSchema>

const words = {
  en: { line: 'line', offset: 'offset', defaultValue: '(default)' },
  fr: { line: 'ligne', offset: 'position', defaultValue: '(par défaut)' },
} as const satisfies Record<Language, object>

/** The place as one line of text, as the command line, reports and copied summaries print it. */
export function formatLocator(locator: Locator, language: Language = 'en'): string {
  const t = words[language]
  switch (locator.kind) {
    case 'line':
      return `${t.line} ${locator.line}`
    case 'offset':
      return `${t.offset} 0x${locator.offset.toString(16)}`
    case 'xpath':
      return locator.path
    case 'key':
      return locator.name === undefined ? locator.key : `${locator.key}\\${locator.name === '' ? t.defaultValue : locator.name}`
  }
}
