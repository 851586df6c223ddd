/** A font as the PDF embeds it: of a family's parts, each has the letters of one script. */
export interface PdfFont {
  readonly name: string
  has(codePoint: number): boolean
}

/** For running text and for what is typed or stored; the first that has a character draws it. */
export interface PdfFonts {
  readonly text: readonly PdfFont[]
  readonly mono: readonly PdfFont[]
}

/** What texts are drawn with, and who is told of a character that no font has. */
export interface PdfContext {
  readonly fonts: PdfFonts
  readonly onMissing: (character: string) => void
}

/** Family of the date line alone: its letters are embedded by themselves, so that no other byte of a page changes with the date. */
export const DATE_FONT = 'Date'

/** Characters are drawn as they are: no two of them become one sign, as `->` or the x of `0x80` would. */
export const AS_TYPED = { fontFeatures: { calt: false, liga: false, clig: false } } as const
/** Where the fonts would make another sign. Elsewhere words are measured once for all their places, which is what takes the time. */
const MAKES_SIGNS = /\dx|[-=~]>|<[-=~]|--|\*\*|==/

export interface PdfRun {
  readonly fontFeatures?: (typeof AS_TYPED)['fontFeatures']
  readonly text: string
  readonly font: string
}

/** Signs that the fonts lack, told by others that mean the same. */
const substitutes: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '\u2007': '\u00a0',
  '\u2011': '-',
  '\u200b': '',
  '\u2190': '<-',
  '\u2192': '->',
  '\u21d2': '=>',
  '\u2260': '!=',
  '\u2264': '<=',
  '\u2265': '>=',
  '\u2714': '[x]',
  '\u2713': '[x]',
}

/** What lays lines out measures a word again and again until it fits: longer ones go to it in pieces. */
const LONGEST_PIECE = 32

/**
 * A text in runs of one font each. A character that no font has is named, as in `[U+4E2D]`: it is told by `onMissing`, never lost.
 * Empty texts give one empty run.
 */
export function runsOf(text: string, fonts: readonly PdfFont[], onMissing: (character: string) => void): PdfRun[] {
  const [usual] = fonts
  if (usual === undefined) throw new RangeError('no font to draw a text with')
  const runs: { text: string; font: string }[] = []
  let unbroken = 0
  const add = (piece: string, font: PdfFont): void => {
    unbroken = /^\s$/.test(piece) ? 0 : unbroken + 1
    const last = runs.at(-1)
    if (last?.font === font.name && unbroken <= LONGEST_PIECE) last.text += piece
    else {
      runs.push({ text: piece, font: font.name })
      unbroken = 1
    }
  }
  for (const character of text.normalize('NFC')) {
    const codePoint = character.codePointAt(0) ?? 0
    const font = character === '\n' || character === '\t' ? usual : fonts.find((each) => each.has(codePoint))
    if (font !== undefined) add(character, font)
    else if (Object.hasOwn(substitutes, character)) add(substitutes[character] ?? '', usual)
    else {
      onMissing(character)
      add(`[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`, usual)
    }
  }
  if (runs.length === 0) return [{ text: '', font: usual.name }]
  return runs.map((run) => (MAKES_SIGNS.test(run.text) ? { ...run, ...AS_TYPED } : run))
}
