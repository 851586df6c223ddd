import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language, Localized } from '../../shared/facts/localized.ts'
import { type Formatters, formatters } from './formatters.ts'
import { useSettings } from './settings.tsx'

/** The text of a key in the feature's own table, with `{{name}}` filled from the arguments and the plural chosen by `count`. */
export type Translate = (key: string, args?: Record<string, string | number>) => string

export interface Texts extends Formatters {
  readonly t: Translate
  readonly pick: (text: Localized) => string
  readonly language: Language
}

/** Texts of one feature (its folder's name), numbers and times, in the language of the moment. */
export function useText(feature = 'app'): Texts {
  const { language, settings } = useSettings()
  const { t } = useTranslation(feature)
  const zone = settings.timeZone
  return useMemo(
    () => ({
      t: (key, args) => t(key, args ?? {}) as string,
      pick: (text) => text[language],
      language,
      ...formatters(language, zone),
    }),
    [t, language, zone],
  )
}
