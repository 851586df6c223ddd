import type { Localized } from '../../facts/localized.ts'
import type { PatternProblem } from './patternProblem.ts'

export interface RegexOptions {
  readonly ignoreCase: boolean
  readonly multiline: boolean
  readonly singleline: boolean
  readonly ignoreWhitespace: boolean
  readonly isAscii: boolean
}

/** Names of .NET's RegexOptions. Those that change only captures, direction or speed change nothing for a test. */
const names = [
  'None',
  'IgnoreCase',
  'Multiline',
  'ExplicitCapture',
  'Compiled',
  'Singleline',
  'IgnorePatternWhitespace',
  'RightToLeft',
  'ECMAScript',
  'CultureInvariant',
  'NonBacktracking',
] as const
type OptionName = (typeof names)[number]

/** Reads `IgnoreCase, Multiline`. Case does not count (inferred); an unknown name is a problem at its place. */
export function readRegexOptions(text: string): RegexOptions | PatternProblem {
  const found = new Set<OptionName>()
  let at = 0
  for (const word of text.split(',')) {
    const given = word.trim()
    const name = names.find((known) => known.toLowerCase() === given.toLowerCase())
    const from = at + word.indexOf(given)
    if (name !== undefined) found.add(name)
    else if (given !== '' || text.trim() !== '')
      return { part: 'options', from, to: from + Math.max(1, given.length), message: unknown(given) }
    at += word.length + 1
  }
  return {
    ignoreCase: found.has('IgnoreCase'),
    multiline: found.has('Multiline'),
    singleline: found.has('Singleline'),
    ignoreWhitespace: found.has('IgnorePatternWhitespace'),
    isAscii: found.has('ECMAScript'),
  }
}

const unknown = (name: string): Localized => ({
  en: `\`${name}\` is no option of regular expressions. These are: ${names.join(', ')}.`,
  fr: `\`${name}\` n’est pas une option des expressions régulières. Il y a\u00a0: ${names.join(', ')}.`,
})
