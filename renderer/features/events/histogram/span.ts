/** A stretch of time, in milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The shortest stretch that can be looked at. */
const SHORTEST = 1

export const isEmpty = ({ from, to }: Span): boolean => !(to > from)

/** Both ends within the whole, in order. */
export function within({ from, to }: Span, whole: Span): Span {
  const low = Math.min(from, to)
  const high = Math.max(from, to)
  return { from: Math.min(Math.max(low, whole.from), whole.to), to: Math.min(Math.max(high, whole.from), whole.to) }
}

/** As long as before where that is possible, moved by some milliseconds within the whole. */
export function moved({ from, to }: Span, by: number, whole: Span): Span {
  const clamped = Math.min(Math.max(by, whole.from - from), whole.to - to)
  return { from: from + clamped, to: to + clamped }
}

/** Nearer (factor below 1) or wider around a time that keeps its place; undefined once it is the whole. */
export function zoomed({ from, to }: Span, factor: number, around: number, whole: Span): Span | undefined {
  const next = within({ from: around - (around - from) * factor, to: around + (to - around) * factor }, whole)
  if (next.from <= whole.from && next.to >= whole.to) return undefined
  return next.to - next.from < SHORTEST ? { from, to } : next
}

/** The end of an axis that holds `highest`: 1, 2, 4, 5 or 8 times a power of ten. */
export function niceTop(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, highest)))
  const steps = power === 1 ? [2, 4, 6, 8, 10] : [1, 2, 4, 5, 8, 10]
  return power * (steps.find((step) => step * power >= highest) ?? 10)
}
