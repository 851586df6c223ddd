import type { Localized } from '../../facts/localized.ts'
import { namesOfConstructs, notRun, PatternFailure, refusals, tooManyRepeats } from './patternProblem.ts'
import { endsBranch, type Translated, translateEscape, translateListEscape } from './translateEscape.ts'

export interface TranslationOptions {
  /** Blanks and comments in the pattern do not count. */
  readonly ignoreWhitespace: boolean
  /** `^` and `$` are lines' ends too. */
  readonly multiline: boolean
  /** Classes are of ASCII, as in ECMAScript. */
  readonly isAscii: boolean
}

export interface TranslatedPattern {
  readonly pattern: string
  /** Word boundaries are told by ASCII letters only. */
  readonly hasBoundary: boolean
}

/** Most that RE2 repeats a part. */
const MOST_REPEATS = 1000

/**
 * A pattern of .NET in RE2's words, for a search that only tells whether there is a match: what captures does not count, and so neither do
 * lazy quantifiers. Throws PatternFailure at what cannot be run in linear time, and at what .NET does not read either.
 * Reference: https://learn.microsoft.com/dotnet/standard/base-types/regular-expression-language-quick-reference
 */
export function translatePattern(pattern: string, options: TranslationOptions): TranslatedPattern {
  const translator = new Translator(pattern, options)
  return translator.run()
}

class Translator {
  readonly #pattern: string
  readonly #options: TranslationOptions
  readonly #open: number[] = []
  #text = ''
  #hasBoundary = false
  /** Whether a quantifier may follow. */
  #canRepeat = false

  constructor(pattern: string, options: TranslationOptions) {
    this.#pattern = pattern
    this.#options = options
  }

  run(): TranslatedPattern {
    for (let at = 0; at < this.#pattern.length; ) at = this.#step(at)
    const open = this.#open.at(-1)
    if (open !== undefined) throw new PatternFailure(open, open + 1, refusals.groupOpen)
    return { pattern: this.#text, hasBoundary: this.#hasBoundary }
  }

  #step(at: number): number {
    const character = this.#pattern.charAt(at)
    if (this.#options.ignoreWhitespace && (character === '#' || /\s/.test(character))) return this.#afterBlank(at, character)
    switch (character) {
      case '\\':
        return this.#atom(translateEscape(this.#pattern, at, this.#options.isAscii))
      case '[':
        return this.#atom(translateList(this.#pattern, at, this.#options.isAscii))
      case '(':
        return this.#group(at)
      case ')':
        if (this.#open.pop() === undefined) throw new PatternFailure(at, at + 1, refusals.notOpened)
        return this.#atom({ text: ')', end: at + 1 })
      case '*':
      case '+':
      case '?':
        return this.#quantifier(at, at + 1)
      case '{':
        return this.#braces(at)
      case '|':
      case '^':
        return this.#plain(character, at + 1)
      case '$':
        // .NET's `$` stands before a last newline too.
        return this.#plain(!this.#options.multiline && endsBranch(this.#pattern, at + 1) ? '(?:\\n?\\z)' : '$', at + 1)
      default:
        return this.#atom({ text: character, end: at + 1 })
    }
  }

  #atom({ text, end, isBoundary }: Translated): number {
    this.#text += text
    this.#canRepeat = true
    if (isBoundary === true) this.#hasBoundary = true
    return end
  }

  #plain(text: string, end: number): number {
    this.#text += text
    this.#canRepeat = false
    return end
  }

  #afterBlank(at: number, character: string): number {
    if (character !== '#') return at + 1
    const end = this.#pattern.indexOf('\n', at)
    return end < 0 ? this.#pattern.length : end + 1
  }

  #quantifier(at: number, end: number): number {
    if (!this.#canRepeat) throw new PatternFailure(at, end, refusals.nothingToRepeat)
    const lazy = this.#pattern[end] === '?' ? 1 : 0
    const after = this.#pattern[end + lazy] ?? ''
    if (after === '*' || after === '+' || after === '?') throw new PatternFailure(end, end + lazy + 1, refusals.possessive)
    this.#text += this.#pattern.slice(at, end + lazy)
    this.#canRepeat = false
    return end + lazy
  }

