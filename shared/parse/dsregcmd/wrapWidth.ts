import type { TextLine } from '../text/readLines.ts'

/** How the text was broken into lines by a console or a mail program, from its longest line; absent where lines were left alone. */
export interface Wrapping {
  readonly width: number
}

const BOX_WIDTH = 72
const CONSOLE_WIDTHS = new Set([80, 90, 100, 110, 120, 130, 132, 140, 150, 160, 170, 180, 190, 200, 210, 220, 230, 236, 237, 240])
const WIDEST_CONSOLE = 500
/** Mail programs break between words at this width or below. */
const WIDEST_MAIL = 80

/** A text whose longest line is longer than any console was not wrapped; one in which several lines end at the same column was. */
export function wrappingOf(lines: Iterable<TextLine>): Wrapping | undefined {
  let width = 0
  let count = 0
  for (const line of lines) {
    const length = line.text.trimEnd().length
    if (length > WIDEST_CONSOLE) return undefined
    if (length > width) {
      width = length
      count = 1
    } else if (length === width) count++
  }
  // A blank at the column of the break was trimmed by whoever saved the text.
  if (CONSOLE_WIDTHS.has(width + 1) && !CONSOLE_WIDTHS.has(width)) width++
  const isWrapped = width > BOX_WIDTH && (CONSOLE_WIDTHS.has(width) || count > 1 || width <= WIDEST_MAIL)
  return isWrapped ? { width } : undefined
}

/** What to put between a line and the one below it, when that one continues it; undefined when it does not. */
export function joint(wrapping: Wrapping | undefined, before: string, after: string): '' | ' ' | undefined {
  if (wrapping === undefined) return undefined
  const length = before.trimEnd().length
  if (length === wrapping.width) return ''
  if (length === wrapping.width - 1 && !/^\s/.test(after)) return ' '
  const [firstWord = ''] = after.trim().split(/\s/, 1)
  const isMailBreak = wrapping.width <= WIDEST_MAIL && length + 1 + firstWord.length > wrapping.width
  return isMailBreak ? ' ' : undefined
}
