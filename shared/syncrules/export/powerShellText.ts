/**
 * A text as a PowerShell literal: nothing in it is expanded. The typographic quotes ‘ ’ ‚ ‛ end a literal just as ' does, so all are doubled
 * (about_Quoting_Rules; the tokenizer's CharExtensions.IsSingleQuote).
 */
export const literal = (text: string): string => `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`

/** A text for a comment line: its line ends would end the comment. */
export const commentText = (text: string): string => text.replace(/[\r\n\u0085\u2028\u2029]+/g, ' ').replaceAll('#>', '# >')
