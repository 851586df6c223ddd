import type { DateTime } from '../expression/value.ts'
import { dateOf } from '../expression/values.ts'

/** `2013-01-10`, `12/25/2007` (month first: the invariant culture), each with a time of day and a zone or without. */
const PATTERN =
  /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\/(\d{1,2})\/(\d{4}))(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?\s*(AM|PM)?)?\s*(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?$/i

/** A date and time out of text, in UTC; undefined for anything else. Without a zone the time is taken for UTC. */
export function readDate(text: string): DateTime | undefined {
  const parts = PATTERN.exec(text.trim())
  if (parts === null) return undefined
  const [, y1, m1, d1, m2, d2, y2, hour = '0', minute = '0', second = '0', fraction = '', half, zone] = parts
  const [year, month, day] = [Number(y1 ?? y2), Number(m1 ?? m2), Number(d1 ?? d2)]
  const hours = hourOf(Number(hour), half)
  if (hours === undefined || Number(minute) > 59 || Number(second) > 59 || !isDay(year, month, day)) return undefined
  const offset = zoneMinutes(zone)
  if (offset === undefined) return undefined
  const hundredNs = Number(fraction.padEnd(7, '0').slice(0, 7))
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hours, Number(minute), Number(second), Math.floor(hundredNs / 10_000))
  return dateOf(date.getTime() - offset * 60_000, hundredNs % 10_000)
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour > 23 ? undefined : hour
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (/pm/i.test(half) ? 12 : 0)
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** `-8`, `+01:00`, `+0530`, `Z`; minutes east of UTC. */
function zoneMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined || /^(Z|UTC|GMT)$/i.test(zone)) return 0
  const [, sign, hours = '', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? []
  const offset = Number(hours) * 60 + Number(minutes)
  if (sign === undefined || Number(minutes) > 59 || offset > 14 * 60) return undefined
  return sign === '-' ? -offset : offset
}
