import type { DateTime, Value } from '../expression/value.ts'
import { dateOf, isDate, normalNumber } from '../expression/values.ts'
import { formatDate } from './formatDate.ts'
import { FunctionFailure, type FunctionRunner, mapped } from './functionBody.ts'

/** 100 ns from 1601, where Active Directory's large integers start, to 1970. */
const EPOCH = 116_444_736_000_000_000n
const TICKS_PER_MS = 10_000n
/** What a DateTime of .NET holds: the years 1 to 9999. */
const FIRST_MS = -62_135_596_800_000
const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

const dateAt = (value: Value | undefined): DateTime => (value !== undefined && isDate(value) ? value : dateOf(Number.NaN))

function dateFromNum([value]: readonly Value[]): Value {
  const all = BigInt(Math.trunc(Number(value)) === Number(value) || typeof value === 'bigint' ? (value as number | bigint) : 0) - EPOCH
  const ticks = ((all % TICKS_PER_MS) + TICKS_PER_MS) % TICKS_PER_MS
  const ms = Number((all - ticks) / TICKS_PER_MS)
  // Before 1601 .NET's FromFileTime refuses; the largest integer, which stands for never, lies behind its last year.
  if (all < -EPOCH || ms > LAST_MS) throw new FunctionFailure(noFileTime, 0)
  return dateOf(ms, Number(ticks))
}

function numFromDate([value]: readonly Value[]): Value {
  const { ms, ticks } = dateAt(value)
  return normalNumber(BigInt(ms) * TICKS_PER_MS + BigInt(ticks) + EPOCH)
}

const MINUTE = 60_000
const milliseconds: Readonly<Record<string, number>> = {
  y: 24 * 60 * MINUTE,
  d: 24 * 60 * MINUTE,
  w: 24 * 60 * MINUTE,
  ww: 7 * 24 * 60 * MINUTE,
  h: 60 * MINUTE,
  n: MINUTE,
  s: 1000,
}
const monthsOf: Readonly<Record<string, number>> = { yyyy: 12, q: 3, m: 1 }

function dateAdd([interval, count, value]: readonly Value[]): Value {
  const { ms, ticks } = dateAt(value)
  const unit = String(interval)
  const number = Number(count)
  const months = monthsOf[unit]
  const added =
    months === undefined ? ms + Math.trunc(number) * (milliseconds[unit] ?? Number.NaN) : addMonths(ms, Math.trunc(number) * months)
  if (milliseconds[unit] === undefined && months === undefined) throw new FunctionFailure(unknownInterval(unit), 0)
  if (!(added >= FIRST_MS && added <= LAST_MS)) throw new FunctionFailure(outOfRange, 1)
  return dateOf(added, ticks)
}

/** The same day of another month, or that month's last day where it is shorter. */
function addMonths(ms: number, months: number): number {
  const date = new Date(ms)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, lastDay))
  return date.getTime()
}

export const dateFunctions: Readonly<Record<string, FunctionRunner>> = {
  Now: { body: (_, { now }) => now, nulls: 'take', maps: false, isVolatile: true },
  DateAdd: mapped(dateAdd),
  DateFromNum: mapped(dateFromNum),
  NumFromDate: mapped(numFromDate),
  FormatDateTime: mapped(([value, pattern]) => formatDate(dateAt(value), String(pattern))),
}

const noFileTime = {
  en: 'This number is no date from 1601 to 9999. The largest one stands for “never” in Active Directory.',
  fr: 'Ce nombre n’est pas une date de 1601 à 9999. Le plus grand signifie «\u00a0jamais\u00a0» dans Active Directory.',
}
const outOfRange = { en: 'The result is no date from year 1 to 9999.', fr: 'Le résultat n’est pas une date de l’an 1 à 9999.' }
const unknownInterval = (unit: string) => ({
  en: `\`${unit}\` is no unit: yyyy, q, m, y, d, w, ww, h, n or s.`,
  fr: `\`${unit}\` n’est pas une unité\u00a0: yyyy, q, m, y, d, w, ww, h, n ou s.`,
})
