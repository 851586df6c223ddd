import { namesOfConstructs, notRun, PatternFailure, refusals, unknownEscape } from './patternProblem.ts'

/** What an escape becomes, and where the pattern goes on. */
export interface Translated {
  readonly text: string
  readonly end: number
  /** It tells words apart, which the engine does for ASCII letters only. */
  readonly isBoundary?: true
}

/** .NET's classes are of all of Unicode (regular expression language, character classes); RE2's of ASCII. What stands here fits into a list. */
const unicodeClasses: Readonly<Record<string, string>> = {
  w: '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}',
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  s: '\\f\\n\\r\\t\\x0b\\x{85}\\p{Z}',
}

/** An escape outside of a list. `at` is the backslash. */
export function translateEscape(pattern: string, at: number, isAscii: boolean): Translated {
  const letter = pattern.charAt(at + 1)
  const end = at + 2
  if (letter === 'Z') {
    if (!endsBranch(pattern, end)) throw new PatternFailure(at, end, notRun(namesOfConstructs.endOfText))
    return { text: '(?:\\n?\\z)', end }
  }
  if (letter === 'G') throw new PatternFailure(at, end, notRun(namesOfConstructs.lastMatch))
  const reference = /^\\(?:[1-9]\d*|k(?:<\w+>|'\w+'|\{\w+\}))/.exec(pattern.slice(at, at + 100))
  if (reference !== null) throw new PatternFailure(at, at + reference[0].length, notRun(namesOfConstructs.backReference))
  if (letter === 'b' || letter === 'B') return { text: `\\${letter}`, end, isBoundary: true }
  if (letter === 'A' || letter === 'z') return { text: `\\${letter}`, end }
  if (isAscii && /[wWdDsS]/.test(letter)) return { text: `\\${letter}`, end }
  if (letter === 'W' || letter === 'S') return { text: `[^${unicodeClasses[letter.toLowerCase()]}]`, end }
  const inner = unicodeClasses[letter]
  return inner === undefined ? translateCharacter(pattern, at) : { text: `[${inner}]`, end }
}

/** An escape within a list. */
export function translateListEscape(pattern: string, at: number, isAscii: boolean): Translated {
  const letter = pattern.charAt(at + 1)
  const end = at + 2
  if (letter === 'b') return { text: '\\x08', end }
  if (isAscii && /[wWdDsS]/.test(letter)) return { text: `\\${letter}`, end }
  if (letter === 'W' || letter === 'S') throw new PatternFailure(at, end, notRun(namesOfConstructs.negatedInList))
  const inner = unicodeClasses[letter]
  return inner === undefined ? translateCharacter(pattern, at) : { text: inner, end }
}

/** Whether what stands at a place ends the pattern, a group or a branch: there the end of the text can be taken as a newline and the end. */
export const endsBranch = (pattern: string, at: number): boolean => at >= pattern.length || pattern[at] === ')' || pattern[at] === '|'

const codeEscape = /^\\(?:x([\da-f]{2})|u([\da-f]{4})|(0[0-7]{0,2}))/i

function translateCharacter(pattern: string, at: number): Translated {
  const letter = pattern.charAt(at + 1)
  const end = at + 2
  if (letter === '') throw new PatternFailure(at, at + 1, refusals.endsWithBackslash)
  const code = codeEscape.exec(pattern.slice(at, at + 6))
  if (code !== null) {
    const [all, byte, unit, octal = '0'] = code
    const hex = byte ?? unit ?? Number.parseInt(octal, 8).toString(16)
    return { text: `\\x{${hex}}`, end: at + all.length }
  }
  if (letter === 'e') return { text: '\\x1b', end }
  if (letter === 'c' && /[A-Za-z]/.test(pattern.charAt(end))) {
    return { text: `\\x{${(pattern.charCodeAt(end) & 31).toString(16)}}`, end: end + 1 }
  }
  const category = /^\\[pP]\{(\w+)\}/.exec(pattern.slice(at, at + 60))
  if (category !== null) {
    const name = category[1] ?? ''
    if (name.startsWith('Is')) throw new PatternFailure(at, at + category[0].length, notRun(namesOfConstructs.block))
    return { text: category[0], end: at + category[0].length }
  }
  if (/[afnrtv]/.test(letter)) return { text: `\\${letter}`, end }
  if (/\w/.test(letter)) throw new PatternFailure(at, end, unknownEscape(`\\${letter}`))
  return { text: letter.charCodeAt(0) < 128 ? `\\${letter}` : letter, end }
}
