import { RE2JS } from 're2js'
import type { Localized } from '../../facts/localized.ts'
import { type PatternProblem, unsupportedConstruct } from './patternProblem.ts'
import { type Search, simplePattern } from './simplePattern.ts'

/** Names of .NET's RegexOptions, lower case. Those that change only how captures or time are counted change nothing for a test. */
const flags: Readonly<Record<string, number>> = {
  none: 0,
  ignorecase: RE2JS.CASE_INSENSITIVE,
  multiline: RE2JS.MULTILINE,
  singleline: RE2JS.DOTALL,
  cultureinvariant: 0,
  compiled: 0,
  explicitcapture: 0,
}

export type CompiledPattern = { readonly search: Search } | { readonly problem: PatternProblem }

/** A search by a .NET pattern, in time linear in the text; or why it cannot be run. */
export function compilePattern(pattern: string, options: string): CompiledPattern {
  const read = readOptions(options)
  if (typeof read !== 'number') return { problem: read }
  if (read === 0 || read === RE2JS.CASE_INSENSITIVE) {
    const search = simplePattern(pattern, read !== 0)
    if (search !== undefined) return { search }
  }
  const problem = unsupportedConstruct(pattern)
  if (problem !== undefined) return { problem }
  try {
    const compiled = RE2JS.compile(pattern, read)
    return { search: (text) => compiled.matcher(text).find() }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { problem: { part: 'pattern', from: 0, to: pattern.length, message: notAPattern(detail) } }
  }
}

/** What is wrong with a pattern and its options, for the checker: none or one. */
export function patternProblems(pattern: string, options: string): readonly PatternProblem[] {
  const compiled = compilePattern(pattern, options)
  return 'problem' in compiled ? [compiled.problem] : []
}

function readOptions(options: string): number | PatternProblem {
  let all = 0
  let at = 0
  for (const word of options.split(',')) {
    const name = word.trim()
    const flag = name === '' ? 0 : flags[name.toLowerCase()]
    const from = at + word.indexOf(name)
    if (flag === undefined) return { part: 'options', from, to: from + name.length, message: unknownOption(name) }
    all |= flag
    at += word.length + 1
  }
  return all
}

const unknownOption = (name: string): Localized => ({
  en: `\`${name}\` is no option that is run here: IgnoreCase, Multiline, Singleline, ExplicitCapture, CultureInvariant, Compiled, None.`,
  fr: `\`${name}\` n’est pas une option exécutée ici\u00a0: IgnoreCase, Multiline, Singleline, ExplicitCapture, CultureInvariant, Compiled, None.`,
})
const notAPattern = (detail: string): Localized => ({
  en: `This is no regular expression that can be run here: ${detail}.`,
  fr: `Ceci n’est pas une expression régulière exécutable ici\u00a0: ${detail}.`,
})
