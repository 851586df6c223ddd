/** Characters that are not seen or that turn the writing around: controls, bidirectional marks, lone halves of pairs. Tab and line feed are neither. */
const UNSEEN =
  /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}|[\u200b\u2028\u2029\u2060-\u2064\ufeff\ufffe\uffff\u{e0000}-\u{e007f}]/gu

/**
 * A text as every format shows it: what cannot be seen is named, as in `[U+202E]`, so that nothing is lost and no text can pass
 * for another. Line ends become line feeds.
 */
export const shownText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN, (character) => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)

/** The same on one line. */
export const shownLine = (text: string): string => shownText(text).replace(/\s*\n\s*|\t/g, ' ')
