/** Browsers stop laying out at about 33 million pixels: of a longer text a window of this many lines is scrolled at a time. */
export const WINDOW_LINES = 1_000_000
export const LINES_PER_PAGE = 500

/** The lines (from 1) that can be scrolled to without moving the window. */
export interface LineWindow {
  readonly first: number
  readonly count: number
}

/** The window of a text of `total` lines that holds `line`, with as much before as after it where there is. */
export function windowAround(total: number, line: number): LineWindow {
  if (total <= WINDOW_LINES) return { first: 1, count: total }
  const half = Math.floor(WINDOW_LINES / 2)
  const first = Math.min(Math.max(1, line - half), total - WINDOW_LINES + 1)
  return { first, count: WINDOW_LINES }
}

/** The first line of the page that holds `line`: pages start at 1, 501, 1001. */
export const pageStart = (line: number): number => line - ((line - 1) % LINES_PER_PAGE)

/** The starts of the pages that the lines `from` to `to` lie on. */
export function pagesOf(from: number, to: number): readonly number[] {
  const starts: number[] = []
  for (let start = pageStart(from); start <= to; start += LINES_PER_PAGE) starts.push(start)
  return starts
}
