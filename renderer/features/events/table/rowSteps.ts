/** Rows from one to another, in order of the list and at most so many, nearest to the last one. */
export function rowsBetween(anchor: number, at: number, most: number): readonly number[] {
  const length = Math.min(Math.abs(at - anchor) + 1, most)
  const first = at < anchor ? at : at - length + 1
  return Array.from({ length }, (_, i) => first + i)
}
