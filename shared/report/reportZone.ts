import type { Language } from '../facts/localized.ts'

/** A zone that times are told in: UTC, one of the IANA database, or a fixed number of minutes ahead of UTC. */
export type ReportZone =
  | { readonly kind: 'utc' }
  | { readonly kind: 'iana'; readonly name: string }
  | { readonly kind: 'fixed'; readonly offsetMinutes: number; readonly name?: string | undefined }

/** Whether Intl knows a zone of the name. */
export function isZoneName(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Names of months of our own: those of Intl change with the runtime, and a report has the same bytes in all of them. */
const months = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
} as const

const formats = new Map<string, Intl.DateTimeFormat>()

function offsetMinutesAt(zone: ReportZone, ms: number): number {
  if (zone.kind === 'utc') return 0
  if (zone.kind === 'fixed') return zone.offsetMinutes
  let format = formats.get(zone.name)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone.name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone.name, format)
  }
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return Math.round((local - Math.floor(ms / 1000) * 1000) / 60_000)
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `UTC+01:00`. */
const offsetText = (minutes: number): string =>
  minutes === 0 ? 'UTC' : `UTC${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`

/** The zone in words: `UTC`, `Europe/Paris`, `UTC+01:00 (Romance Standard Time)`. */
export function zoneTitle(zone: ReportZone): string {
  if (zone.kind === 'utc') return 'UTC'
  if (zone.kind === 'iana') return zone.name
  return zone.name === undefined ? offsetText(zone.offsetMinutes) : `${offsetText(zone.offsetMinutes)} (${zone.name})`
}

interface TimeWords {
  /** `18 Nov 2026`, `09:14:02.655`, `UTC+01:00`. */
  readonly day: string
  readonly clock: string
  readonly offset: string
}

/** Digits of the second as the time has them, to three at least; undefined for a text that is no time. */
function timeWords(iso: string, zone: ReportZone, language: Language): TimeWords | undefined {
  const [, fraction = ''] = /\.(\d+)/.exec(iso) ?? []
  const ms = Date.parse(fraction.length > 3 ? iso.replace(/(\.\d{3})\d+/, '$1') : iso)
  if (Number.isNaN(ms)) return undefined
  const offset = offsetMinutesAt(zone, ms)
  const local = new Date(ms + offset * 60_000)
  if (Number.isNaN(local.getTime())) return undefined
  const digits = fraction.replace(/0+$/, '')
  const clock = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map(two).join(':')
  return {
    day: `${local.getUTCDate()}\u00a0${months[language][local.getUTCMonth()] ?? ''}\u00a0${local.getUTCFullYear()}`,
    clock: digits === '' ? clock : `${clock}.${digits.padEnd(3, '0')}`,
    offset: offsetText(offset),
  }
}

/** `18 Nov 2026 09:14:02.655 UTC+01:00`. A text that is no time is given back. */
export function timeText(iso: string, zone: ReportZone, language: Language): string {
  const words = timeWords(iso, zone, language)
  return words === undefined ? iso : `${words.day}\u00a0${words.clock}\u00a0${words.offset}`
}

/** The same without the zone, for columns whose head names it; the day may stand on a line of its own. */
export function columnTime(iso: string, zone: ReportZone, language: Language): string {
  const words = timeWords(iso, zone, language)
  return words === undefined ? iso : `${words.day} ${words.clock}`
}
