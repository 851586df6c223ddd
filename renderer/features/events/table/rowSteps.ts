/** Where a key leads from a row; undefined for keys that lead nowhere. `page` is how many rows stand in sight. */
export function rowStep(key: string, at: number, total: number, page: number): number | undefined {
  if (total === 0) return undefined
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: total - 1 }[key]
  return to === undefined ? undefined : Math.min(Math.max(to, 0), total - 1)
}

/** Rows from one to another, in order of the list and at most so many, nearest to the last one. */
export function rowsBetween(anchor: number, at: number, most: number): readonly number[] {
  const length = Math.min(Math.abs(at - anchor) + 1, most)
  const first = at < anchor ? at : at - length + 1
  return Array.from({ length }, (_, i) => first + i)
}
