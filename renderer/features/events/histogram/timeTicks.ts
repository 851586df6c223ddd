import type { Language } from '../../../../shared/facts/localized.ts'
import { type EventZone, offsetMinutes, shortDay, wallTime } from '../zone.ts'

export interface TimeTick {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly label: string
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14].map((n) => n * DAY),
]
/** In months. */
const LONG_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 6000]
const MONTH = 30.4 * DAY

/** At most `most` round times of the zone between two times (ms), each as short as can be: `09:00`, `18 Nov`, `2026-11`. */
export function timeTicks(from: number, to: number, most: number, zone: EventZone, language: Language): TimeTick[] {
  if (!(to > from) || most < 1) return []
  const step = STEPS.find((each) => (to - from) / each <= most)
  const [first, last] = [from + offsetMs(from, zone), to + offsetMs(to, zone)]
  const walls = step === undefined ? monthsBetween(first, last, most) : timesBetween(first, last, step)
  return walls.map((wall, index) => {
    const at = instantOf(wall, zone)
    return { at, label: labelOf(at, step, index === 0, zone, language) }
  })
}

const offsetMs = (at: number, zone: EventZone): number => offsetMinutes(zone, isoAt(at)) * MINUTE

/** The time at which the zone's clocks show `wall`: their offset is the one of that time, which may be another than at the beginning. */
function instantOf(wall: number, zone: EventZone): number {
  const near = wall - offsetMs(wall, zone)
  return wall - offsetMs(near, zone)
}

function timesBetween(from: number, to: number, step: number): number[] {
  const times: number[] = []
  for (let wall = Math.ceil(from / step) * step; wall <= to; wall += step) times.push(wall)
  return times
}

function monthsBetween(from: number, to: number, most: number): number[] {
  const step = LONG_STEPS.find((months) => (to - from) / (months * MONTH) <= most) ?? 12_000
  const start = new Date(from)
  const first = start.getUTCFullYear() * 12 + start.getUTCMonth()
  const times: number[] = []
  for (let month = Math.ceil(first / step) * step; ; month += step) {
    const wall = new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1)
    if (!(wall <= to)) return times
    if (wall >= from) times.push(wall)
  }
}

/** The first of a day's clocks names the day, as midnight does. */
function labelOf(at: number, step: number | undefined, isFirst: boolean, zone: EventZone, language: Language): string {
  const [day = '', clock = ''] = wallTime(isoAt(at), zone).split('T')
  if (step === undefined) return day.slice(0, 7)
  if (step >= DAY) return shortDay(day, language)
  const shown = clock.slice(0, step < SECOND ? 12 : step < MINUTE ? 8 : 5)
  if (isFirst) return `${shortDay(day, language)} ${shown}`
  return step >= MINUTE && shown === '00:00' ? shortDay(day, language) : shown
}

const isoAt = (ms: number): string => new Date(ms).toISOString()
