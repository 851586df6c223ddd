/**
 * A text as a PowerShell literal: nothing in it is expanded. The typographic quotes ‘ ’ ‚ ‛ end a literal just as ' does, so all are doubled
 * (about_Quoting_Rules; the tokenizer's CharExtensions.IsSingleQuote).
 */
export const literal = (text: string): string => `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`

/**
 * The same in ASCII: other characters by their code, as in `('Caf' + [char]0x00E9)`. Windows PowerShell takes a file without byte order mark
 * for ANSI, where a byte of `Ñ` is a quote; what came out of a file must not end a literal however a script is saved.
 */
export function asciiLiteral(text: string): string {
  const parts = text.split(/([^\t\n\r\x20-\x7e])/)
  if (parts.length === 1) return literal(text)
  const terms = parts.map((part, at) => (at % 2 === 1 ? `[char]0x${part.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` : part))
  // The first term has to be a text: two characters added up are a number.
  return `(${terms.flatMap((term, at) => (at % 2 === 1 ? [term] : term === '' && at > 0 ? [] : [literal(term)])).join(' + ')})`
}

/** A text for a comment line: its line ends would end the comment. */
export const commentText = (text: string): string => text.replace(/[\r\n\u0085\u2028\u2029]+/g, ' ').replaceAll('#>', '# >')
