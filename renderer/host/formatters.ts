import type { Language } from '../../shared/facts/localized.ts'

const locales = { en: 'en-GB', fr: 'fr-FR' } as const

export interface Formatters {
  readonly formatNumber: (value: number) => string
  /** `38.4 MB`, `38,4 Mo`; exact below 1,024. */
  readonly formatBytes: (bytes: number) => string
  /** `18 Nov 2026 09:14:02 UTC+01:00`; milliseconds only where the time has them. A text that is no time is given back. */
  readonly formatTime: (iso: string) => string
  /** `18 Nov 2026`. */
  readonly formatDay: (iso: string) => string
}

const units = { en: ['bytes', 'kB', 'MB', 'GB'], fr: ['octets', 'ko', 'Mo', 'Go'] } as const

/** Numbers and times as the language and the chosen zone want them. */
export function formatters(language: Language, zone: 'utc' | 'local'): Formatters {
  const locale = locales[language]
  const number = new Intl.NumberFormat(locale)
  const fraction = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const timeZone = zone === 'utc' ? 'UTC' : undefined
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone })
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone })
  return {
    formatNumber: (value) => number.format(value),
    formatBytes: (bytes) => {
      const step = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : bytes < 1024 ** 3 ? 2 : 3
      return `${step === 0 ? number.format(bytes) : fraction.format(bytes / 1024 ** step)}\u00a0${units[language][step]}`
    },
    formatTime: (iso) => {
      const time = new Date(iso)
      if (Number.isNaN(time.getTime())) return iso
      const milliseconds = time.getUTCMilliseconds()
      const rest = milliseconds === 0 ? '' : `.${String(milliseconds).padStart(3, '0')}`
      return `${day.format(time)} ${clock.format(time)}${rest} ${zone === 'utc' ? 'UTC' : utcOffset(time)}`
    },
    formatDay: (iso) => {
      const time = new Date(iso)
      return Number.isNaN(time.getTime()) ? iso : day.format(time)
    },
  }
}

function utcOffset(time: Date): string {
  const minutes = -time.getTimezoneOffset()
  const sign = minutes < 0 ? '-' : '+'
  const two = (value: number): string => String(value).padStart(2, '0')
  return `UTC${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`
}
