/** One step from one sequence to the other: indexes into both, `before` of what goes, `after` of what comes. */
export interface Step {
  readonly kind: 'same' | 'removed' | 'added'
  readonly before: number
  readonly after: number
}

/** Beyond this many changes the middle is given as removed and added as a whole: time and memory grow with their square. */
const MOST_CHANGES = 1000

/** The shortest way from one sequence to another. Method: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986. */
export function diffSequences(before: readonly string[], after: readonly string[]): readonly Step[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const steps: Step[] = []
  for (let index = 0; index < start; index++) steps.push({ kind: 'same', before: index, after: index })
  const middle = myers(before.slice(start, before.length - end), after.slice(start, after.length - end))
  for (const step of middle) steps.push({ kind: step.kind, before: step.before + start, after: step.after + start })
  for (let left = end; left > 0; left--) steps.push({ kind: 'same', before: before.length - left, after: after.length - left })
  return steps
}

/** Furthest reached index of `before` on each diagonal, one array a round; undefined when there are too many changes. */
function searchRounds(before: readonly string[], after: readonly string[]): readonly Int32Array[] | undefined {
  const most = Math.min(before.length + after.length, MOST_CHANGES)
  const rounds: Int32Array[] = []
  let reached = new Int32Array(3)
  for (let round = 0; round <= most; round++) {
    const next = new Int32Array(2 * round + 3)
    for (let diagonal = -round; diagonal <= round; diagonal += 2) {
      let x = round === 0 ? 0 : bestStart(reached, round, diagonal)
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++
      next[diagonal + round + 1] = x
      if (x >= before.length && x - diagonal >= after.length) return [...rounds, next]
    }
    rounds.push(next)
    reached = next
  }
  return undefined
}

/** `reached` is of the round before: diagonal k stands at index k + round. */
function bestStart(reached: Int32Array, round: number, diagonal: number): number {
  const removal = (reached[diagonal - 1 + round] ?? 0) + 1
  const addition = reached[diagonal + 1 + round] ?? 0
  return goesDown(reached, round, diagonal) ? addition : removal
}

const goesDown = (reached: Int32Array, round: number, diagonal: number): boolean =>
  diagonal === -round || (diagonal !== round && (reached[diagonal - 1 + round] ?? 0) < (reached[diagonal + 1 + round] ?? 0))

function myers(before: readonly string[], after: readonly string[]): readonly Step[] {
  const rounds = searchRounds(before, after)
  if (rounds === undefined) return replaceAll(before, after)
  const steps: Step[] = []
  let x = before.length
  let y = after.length
  for (let round = rounds.length - 1; round > 0; round--) {
    const reached = rounds[round - 1] ?? new Int32Array(3)
    const isAddition = goesDown(reached, round, x - y)
    const fromX = bestStart(reached, round, x - y)
    while (x > fromX) steps.push({ kind: 'same', before: --x, after: --y })
    if (isAddition) steps.push({ kind: 'added', before: x, after: --y })
    else steps.push({ kind: 'removed', before: --x, after: y })
  }
  while (x > 0) steps.push({ kind: 'same', before: --x, after: --y })
  return steps.reverse()
}

const replaceAll = (before: readonly string[], after: readonly string[]): readonly Step[] => [
  ...before.map((_, index): Step => ({ kind: 'removed', before: index, after: 0 })),
  ...after.map((_, index): Step => ({ kind: 'added', before: before.length, after: index })),
]
