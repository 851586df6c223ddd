import { describe, expect, it } from 'vitest'
import { isEmpty, moved, niceTop, within, zoomed } from '../../../../../../renderer/features/events/histogram/span.ts'

const whole = { from: 1_000, to: 11_000 }

describe('a stretch of time', () => {
  it('is put in order and stays within the whole', () => {
    expect(within({ from: 5_000, to: 2_000 }, whole)).toEqual({ from: 2_000, to: 5_000 })
    expect(within({ from: -5, to: 99_999 }, whole)).toEqual(whole)
  })

  it('keeps its length when it is moved against an end', () => {
    expect(moved({ from: 2_000, to: 3_000 }, 500, whole)).toEqual({ from: 2_500, to: 3_500 })
    expect(moved({ from: 2_000, to: 3_000 }, -9_000, whole)).toEqual({ from: 1_000, to: 2_000 })
    expect(moved({ from: 2_000, to: 3_000 }, 90_000, whole)).toEqual({ from: 10_000, to: 11_000 })
  })

  it('zooms around a time that keeps its place, and out to the whole', () => {
    expect(zoomed(whole, 0.5, 3_000, whole)).toEqual({ from: 2_000, to: 7_000 })
    expect(zoomed({ from: 2_000, to: 7_000 }, 3, 3_000, whole)).toBeUndefined()
  })

  it('is not zoomed to nothing', () => {
    const least = { from: 3_000, to: 3_001 }
    expect(zoomed(least, 0.5, 3_000, whole)).toEqual(least)
  })

  it('without length, or with an end that is no time, is empty', () => {
    expect(isEmpty({ from: 5, to: 5 })).toBe(true)
    expect(isEmpty({ from: Number.NaN, to: 5 })).toBe(true)
    expect(isEmpty({ from: 4, to: 5 })).toBe(false)
  })
})

it.each([
  [0, 2],
  [1, 2],
  [7, 8],
  [9, 10],
  [10, 10],
  [11, 20],
  [2_173, 4_000],
  [999_999, 1_000_000],
])('the scale of at most %i ends at %i', (highest, top) => {
  expect(niceTop(highest)).toBe(top)
})
