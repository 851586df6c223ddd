import { RE2JS } from 're2js'
import type { Localized } from '../../facts/localized.ts'
import { PatternFailure, type PatternProblem } from './patternProblem.ts'
import { type RegexOptions, readRegexOptions } from './regexOptions.ts'
import { type Search, simplePattern } from './simplePattern.ts'
import { translatePattern } from './translatePattern.ts'

/** `isAsciiOnly`: the pattern tells words apart, which is right for texts of ASCII only. */
export type CompiledPattern = { readonly search: Search; readonly isAsciiOnly: boolean } | { readonly problem: PatternProblem }

/** Longer patterns are not compiled: nobody writes them, and the engine's memory grows with them. */
const LONGEST_PATTERN = 10_000

/** A search by a .NET pattern, in time linear in the text; or why it cannot be run. */
export function compilePattern(pattern: string, optionsText: string): CompiledPattern {
  const options = readRegexOptions(optionsText)
  if ('part' in options) return { problem: options }
  if (pattern.length > LONGEST_PATTERN) return { problem: wholePattern(pattern, tooLong) }
  const search = options.ignoreWhitespace ? undefined : simplePattern(pattern, options.ignoreCase)
  return search === undefined ? compileGeneral(pattern, options) : { search, isAsciiOnly: false }
}

/** What is wrong with a pattern and its options, for the checker: none or one. */
export function patternProblems(pattern: string, options: string): readonly PatternProblem[] {
  const compiled = compilePattern(pattern, options)
  return 'problem' in compiled ? [compiled.problem] : []
}

function compileGeneral(pattern: string, options: RegexOptions): CompiledPattern {
  try {
    const translated = translatePattern(pattern, options)
    const compiled = RE2JS.compile(translated.pattern, flagsOf(options))
    return { search: (text) => compiled.matcher(text).find(), isAsciiOnly: translated.hasBoundary && !options.isAscii }
  } catch (error) {
    if (error instanceof PatternFailure) return { problem: error.problem }
    return { problem: wholePattern(pattern, notAPattern(error instanceof Error ? error.message : String(error))) }
  }
}

const flagsOf = ({ ignoreCase, multiline, singleline }: RegexOptions): number =>
  (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (multiline ? RE2JS.MULTILINE : 0) | (singleline ? RE2JS.DOTALL : 0)

const wholePattern = (pattern: string, message: Localized): PatternProblem => ({ part: 'pattern', from: 0, to: pattern.length, message })

const notAPattern = (detail: string): Localized => ({
  en: `This is no regular expression that can be run here: ${detail}.`,
  fr: `Ceci n’est pas une expression régulière exécutable ici\u00a0: ${detail}.`,
})
const tooLong: Localized = {
  en: 'The pattern is longer than 10,000 characters.',
  fr: 'Le motif a plus de 10\u202f000 caractères.',
}
