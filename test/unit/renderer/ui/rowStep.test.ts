import { describe, expect, it } from 'vitest'
import { rowStep, rowsInSight } from '../../../../renderer/ui/rowStep.ts'

describe('a key in a list', () => {
  it.each([
    ['ArrowDown', 4, 5],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 0, 0],
    ['ArrowDown', -1, 0],
    ['PageDown', 2, 9],
    ['PageUp', 9, 2],
    ['Home', 7, 0],
    ['End', 0, 9],
    ['a', 3, undefined],
  ])('%s leads from row %i to %s', (key, from, to) => {
    expect(rowStep(key, from, 10, 7)).toBe(to)
  })

  it('leads nowhere in an empty list', () => {
    expect(rowStep('End', -1, 0, 7)).toBeUndefined()
  })
})

it('rows that stand whole in sight are counted, but for one that stays', () => {
  const element = { clientHeight: 305 } as Element
  expect(rowsInSight(element, 30)).toBe(9)
  expect(rowsInSight(element, 300)).toBe(1)
  expect(rowsInSight(null, 30)).toBe(1)
})
