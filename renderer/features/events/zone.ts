import { eventTimeIso, eventTimeOf } from '../../../shared/facts/event.ts'

/** In which zone times of events are written. */
export type EventZone =
  | { readonly kind: 'utc' }
  | { readonly kind: 'local' }
  | { readonly kind: 'offset'; readonly minutes: number; readonly name?: string }

const TICKS_PER_MINUTE = 600_000_000n

/** Minutes that the zone is ahead of UTC at a time. */
function offsetAt(zone: EventZone, iso: string): number {
  if (zone.kind === 'utc') return 0
  return zone.kind === 'offset' ? zone.minutes : -new Date(iso).getTimezoneOffset()
}

/** `UTC`, `UTC+01:00`. */
export function zoneLabel(zone: EventZone, iso: string): string {
  const minutes = offsetAt(zone, iso)
  if (minutes === 0) return 'UTC'
  const two = (value: number): string => String(value).padStart(2, '0')
  return `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
}

/** Wall time of the zone as ISO without a zone: `2026-11-18T09:14:02.6551203`. A text that is no time is given back. */
export function wallTime(iso: string, zone: EventZone): string {
  const time = eventTimeOf(iso)
  return time === undefined ? iso : eventTimeIso(time + BigInt(offsetAt(zone, iso)) * TICKS_PER_MINUTE).slice(0, -1)
}

/** `09:14:02.655`; `date` puts month and day before it. */
export function formatClock(iso: string, zone: EventZone, date = false): string {
  const [day = '', clock = ''] = wallTime(iso, zone).split('T')
  return `${date ? `${day.slice(5)} ` : ''}${clock.slice(0, 12)}`
}

/** The whole time with its 100 ns and its zone, for reading and copying. */
export const formatFull = (iso: string, zone: EventZone): string => `${wallTime(iso, zone).replace('T', ' ')} ${zoneLabel(zone, iso)}`
