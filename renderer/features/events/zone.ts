import { eventTimeIso, eventTimeOf } from '../../../shared/facts/event.ts'
import type { Language } from '../../../shared/facts/localized.ts'

/** In which zone times of events are written. */
export type EventZone =
  | { readonly kind: 'utc' }
  | { readonly kind: 'local' }
  | { readonly kind: 'offset'; readonly minutes: number; readonly name?: string }

const TICKS_PER_MINUTE = 600_000_000n

/** Minutes that the zone is ahead of UTC at a time. */
export function offsetMinutes(zone: EventZone, iso: string): number {
  if (zone.kind === 'utc') return 0
  return zone.kind === 'offset' ? zone.minutes : -new Date(iso).getTimezoneOffset()
}

/** `UTC`, `UTC+01:00`. */
export function zoneLabel(zone: EventZone, iso: string): string {
  const minutes = offsetMinutes(zone, iso)
  if (minutes === 0) return 'UTC'
  const two = (value: number): string => String(value).padStart(2, '0')
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
}

/** Wall time of the zone as ISO without a zone: `2026-11-18T09:14:02.6551203`. A text that is no time is given back. */
export function wallTime(iso: string, zone: EventZone): string {
  const time = eventTimeOf(iso)
  return time === undefined ? iso : eventTimeIso(time + BigInt(offsetMinutes(zone, iso)) * TICKS_PER_MINUTE).slice(0, -1)
}

/** `09:14:02.655` */
export const formatClock = (iso: string, zone: EventZone): string => wallTime(iso, zone).slice(11, 23)

/** The whole time with its 100 ns and its zone, for reading and copying. */
export const formatFull = (iso: string, zone: EventZone): string => `${wallTime(iso, zone).replace('T', ' ')} ${zoneLabel(zone, iso)}`

/** What of the day a row needs: nothing where all events are of one day, the year where they are of several. */
export type DayStyle = 'none' | 'day' | 'year'

export function dayStyleOf(first: string | undefined, last: string | undefined, zone: EventZone): DayStyle {
  if (first === undefined || last === undefined) return 'none'
  const [from, to] = [wallTime(first, zone), wallTime(last, zone)]
  if (from.slice(0, 10) === to.slice(0, 10)) return 'none'
  return from.slice(0, 4) === to.slice(0, 4) ? 'day' : 'year'
}

const locales = { en: 'en-GB', fr: 'fr-FR' } as const
const dayOnly = (locale: string) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const days = { en: dayOnly(locales.en), fr: dayOnly(locales.fr) } as const

/** `18 Nov` of a day as ISO has it. */
export const shortDay = (day: string, language: Language): string => {
  const midnight = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(midnight.getTime()) ? day : days[language].format(midnight)
}

/** Day and clock of a row, to the millisecond: `18 Nov`, `09:14:02.655`. */
export function rowTime(
  iso: string,
  zone: EventZone,
  style: DayStyle,
  language: Language,
): { readonly day: string; readonly clock: string } {
  const [day = '', clock = ''] = wallTime(iso, zone).split('T')
  return { day: style === 'none' ? '' : style === 'year' ? day : shortDay(day, language), clock: clock.slice(0, 12) }
}

/** Both ends of a stretch as short as they can be told apart: `09:13 – 09:30`, `18 Nov 23:50 – 19 Nov 01:10`. */
export function rangeText(from: string | undefined, to: string | undefined, zone: EventZone, language: Language): string {
  const style = dayStyleOf(from, to, zone)
  const span = from === undefined || to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to) - Date.parse(from)
  const length = span < 2_000 ? 12 : span < 600_000 ? 8 : 5
  const end = (iso: string | undefined): string => {
    if (iso === undefined) return '…'
    const { day, clock } = rowTime(iso, zone, style, language)
    return `${day} ${clock.slice(0, length)}`.trim()
  }
  return `${end(from)} – ${end(to)}`
}
