import { eventTimeOf } from '../../../../shared/facts/event.ts'
import type { Language } from '../../../../shared/facts/localized.ts'

/** Units by their length in 100 ns; each is used below the next one's length. */
const units = [
  { en: 'µs', fr: 'µs', ticks: 10, decimals: 1 },
  { en: 'ms', fr: 'ms', ticks: 10_000, decimals: 0 },
  { en: 's', fr: 's', ticks: 10_000_000, decimals: 1 },
  { en: 'min', fr: 'min', ticks: 600_000_000, decimals: 0 },
  { en: 'h', fr: 'h', ticks: 36_000_000_000, decimals: 1 },
  { en: 'd', fr: 'j', ticks: 864_000_000_000, decimals: 1 },
] as const

/** How long after (`+ 4.1 s`) or before (`− 253 ms`) `from` the time `to` is; undefined where one of them is no time. */
export function timeGap(from: string | undefined, to: string | undefined, language: Language): string | undefined {
  const start = from === undefined ? undefined : eventTimeOf(from)
  const end = to === undefined ? undefined : eventTimeOf(to)
  if (start === undefined || end === undefined) return undefined
  const ticks = Math.abs(Number(end - start))
  const unit = ticks === 0 ? units[1] : (units.findLast((each) => ticks >= each.ticks) ?? units[0])
  const number = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: unit.decimals })
  return `${end < start ? '−' : '+'}\u00a0${number.format(ticks / unit.ticks)}\u00a0${unit[language]}`
}
