import type { Language } from '../../../../shared/facts/localized.ts'
import { type EventZone, wallTime, zoneLabel } from '../zone.ts'

const day = { en: dayFormat('en-GB'), fr: dayFormat('fr-FR') } as const

function dayFormat(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
}

/** `18 Nov 2026 09:14:02.6551203 UTC+01:00`, with all 100 ns; a text that is no time is given back. */
export function fullTime(iso: string, zone: EventZone, language: Language): string {
  const [date = '', clock = ''] = wallTime(iso, zone).split('T')
  const midnight = new Date(`${date}T00:00:00Z`)
  if (clock === '' || clock.endsWith('Z') || Number.isNaN(midnight.getTime())) return iso
  return `${day[language].format(midnight)} ${clock} ${zoneLabel(zone, iso)}`
}
