import type { Language } from '../../../shared/facts/localized.ts'

const locales = { en: 'en-GB', fr: 'fr-FR' } as const
/** A date without a time of day, as Entra's list may give it: it has no zone to be moved by. */
const DAY_ALONE = /^\d{4}-\d{2}-\d{2}$/

/** `21 Nov 2026 18:02` for a column whose head names the zone; a text that is no time is given back. */
export function formatSeen(iso: string, language: Language, zone: 'utc' | 'local'): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return iso
  const isDay = DAY_ALONE.test(iso)
  const timeZone = zone === 'utc' || isDay ? 'UTC' : undefined
  const day = new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'short', year: 'numeric', timeZone }).format(time)
  if (isDay) return day
  const clock = new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(time)
  return `${day} ${clock}`
}

/** `UTC`, or the offset of this computer at the moment: `+01:00`. */
export function zoneName(zone: 'utc' | 'local', now = new Date()): string {
  if (zone === 'utc') return 'UTC'
  const minutes = -now.getTimezoneOffset()
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
}
