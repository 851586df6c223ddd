import type { Localized } from '../../facts/localized.ts'

/** What a pattern or its options have that cannot be run. `from` and `to` are places in the pattern, or in the options. */
export interface PatternProblem {
  readonly part: 'pattern' | 'options'
  readonly from: number
  readonly to: number
  readonly message: Localized
}

/** A pattern stops being readable at a place. */
export class PatternFailure extends Error {
  readonly problem: PatternProblem

  constructor(from: number, to: number, message: Localized) {
    super(message.en)
    this.name = 'PatternFailure'
    this.problem = { part: 'pattern', from, to, message }
  }
}

/** A construct of .NET that an engine of linear time does not have. */
export const notRun = ({ en, fr }: Localized): Localized => ({
  en: `${en} is not run here: patterns are run in linear time, and this construct does not allow it. The server may run it.`,
  fr: `${fr} n’est pas exécuté ici\u00a0: les motifs sont exécutés en temps linéaire, ce que cette construction ne permet pas. Le serveur l’exécute peut-être.`,
})

export const namesOfConstructs = {
  lookAhead: { en: 'Look-ahead', fr: 'Un test de ce qui suit (look-ahead)' },
  lookBehind: { en: 'Look-behind', fr: 'Un test de ce qui précède (look-behind)' },
  atomic: { en: 'An atomic group', fr: 'Un groupe atomique' },
  condition: { en: 'A condition', fr: 'Une condition' },
  balancing: { en: 'A balancing group', fr: 'Un groupe d’équilibrage' },
  backReference: { en: 'A back-reference', fr: 'Un renvoi à un groupe' },
  lastMatch: { en: '`\\G`', fr: '`\\G`' },
  endOfText: { en: '`\\Z` in the middle of a pattern', fr: '`\\Z` au milieu d’un motif' },
  block: { en: 'A Unicode block', fr: 'Un bloc Unicode' },
  subtraction: { en: 'A subtraction of lists', fr: 'Une soustraction de listes' },
  negatedInList: { en: '`\\W` or `\\S` in a list', fr: '`\\W` ou `\\S` dans une liste' },
  freeSpacing: { en: 'The option `x` within a pattern', fr: 'L’option `x` dans un motif' },
} as const satisfies Record<string, Localized>

/** What .NET refuses as well. */
export const refusals = {
  possessive: {
    en: 'A quantifier follows a quantifier. .NET has no possessive quantifiers and refuses this too.',
    fr: 'Un quantificateur suit un quantificateur. .NET n’a pas de quantificateurs possessifs et le refuse aussi.',
  },
  endsWithBackslash: { en: 'The pattern ends in a backslash.', fr: 'Le motif finit par une barre oblique inverse.' },
  listOpen: { en: 'The list is not closed: `]` is missing.', fr: 'La liste n’est pas fermée\u00a0: il manque `]`.' },
  groupOpen: { en: 'The group is not closed: `)` is missing.', fr: 'Le groupe n’est pas fermé\u00a0: il manque `)`.' },
  notOpened: { en: 'This bracket closes nothing.', fr: 'Cette parenthèse ne ferme rien.' },
  nothingToRepeat: { en: 'There is nothing to repeat before this quantifier.', fr: 'Il n’y a rien à répéter avant ce quantificateur.' },
  unknownGroup: { en: 'This is no group that .NET knows.', fr: 'Ce n’est pas un groupe que .NET connaît.' },
} as const satisfies Record<string, Localized>

export const unknownEscape = (written: string): Localized => ({
  en: `\`${written}\` means nothing in a pattern.`,
  fr: `\`${written}\` ne veut rien dire dans un motif.`,
})

export const tooManyRepeats: Localized = {
  en: 'A part can be repeated up to 1,000 times here.',
  fr: 'Une partie peut être répétée 1\u202f000 fois au plus ici.',
}
