import { describe, expect, it } from 'vitest'
import { dayStyleOf, formatClock, formatFull, rangeText, rowTime, zoneLabel } from '../../../../../renderer/features/events/zone.ts'

const utc = { kind: 'utc' } as const
const india = { kind: 'offset', minutes: 330 } as const
const TIME = '2026-11-18T20:14:02.6551203Z'

describe('a time of an event', () => {
  it('is written in the zone that is shown, with its 100 ns', () => {
    expect(formatFull(TIME, utc)).toBe('2026-11-18 20:14:02.6551203 UTC')
    expect(formatFull(TIME, india)).toBe('2026-11-19 01:44:02.6551203 UTC+05:30')
    expect(formatClock(TIME, india)).toBe('01:44:02.655')
    expect(zoneLabel({ kind: 'offset', minutes: -90 }, TIME)).toBe('UTC-01:30')
  })

  it('has its day in a row where the events are of several, and its year where they are of several', () => {
    expect(dayStyleOf('2026-11-18T02:00:00Z', TIME, utc)).toBe('none')
    expect(dayStyleOf('2026-11-18T02:00:00Z', TIME, india)).toBe('day')
    expect(dayStyleOf('2025-11-18T02:00:00Z', TIME, utc)).toBe('year')
    expect(dayStyleOf(undefined, TIME, utc)).toBe('none')
    expect(rowTime(TIME, india, 'day', 'fr')).toEqual({ day: '19 nov.', clock: '01:44:02.655' })
    expect(rowTime(TIME, utc, 'year', 'en')).toEqual({ day: '2026-11-18', clock: '20:14:02.655' })
  })
})

it.each([
  ['2026-11-18T09:13:00Z', '2026-11-18T09:30:00Z', '09:13 – 09:30'],
  ['2026-11-18T09:13:00Z', '2026-11-18T09:13:20Z', '09:13:00 – 09:13:20'],
  ['2026-11-18T09:13:00.1Z', '2026-11-18T09:13:00.25Z', '09:13:00.100 – 09:13:00.250'],
  ['2026-11-18T23:50:00Z', '2026-11-19T01:10:00Z', '18 Nov 23:50 – 19 Nov 01:10'],
  ['2026-11-18T23:50:00Z', undefined, '23:50 – …'],
])('a stretch from %s to %s is told as %s', (from, to, text) => {
  expect(rangeText(from, to, utc, 'en')).toBe(text)
})
