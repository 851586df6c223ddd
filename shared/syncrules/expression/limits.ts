import type { Localized } from '../../facts/localized.ts'

/** An expression can double a text with each bracket: what it makes is bounded, so that none takes the program down. */
export const LONGEST_TEXT = 10_000_000
export const MOST_VALUES = 1_000_000
/** Values that Where and Select look at in one evaluation, all of them together. */
export const MOST_PASSES = 5_000_000

export const textTooLong: Localized = {
  en: 'The text grows beyond ten million characters.',
  fr: 'Le texte dépasse dix millions de caractères.',
}
export const tooManyValues: Localized = {
  en: 'There are more than a million values.',
  fr: 'Il y a plus d’un million de valeurs.',
}
export const tooManyPasses: Localized = {
  en: 'Where and Select look at more than five million values for one object.',
  fr: 'Where et Select examinent plus de cinq millions de valeurs pour un seul objet.',
}
/** What no limit above has caught. */
export const tooLarge: Localized = {
  en: 'The evaluation needs more room than there is.',
  fr: 'L’évaluation demande plus de place qu’il n’y en a.',
}
