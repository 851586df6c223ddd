/** Nothing that JSON escapes: no control characters, quotes, backslashes or halves of a character. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/

/** A text as JSON. To look costs less than to let JSON.stringify look. */
export const jsonText = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text))
