import { expect, it } from 'vitest'
import { readRunTime } from '../../../../shared/parse/runTime.ts'

it.each([
  ['06/05/2022 9:41:07 AM +02:00', '2022-05-06T07:41:07.000Z'],
  ['31/12/2024 12:00:00 AM -05:00', '2024-12-31T05:00:00.000Z'],
  ['31/12/2024 12:30:00 PM +00:00', '2024-12-31T12:30:00.000Z'],
  ['02/02/2025 1:57:11 午前 +00:00', '2025-02-02T01:57:11.000Z'],
  ['02/02/2025 1:57:11 午後 +09:00', '2025-02-02T04:57:11.000Z'],
  ['02-02-2025 1:57:11 p. m. -06:00', '2025-02-02T19:57:11.000Z'],
  ['02.02.2025 23:57:11  +01:00', '2025-02-02T22:57:11.000Z'],
])('reads the run time %s as UTC', (printed, expected) => {
  expect(readRunTime(printed)).toBe(expected)
})

it.each([
  '',
  '31/02/2025 9:00:00 AM +00:00',
  '01/13/2025 9:00:00 AM +00:00',
  '01/01/2025 13:00:00 AM +00:00',
  '01/01/2025 9:00:00 ?? +00:00',
  '2025-01-01T00:00:00Z',
])('does not guess at “%s”', (printed) => {
  expect(readRunTime(printed)).toBeUndefined()
})

it('does not guess the half of the day in languages that print none', () => {
  expect(readRunTime('02/02/2025 1:57:11  +01:00')).toBeUndefined()
})
