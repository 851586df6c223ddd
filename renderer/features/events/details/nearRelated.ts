/** Rows around one of them: `most` at most, the one as near to their middle as the ends allow; the first ones where it is not among them. */
export function nearRelated<T extends { readonly id: number }>(
  rows: readonly T[],
  id: number,
  most: number,
): { readonly rows: readonly T[]; readonly before: number; readonly after: number } {
  const own = rows.findIndex((row) => row.id === id)
  const from = Math.max(0, Math.min(own - Math.floor((most - 1) / 2), rows.length - most))
  const near = rows.slice(from, from + most)
  return { rows: near, before: from, after: rows.length - from - near.length }
}
