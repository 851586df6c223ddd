import { escapeHtml } from '../syncrules/export/htmlPage.ts'

/** Markup that may stand in a page: made by `html` alone, out of literals of this program and escaped values. */
export class SafeHtml {
  readonly markup: string

  private constructor(markup: string) {
    this.markup = markup
  }

  /** The template's own text is markup; every value in it is escaped unless it is SafeHtml already. */
  static of(literals: TemplateStringsArray, values: readonly HtmlValue[]): SafeHtml {
    return new SafeHtml(literals.reduce((made, literal, at) => made + (at === 0 ? '' : shown(values[at - 1])) + literal, ''))
  }
}

export type HtmlValue = SafeHtml | string | number | undefined | readonly HtmlValue[]

/** A piece of a page. Attributes must stand in double quotes. */
export const html = (literals: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml => SafeHtml.of(literals, values)

function shown(value: HtmlValue): string {
  if (value === undefined) return ''
  if (value instanceof SafeHtml) return value.markup
  return typeof value === 'string' || typeof value === 'number' ? escapeHtml(String(value)) : value.map(shown).join('')
}
