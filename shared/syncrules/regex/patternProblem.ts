import type { Localized } from '../../facts/localized.ts'

/** What a pattern or its options have that cannot be run. `from` and `to` are places in the pattern, or in the options. */
export interface PatternProblem {
  readonly part: 'pattern' | 'options'
  readonly from: number
  readonly to: number
  readonly message: Localized
}

interface Construct {
  readonly find: RegExp
  readonly name: Localized
}

/** Constructs of .NET that an engine of linear time does not have (https://learn.microsoft.com/dotnet/standard/base-types/regular-expression-language-quick-reference). */
const constructs: readonly Construct[] = [
  { find: /^\(\?(=|!)/, name: { en: 'Look-ahead', fr: 'L’assertion avant' } },
  { find: /^\(\?<(=|!)/, name: { en: 'Look-behind', fr: 'L’assertion arrière' } },
  { find: /^\(\?>/, name: { en: 'An atomic group', fr: 'Un groupe atomique' } },
  { find: /^\(\?\(/, name: { en: 'A condition', fr: 'Une condition' } },
  { find: /^\(\?(<\w*-\w+>|'\w*-\w+')/, name: { en: 'A balancing group', fr: 'Un groupe d’équilibrage' } },
  { find: /^\(\?#/, name: { en: 'A comment', fr: 'Un commentaire' } },
  { find: /^\\([1-9]\d*|k[<'{])/, name: { en: 'A back reference', fr: 'Une référence arrière' } },
  { find: /^\\G/, name: { en: '\\G', fr: '\\G' } },
  { find: /^\\Z/, name: { en: '\\Z', fr: '\\Z' } },
  { find: /^\\e/, name: { en: '\\e', fr: '\\e' } },
]

/** The first construct of a pattern that is not run here; undefined where there is none. What stands in brackets is no construct. */
export function unsupportedConstruct(pattern: string): PatternProblem | undefined {
  let isInList = false
  for (let at = 0; at < pattern.length; at++) {
    const rest = pattern.slice(at, at + 200)
    const found = isInList ? subtraction(rest) : constructs.find(({ find }) => find.test(rest))
    if (found !== undefined) {
      const length = found.find.exec(rest)?.[0].length ?? 1
      return { part: 'pattern', from: at, to: at + length, message: notRun(found.name) }
    }
    if (pattern[at] === '\\') at++
    else if (pattern[at] === '[') isInList = true
    else if (pattern[at] === ']') isInList = false
  }
  return undefined
}

const SUBTRACTION: Construct = { find: /^-\[/, name: { en: 'A subtraction of lists', fr: 'Une soustraction de listes' } }
const subtraction = (rest: string): Construct | undefined => (SUBTRACTION.find.test(rest) ? SUBTRACTION : undefined)

const notRun = (name: Localized): Localized => ({
  en: `${name} is not run here: patterns are run in linear time, and this construct does not allow it. The server may run it.`,
  fr: `${name} n’est pas exécuté ici\u00a0: les modèles sont exécutés en temps linéaire, ce que cette construction ne permet pas. Le serveur l’exécute peut-être.`,
})
