/** The name that is spelled most like a text, letter case aside; undefined when none comes near. The first wins among equals. */
export function nearestName(text: string, names: Iterable<string>): string | undefined {
  const wanted = text.toLowerCase()
  // Beyond a third of the letters a suggestion confuses more than it helps.
  let limit = Math.min(3, Math.floor(wanted.length / 3))
  let best: string | undefined
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) > limit) continue
    const distance = editDistance(wanted, name.toLowerCase(), limit)
    if (distance > limit || (best !== undefined && distance === limit)) continue
    best = name
    if (distance === 0) return best
    limit = distance
  }
  return best
}

/** Letters to insert, remove, replace or swap with their neighbour (optimal string alignment); above `limit` only that it is above. */
function editDistance(one: string, other: string, limit: number): number {
  let beforeLast: readonly number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const differs = one[row - 1] === other[column - 1] ? 0 : 1
      let cost = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + differs)
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1)
      current.push(cost)
    }
    if (Math.min(...current) > limit) return limit + 1
    beforeLast = last
    last = current
  }
  return last[other.length] ?? 0
}
