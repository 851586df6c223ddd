import type { Convert } from './textFacts.ts'

/** AM and PM as Windows in other languages writes them. The Japanese words were seen in a report, the rest are CLDR's abbreviated day periods. */
const MORNING = new Set(['am', 'a.m.', 'a. m.', '午前', '上午', '오전', 'π.μ.', 'πμ', 'ص', 'sa', 'pg', 'de.', 'öö', 'ق.ظ.'])
const AFTERNOON = new Set(['pm', 'p.m.', 'p. m.', '午後', '下午', '오후', 'μ.μ.', 'μμ', 'م', 'ch', 'ptg', 'du.', 'ös', 'ب.ظ.'])

const RUN_TIME = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}) (\d{1,2})[:.](\d\d)[:.](\d\d) ?(.*?) ?([+-])(\d\d):(\d\d)$/

/**
 * The script's run time, `dd/MM/yyyy h:mm:ss tt zzz` with the language's own AM and PM, as UTC ISO 8601; undefined where it is
 * shaped otherwise. Languages without words for AM and PM print none: then the half of the day is only known from 13 o'clock on, or at 0.
 */
export function readRunTime(printed: string): string | undefined {
  const [, day, month, year, hour, minute, second, half, sign, offsetHours, offsetMinutes] = RUN_TIME.exec(printed.trim()) ?? []
  const hours = hourOf(Number(hour), (half ?? '').toLowerCase())
  if (hours === undefined) return undefined
  const offset = (sign === '-' ? -1 : 1) * (Number(offsetHours) * 60 + Number(offsetMinutes))
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute), Number(second))
  const isReal = Number(month) <= 12 && Number(minute) < 60 && Number(second) < 60 && new Date(local).getUTCDate() === Number(day)
  return isReal ? new Date(local - offset * 60_000).toISOString() : undefined
}

function hourOf(hour: number, half: string): number | undefined {
  if (half === '') return hour === 0 || (hour > 12 && hour < 24) ? hour : undefined
  if (hour > 12) return undefined
  if (MORNING.has(half)) return hour % 12
  return AFTERNOON.has(half) ? (hour % 12) + 12 : undefined
}

/** The run time as a fact's value. */
export const asRunTime: Convert = (printed) => {
  if (printed === '') return undefined
  const time = readRunTime(printed)
  return time === undefined ? { refused: 'timeUnreadable' } : { value: time }
}
