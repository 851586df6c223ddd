import { describe, expect, it } from 'vitest'
import { eventTimeIso, eventTimeOf, eventTimeOfFiletime } from '../../../../shared/facts/event.ts'

describe('times of events', () => {
  it.each([
    [0n, '1970-01-01T00:00:00.0000000Z'],
    [17_417_629_861_234_567n, '2025-03-12T07:03:06.1234567Z'],
    [-1n, '1969-12-31T23:59:59.9999999Z'],
    [eventTimeOfFiletime(0n), '1601-01-01T00:00:00.0000000Z'],
  ])('are written with 100 ns: %s', (time, iso) => {
    expect(eventTimeIso(time)).toBe(iso)
    expect(eventTimeOf(iso)).toBe(time)
  })

  it.each([
    ['2025-03-12T07:03:06Z', 17_417_629_860_000_000n],
    ['2025-03-12T09:03:06.5+02:00', 17_417_629_865_000_000n],
    ['2025-03-12T07:03:06.123456789Z', 17_417_629_861_234_567n],
  ])('are read with any decimals and zone: %s', (iso, time) => expect(eventTimeOf(iso)).toBe(time))

  it.each(['', 'yesterday', '2025-03-12', '2025-03-12T07:03:06', '2025-13-12T07:03:06Z'])('are not guessed: %j', (text) => {
    expect(eventTimeOf(text)).toBeUndefined()
  })

  it('outlive what a Date can hold', () => {
    expect(eventTimeIso(2n ** 63n - 1n)).toMatch(/^\+031197-/)
    expect(eventTimeIso(10n ** 24n)).toBe('100000000000000000s')
  })
})
