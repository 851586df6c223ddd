import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../shared/facts/localized.ts'
import { texts } from './texts.ts'

/** Loads the texts of the frame in both languages; they are part of the bundle, so nothing is awaited. */
export function startTexts(language: Language): void {
  void i18next.use(initReactI18next).init({
    resources: texts,
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
}
