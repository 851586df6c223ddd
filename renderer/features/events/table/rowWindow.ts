/** Rows that a browser can scroll over: its elements end at about 33 million pixels. */
export const WINDOW_ROWS = 1_000_000

/** A part of a long list that is scrolled at once. */
export interface RowWindow {
  /** Index of its first row. */
  readonly base: number
  readonly count: number
}

/** The part that begins at or before `base`, cut at the end of the list. */
export function windowAt(base: number, total: number): RowWindow {
  const last = Math.max(0, Math.ceil(total / HALF) * HALF - WINDOW_ROWS)
  const begin = Math.max(0, Math.min(Math.floor(base / HALF) * HALF, last))
  return { base: begin, count: Math.max(0, Math.min(WINDOW_ROWS, total - begin)) }
}

/** The same part while the row is within it, else one with the row about its middle. */
export function windowFor(now: RowWindow, index: number, total: number): RowWindow {
  const here = windowAt(now.base, total)
  return index >= here.base && index < here.base + here.count ? here : windowAt(index - HALF / 2, total)
}

const HALF = WINDOW_ROWS / 2
