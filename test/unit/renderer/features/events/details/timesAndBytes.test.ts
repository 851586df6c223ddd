import { describe, expect, test } from 'vitest'
import { byteLines } from '../../../../../../renderer/features/events/details/byteLines.ts'
import { fullTime } from '../../../../../../renderer/features/events/details/fullTime.ts'
import { timeGap } from '../../../../../../renderer/features/events/details/timeGap.ts'

const nb = '\u00a0'
const at = '2026-11-18T08:14:02.6551203Z'

describe('the full time of an event', () => {
  test('has its 100 ns and the zone it is written in', () => {
    expect(fullTime(at, { kind: 'utc' }, 'en')).toBe('18 Nov 2026 08:14:02.6551203 UTC')
    expect(fullTime(at, { kind: 'offset', minutes: 60 }, 'en')).toBe('18 Nov 2026 09:14:02.6551203 UTC+01:00')
    expect(fullTime(at, { kind: 'offset', minutes: 60 }, 'fr')).toBe('18 nov. 2026 09:14:02.6551203 UTC+01:00')
  })

  test('turns to the other day where the zone does', () => {
    expect(fullTime('2026-12-31T23:30:00.0000001Z', { kind: 'offset', minutes: 60 }, 'en')).toBe('1 Jan 2027 00:30:00.0000001 UTC+01:00')
  })

  test('that is none is given back', () => {
    expect(fullTime('yesterday', { kind: 'utc' }, 'en')).toBe('yesterday')
  })
})

describe('the time between two events', () => {
  test('is written in the largest unit that fits, with its sign', () => {
    expect(timeGap(at, '2026-11-18T08:14:02.6591203Z', 'en')).toBe(`+${nb}4${nb}ms`)
    expect(timeGap(at, '2026-11-18T08:14:06.7551203Z', 'en')).toBe(`+${nb}4.1${nb}s`)
    expect(timeGap(at, '2026-11-18T08:14:02.4021203Z', 'en')).toBe(`−${nb}253${nb}ms`)
    expect(timeGap(at, '2026-11-18T08:14:02.6551210Z', 'en')).toBe(`+${nb}0.7${nb}µs`)
    expect(timeGap(at, '2026-11-18T08:19:02.6551203Z', 'en')).toBe(`+${nb}5${nb}min`)
    expect(timeGap(at, '2026-11-20T20:14:02.6551203Z', 'fr')).toBe(`+${nb}2,5${nb}j`)
    expect(timeGap(at, at, 'en')).toBe(`+${nb}0${nb}ms`)
  })

  test('is unknown where one of them has no time', () => {
    expect(timeGap(undefined, at, 'en')).toBeUndefined()
    expect(timeGap(at, undefined, 'en')).toBeUndefined()
    expect(timeGap(at, 'never', 'en')).toBeUndefined()
  })
})

describe('bytes of a record', () => {
  test('stand eight a line, with their address in the file and their printable characters', () => {
    expect(byteLines('41414452540a00ff7f20', 0x1f4a80)).toBe(
      ['001f4a80  41 41 44 52 54 0a 00 ff  AADRT...', '001f4a88  7f 20                    . '].join('\n'),
    )
  })

  test('of an empty record are no lines', () => {
    expect(byteLines('', 0)).toBe('')
  })
})
