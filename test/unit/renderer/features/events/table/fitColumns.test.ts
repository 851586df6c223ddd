import { describe, expect, it } from 'vitest'
import { fitColumns, LEVEL_SIGN, messageWidth } from '../../../../../../renderer/features/events/table/fitColumns.ts'

const natural = { time: 96, level: 80, device: 90, provider: 152, id: 32, file: 34 }

describe('the columns of the timeline', () => {
  it('are as wide as what stands in them where there is room', () => {
    expect(fitColumns(natural, 1_100)).toEqual(natural)
  })

  it('give way one after the other where the message would have too little: provider, words of levels, device', () => {
    expect(fitColumns(natural, 780)).toEqual({ ...natural, provider: 112 })
    expect(fitColumns(natural, 700)).toMatchObject({ device: 90, provider: 112, level: LEVEL_SIGN })
    expect(fitColumns(natural, 620)).toMatchObject({ device: 0, provider: 112, level: LEVEL_SIGN })
    expect(fitColumns(natural, 500)).toMatchObject({ device: 0, provider: 84 })
  })

  it('leave the message enough to say something in the smallest table', () => {
    for (let width = 560; width < 1_600; width += 20) expect(messageWidth(fitColumns(natural, width), width)).toBeGreaterThanOrEqual(200)
  })

  it('do not grow because others give way', () => {
    expect(fitColumns({ ...natural, provider: 50 }, 500).provider).toBe(50)
  })
})
