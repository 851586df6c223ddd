import { describe, expect, it } from 'vitest'
import { timeTicks } from '../../../../../../renderer/features/events/histogram/timeTicks.ts'

const utc = { kind: 'utc' } as const
const at = (text: string): number => Date.parse(`${text}Z`)
const labels = (from: string, to: string, most: number, zone: Parameters<typeof timeTicks>[3] = utc, language: 'en' | 'fr' = 'en') =>
  timeTicks(at(from), at(to), most, zone, language).map(({ label }) => label)

describe('times under the bars', () => {
  it('are round, the first with its day', () => {
    expect(labels('2026-11-18T02:07:00', '2026-11-18T05:30:00', 4)).toEqual(['18 Nov 03:00', '04:00', '05:00'])
    expect(labels('2026-11-18T02:07:00', '2026-11-18T05:30:00', 4, utc, 'fr')).toEqual(['18 nov. 03:00', '04:00', '05:00'])
  })

  it('name the day at midnight, and days alone over days', () => {
    expect(labels('2026-11-18T17:00:00', '2026-11-19T07:00:00', 3)).toEqual(['18 Nov 18:00', '19 Nov', '06:00'])
    expect(labels('2026-11-18T17:00:00', '2026-11-21T07:00:00', 3)).toEqual(['19 Nov', '20 Nov', '21 Nov'])
  })

  it('are round in the zone that is shown', () => {
    const ticks = timeTicks(at('2026-11-18T02:00:00'), at('2026-11-18T04:00:00'), 2, { kind: 'offset', minutes: 330 }, 'en')
    expect(ticks.map(({ at: time, label }) => [new Date(time).toISOString(), label])).toEqual([
      ['2026-11-18T02:30:00.000Z', '18 Nov 08:00'],
      ['2026-11-18T03:30:00.000Z', '09:00'],
    ])
  })

  it('stay round where the clocks are changed in between', () => {
    const zoneBefore = process.env.TZ
    process.env.TZ = 'Europe/Paris'
    try {
      const local = { kind: 'local' } as const
      expect(labels('2026-10-23T22:00:00', '2026-10-27T23:00:00', 5, local)).toEqual(['24 Oct', '25 Oct', '26 Oct', '27 Oct', '28 Oct'])
      expect(labels('2026-08-31T22:00:00', '2026-12-15T00:00:00', 4, local)).toEqual(['2026-09', '2026-10', '2026-11', '2026-12'])
    } finally {
      if (zoneBefore === undefined) delete process.env.TZ
      else process.env.TZ = zoneBefore
    }
  })

  it('are months and years over years', () => {
    expect(labels('2026-01-15T00:00:00', '2026-06-20T00:00:00', 6)).toEqual(['2026-02', '2026-03', '2026-04', '2026-05', '2026-06'])
    expect(labels('1999-06-01T00:00:00', '2026-06-20T00:00:00', 3)).toEqual(['2000-01', '2010-01', '2020-01'])
  })

  it('are never more than there is room for, and none without a stretch', () => {
    for (const span of [5, 700, 9_000, 400_000, 9e6, 4e8, 9e10, 3e13])
      expect(timeTicks(at('1970-01-02T00:00:00'), at('1970-01-02T00:00:00') + span, 7, utc, 'en').length).toBeLessThanOrEqual(8)
    expect(timeTicks(5, 5, 7, utc, 'en')).toEqual([])
    expect(timeTicks(0, 5, 0, utc, 'en')).toEqual([])
  })
})
