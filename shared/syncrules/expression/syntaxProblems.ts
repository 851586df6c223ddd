import type { Localized } from '../../facts/localized.ts'
import type { ExpressionProblem } from './problem.ts'
import texts from './syntaxTexts.json' with { type: 'json' }

export type SyntaxCode = keyof typeof texts
export type Values = Readonly<Record<string, string | number | Localized>>
export interface Place {
  readonly from: number
  readonly to: number
}
/** What to write over a place. */
export interface Replacement extends Place {
  readonly insert: string
}

const warnings: ReadonlySet<SyntaxCode> = new Set(['blank-wide', 'invisible-in-string', 'minus-blank'])

const fill = (text: Localized, values: Values): Localized => ({ en: fillOne(text.en, values, 'en'), fr: fillOne(text.fr, values, 'fr') })

function fillOne(text: string, values: Values, language: keyof Localized): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return typeof value === 'object' ? value[language] : String(value ?? whole)
  })
}

/** A syntax problem in words; its texts and whether it can offer a fix are data in syntaxTexts.json. */
export function syntaxProblem(code: SyntaxCode, place: Place, values: Values = {}, fix?: Replacement): ExpressionProblem {
  const text: Localized & { readonly fix?: Localized } = texts[code]
  const problem: ExpressionProblem = {
    code,
    severity: warnings.has(code) ? 'warning' : 'error',
    from: place.from,
    to: place.to,
    message: fill(text, values),
  }
  if (fix === undefined || text.fix === undefined) return problem
  return { ...problem, fix: { label: fill(text.fix, { ...values, insert: shorten(fix.insert) }), ...fix } }
}

const LONGEST_QUOTE = 40

/** Parts of the text as messages quote them: on one line, and cut where long. */
export function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > LONGEST_QUOTE ? `${[...line.slice(0, LONGEST_QUOTE)].slice(0, -1).join('')}…` : line
}

/** Line and column, both from 1, of an offset. */
export function linePlace(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - (before.lastIndexOf('\n') + 1) + 1 }
}
