import { describe, expect, it } from 'vitest'
import { dateOrderOf, readListTime } from '../../../../../shared/parse/inventory/readListTime.ts'

describe('readListTime', () => {
  it.each([
    ['2024-05-01T10:20:30Z', '2024-05-01T10:20:30.000Z'],
    ['2024-05-01T10:20:30.1234567Z', '2024-05-01T10:20:30.123Z'],
    ['2024-05-01 10:20:30.0000000', '2024-05-01T10:20:30.000Z'],
    ['2024-05-01T10:20:30+02:00', '2024-05-01T08:20:30.000Z'],
    ['2024-05-01T22:20:30-0330', '2024-05-02T01:50:30.000Z'],
    ['2024-05-01', '2024-05-01T00:00:00.000Z'],
    ['13/05/2024 7:05', '2024-05-13T07:05:00.000Z'],
    ['5/13/2024 7:05:01 AM', '2024-05-13T07:05:01.000Z'],
    ['5/3/2024 12:05:01 AM', '2024-05-03T00:05:01.000Z'],
    ['5/3/2024 12:05:01\u202fPM', '2024-05-03T12:05:01.000Z'],
    ['13/05/2024 à 07:05', '2024-05-13T07:05:00.000Z'],
  ])('reads %s by itself', (printed, iso) => {
    expect(readListTime(printed, 'unknown')).toBe(iso)
  })

  it('reads a date that could be either way only when something says which', () => {
    expect(readListTime('03/04/2024 10:11', 'unknown')).toBeUndefined()
    expect(readListTime('03/04/2024 10:11', 'dayFirst')).toBe('2024-04-03T10:11:00.000Z')
    expect(readListTime('03/04/2024 10:11', 'monthFirst')).toBe('2024-03-04T10:11:00.000Z')
  })

  it('lets the rest of a column outweigh AM and PM, and a number above 12 outweigh the rest', () => {
    expect(readListTime('03/04/2024 1:00 PM', 'dayFirst')).toBe('2024-04-03T13:00:00.000Z')
    expect(readListTime('03/14/2024 1:00 PM', 'dayFirst')).toBe('2024-03-14T13:00:00.000Z')
  })

  it.each([
    '',
    'Pending',
    'Never',
    '31/02/2024 10:00',
    '2024-13-01',
    '2024-05-01T25:00:00Z',
    '13/13/2024',
    '0001-01-01T00:00:00Z',
    '5/13/2024 13:00 PM',
  ])('makes no time of “%s”', (printed) => {
    expect(readListTime(printed, 'dayFirst')).toBeUndefined()
  })

  it('knows a date that shows its own order', () => {
    expect(['13/1/2024', '1/13/2024', '1/2/2024', '1/2/2024 3:00 AM', 'x'].map(dateOrderOf)).toEqual([
      'dayFirst',
      'monthFirst',
      'unknown',
      'monthFirst',
      'unknown',
    ])
  })
})
