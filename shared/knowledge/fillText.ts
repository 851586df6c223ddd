import type { Localized } from '../facts/localized.ts'

export type TextArguments = Readonly<Record<string, string | number | Localized>>

/** Puts arguments in place of `{name}` in both languages; a Localized argument gives each language its own words. */
export function fillText(text: Localized, values: TextArguments): Localized {
  return { en: fillLanguage(text.en, values, 'en'), fr: fillLanguage(text.fr, values, 'fr') }
}

const fillLanguage = (text: string, values: TextArguments, language: keyof Localized): string =>
  text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name]
    if (value === undefined) return placeholder
    return typeof value === 'object' ? value[language] : String(value)
  })
