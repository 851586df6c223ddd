import { afterEach, describe, expect, test, vi } from 'vitest'
import { formatters } from '../../../../renderer/host/formatters.ts'

const moment = '2026-11-18T08:14:02.655Z'
/** Sets of figures are parted by a narrow no-break space in French, units by a no-break space. */
const NARROW = '\u202f'
const NO_BREAK = '\u00a0'

afterEach(() => vi.unstubAllEnvs())

describe('times', () => {
  test('are written in UTC, with milliseconds only where the time has them', () => {
    const { formatTime } = formatters('en', 'utc')
    expect(formatTime(moment)).toBe('18 Nov 2026 08:14:02.655 UTC')
    expect(formatTime('2026-11-18T08:14:02Z')).toBe('18 Nov 2026 08:14:02 UTC')
  })

  test.each([
    ['Europe/Paris', '18 Nov 2026 09:14:02.655 UTC+01:00'],
    ['America/St_Johns', '18 Nov 2026 04:44:02.655 UTC-03:30'],
    ['Asia/Kathmandu', '18 Nov 2026 13:59:02.655 UTC+05:45'],
  ])('are written with the offset of %s where that is the zone', (zone, expected) => {
    vi.stubEnv('TZ', zone)
    expect(formatters('en', 'local').formatTime(moment)).toBe(expected)
  })

  test('take the offset of their own day, not of today', () => {
    vi.stubEnv('TZ', 'Europe/Paris')
    expect(formatters('en', 'local').formatTime('2026-07-01T10:00:00Z')).toBe('1 Jul 2026 12:00:00 UTC+02:00')
  })

  test('are written in French', () => {
    expect(formatters('fr', 'utc').formatTime(moment)).toBe('18 nov. 2026 08:14:02.655 UTC')
    expect(formatters('fr', 'utc').formatDay(moment)).toBe('18 nov. 2026')
  })

  test('of midnight are 00, not 24', () => {
    expect(formatters('en', 'utc').formatTime('2026-11-18T00:00:00Z')).toBe('18 Nov 2026 00:00:00 UTC')
  })

  test('that are none are given back as they stand in the evidence', () => {
    for (const text of ['', 'False', '31/12/2026 09:00']) {
      expect(formatters('en', 'utc').formatTime(text)).toBe(text)
      expect(formatters('en', 'utc').formatDay(text)).toBe(text)
    }
  })
})

describe('numbers and sizes', () => {
  test('are grouped as the language wants, without a place to break', () => {
    expect(formatters('en', 'utc').formatNumber(48216)).toBe('48,216')
    expect(formatters('fr', 'utc').formatNumber(48216)).toBe(`48${NARROW}216`)
  })

  test.each([
    [0, `0${NO_BREAK}bytes`, `0${NO_BREAK}octets`],
    [1023, `1,023${NO_BREAK}bytes`, `1${NARROW}023${NO_BREAK}octets`],
    [1024, `1${NO_BREAK}kB`, `1${NO_BREAK}ko`],
    [40_265_318, `38.4${NO_BREAK}MB`, `38,4${NO_BREAK}Mo`],
    [5 * 1024 ** 3, `5${NO_BREAK}GB`, `5${NO_BREAK}Go`],
  ])('%i bytes carry their unit', (bytes, english, french) => {
    expect(formatters('en', 'utc').formatBytes(bytes)).toBe(english)
    expect(formatters('fr', 'utc').formatBytes(bytes)).toBe(french)
  })
})
