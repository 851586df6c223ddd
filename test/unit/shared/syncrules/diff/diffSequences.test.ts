import { describe, expect, it } from 'vitest'
import { diffSequences, type Step } from '../../../../../shared/syncrules/diff/diffSequences.ts'
import { randomSource } from '../expression/randomExpression.ts'

/** Both sides again, made of the steps alone. */
function replay(steps: readonly Step[], before: readonly string[], after: readonly string[]): { before: unknown[]; after: unknown[] } {
  return {
    before: steps.filter(({ kind }) => kind !== 'added').map((step) => before[step.before]),
    after: steps.filter(({ kind }) => kind !== 'removed').map((step) => after[step.after]),
  }
}

/** Length of the longest common subsequence, by the table that everyone knows. */
function longestCommon(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0)
  for (const item of before) {
    const next = [0]
    after.forEach((other, index) => {
      next.push(item === other ? (row[index] ?? 0) + 1 : Math.max(next[index] ?? 0, row[index + 1] ?? 0))
    })
    row = next
  }
  return row.at(-1) ?? 0
}

describe('the difference of two sequences', () => {
  it('keeps as much as can be kept, and leads from one to the other', () => {
    const random = randomSource(3)
    const sequence = (): string[] => Array.from({ length: random(14) }, () => 'abcd'.charAt(random(4)))
    for (let round = 0; round < 1_000; round++) {
      const before = sequence()
      const after = sequence()
      const steps = diffSequences(before, after)
      expect(replay(steps, before, after)).toEqual({ before, after })
      for (const step of steps.filter(({ kind }) => kind === 'same')) expect(before[step.before]).toBe(after[step.after])
      expect(steps.filter(({ kind }) => kind === 'same')).toHaveLength(longestCommon(before, after))
    }
  })

  it('of two long sequences without anything in common is given as a whole', () => {
    const before = Array.from({ length: 50_000 }, (_, index) => `b${index}`)
    const after = Array.from({ length: 50_000 }, (_, index) => `a${index}`)
    const steps = diffSequences(['x', ...before, 'y'], ['x', ...after, 'y'])
    expect(steps).toHaveLength(100_002)
    expect(steps[1]).toEqual({ kind: 'removed', before: 1, after: 1 })
    expect(steps.at(-2)).toEqual({ kind: 'added', before: 50_001, after: 50_000 })
  })
})
