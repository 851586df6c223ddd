import type { Language } from '../../../shared/facts/localized.ts'

const locales = { en: 'en-GB', fr: 'fr-FR' } as const
/** A date without a time of day, as Entra's list may give it: it has no zone to be moved by. */
const DAY_ALONE = /^\d{4}-\d{2}-\d{2}$/

type Zone = 'utc' | 'local'
/** Making a formatter takes longer than formatting a screen of times. */
const made = new Map<string, Intl.DateTimeFormat>()

function formatterFor(language: Language, zone: Zone, part: 'day' | 'clock'): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${part}`
  const known = made.get(key)
  if (known !== undefined) return known
  const timeZone = zone === 'utc' ? 'UTC' : undefined
  const form = new Intl.DateTimeFormat(
    locales[language],
    part === 'day'
      ? { day: 'numeric', month: 'short', year: 'numeric', timeZone }
      : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone },
  )
  made.set(key, form)
  return form
}

/** `21 Nov 2026 18:02` for a column whose head names the zone; a text that is no time is given back. */
export function formatSeen(iso: string, language: Language, zone: Zone): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return iso
  if (DAY_ALONE.test(iso)) return formatterFor(language, 'utc', 'day').format(time)
  return `${formatterFor(language, zone, 'day').format(time)} ${formatterFor(language, zone, 'clock').format(time)}`
}

/** `UTC`, or the offset of this computer at the moment: `+01:00`. */
export function zoneName(zone: 'utc' | 'local', now = new Date()): string {
  if (zone === 'utc') return 'UTC'
  const minutes = -now.getTimezoneOffset()
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
}
