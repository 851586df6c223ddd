import { describe, expect, it } from 'vitest'
import { rowsBetween } from '../../../../../../renderer/features/events/table/rowSteps.ts'
import { WINDOW_ROWS, windowAt, windowFor } from '../../../../../../renderer/features/events/table/rowWindow.ts'

it('rows from one to another are in order of the list, and of too many those nearest to the last one', () => {
  expect(rowsBetween(3, 6, 10)).toEqual([3, 4, 5, 6])
  expect(rowsBetween(6, 3, 10)).toEqual([3, 4, 5, 6])
  expect(rowsBetween(0, 99, 3)).toEqual([97, 98, 99])
  expect(rowsBetween(99, 0, 3)).toEqual([0, 1, 2])
})

describe('the part of a long list that is scrolled at once', () => {
  it('is all of a list that a browser can scroll over', () => {
    expect(windowAt(0, 2_173)).toEqual({ base: 0, count: 2_173 })
    expect(windowAt(500, WINDOW_ROWS)).toEqual({ base: 0, count: WINDOW_ROWS })
  })

  it('begins at half parts and ends with the list', () => {
    expect(windowAt(700_000, 2_400_000)).toEqual({ base: 500_000, count: WINDOW_ROWS })
    expect(windowAt(2_399_999, 2_400_000)).toEqual({ base: 1_500_000, count: 900_000 })
    expect(windowAt(0, 0)).toEqual({ base: 0, count: 0 })
  })

  it('stays while a row is within it, and else has the row about its middle', () => {
    const first = windowAt(0, 3_000_000)
    expect(windowFor(first, 999_999, 3_000_000)).toEqual(first)
    const next = windowFor(first, 1_800_000, 3_000_000)
    expect(next).toEqual({ base: 1_500_000, count: WINDOW_ROWS })
    for (const row of [0, 1_000_000, 2_999_999]) {
      const { base, count } = windowFor(next, row, 3_000_000)
      expect(row >= base && row < base + count).toBe(true)
    }
  })
})