  /** `{2}`, `{2,}`, `{2,5}`; any other brace is a character. */
  #braces(at: number): number {
    const match = /^\{(\d+)(?:,(\d*))?\}/.exec(this.#pattern.slice(at, at + 40))
    if (match === null) return this.#atom({ text: '\\{', end: at + 1 })
    const [all, least = '0', most = ''] = match
    if (Number(least) > MOST_REPEATS || Number(most) > MOST_REPEATS) throw new PatternFailure(at, at + all.length, tooManyRepeats)
    return this.#quantifier(at, at + all.length)
  }

  #group(at: number): number {
    const rest = this.#pattern.slice(at, at + 200)
    const refused = refusedGroups.find(({ start }) => start.test(rest))
    if (refused !== undefined) throw new PatternFailure(at, at + (refused.start.exec(rest)?.[0].length ?? 1), notRun(refused.name))
    if (rest.startsWith('(?#')) {
      const end = this.#pattern.indexOf(')', at)
      if (end < 0) throw new PatternFailure(at, at + 3, refusals.groupOpen)
      return end + 1
    }
    const inline = /^\(\?([imns]*)(-[imns]*)?([:)])/.exec(rest)
    if (inline !== null) return this.#inlineOptions(at, inline)
    const name = /^\(\?(?:<(\w+)>|'(\w+)')/.exec(rest)
    if (name === null && rest.startsWith('(?')) throw new PatternFailure(at, at + Math.min(3, rest.length), refusals.unknownGroup)
    this.#open.push(at)
    return this.#plain('(?:', at + (name?.[0].length ?? 1))
  }

  /** `(?i)`, `(?i-s:…)`; `n` tells what captures, which does not count. */
  #inlineOptions(at: number, [all, on = '', off = '', last = '']: readonly string[]): number {
    const kept = `${on}${off}`.replaceAll('n', '').replace(/-$/, '')
    const end = at + (all ?? '').length
    if (last === ')') return this.#plain(kept === '' ? '' : `(?${kept})`, end)
    this.#open.push(at)
    return this.#plain(`(?${kept}:`, end)
  }
}

const refusedGroups: readonly { readonly start: RegExp; readonly name: Localized }[] = [
  { start: /^\(\?[=!]/, name: namesOfConstructs.lookAhead },
  { start: /^\(\?<[=!]/, name: namesOfConstructs.lookBehind },
  { start: /^\(\?>/, name: namesOfConstructs.atomic },
  { start: /^\(\?\(/, name: namesOfConstructs.condition },
  { start: /^\(\?(?:<\w*-\w+>|'\w*-\w+')/, name: namesOfConstructs.balancing },
  { start: /^\(\?[imns]*x[imnsx]*(?:-[imnsx]*)?[:)]|^\(\?[imns]*-[imns]*x[imnsx]*[:)]/, name: namesOfConstructs.freeSpacing },
]

/** `[a-z]`, `[^…]`; a closing bracket right after the opening one is a character, and an opening one always is. */
function translateList(pattern: string, from: number, isAscii: boolean): Translated {
  const isNegated = pattern[from + 1] === '^'
  let text = isNegated ? '[^' : '['
  const start = from + (isNegated ? 2 : 1)
  for (let at = start; at < pattern.length; ) {
    const character = pattern.charAt(at)
    if (character === ']' && at > start) return { text: `${text}]`, end: at + 1 }
    if (character === '-' && pattern[at + 1] === '[' && at > start)
      throw new PatternFailure(at, at + 2, notRun(namesOfConstructs.subtraction))
    if (character === '\\') {
      const translated = translateListEscape(pattern, at, isAscii)
      text += translated.text
      at = translated.end
    } else {
      text += character === '[' || character === ']' ? `\\${character}` : character
      at += 1
    }
  }
  throw new PatternFailure(from, from + 1, refusals.listOpen)
}
