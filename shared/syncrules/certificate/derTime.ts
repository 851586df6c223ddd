import { type DerElement, derTag } from './der.ts'

/**
 * Milliseconds since 1970 UTC of a UTCTime or GeneralizedTime; undefined when it is no moment. Two-digit years from 50 are of the 20th
 * century (RFC 5280, 4.1.2.5.1). Beside the `Z` form that DER asks for, a zone `+hhmm` and missing seconds are read, as old issuers wrote them.
 */
export function readDerTime(bytes: Uint8Array, { tag, content, to }: DerElement): number | undefined {
  if (tag !== derTag.utcTime && tag !== derTag.generalizedTime) return undefined
  const digits = (at: number, count: number): number => {
    let value = 0
    for (let index = at; index < at + count; index += 1) {
      const digit = index < to ? (bytes[index] ?? 0) - 0x30 : -1
      if (digit < 0 || digit > 9) return Number.NaN
      value = value * 10 + digit
    }
    return value
  }
  const yearLength = tag === derTag.utcTime ? 2 : 4
  const written = digits(content, yearLength)
  const year = yearLength === 4 ? written : written + (written >= 50 ? 1900 : 2000)
  let at = content + yearLength
  const month = digits(at, 2)
  const day = digits(at + 2, 2)
  const hour = digits(at + 4, 2)
  const minute = digits(at + 6, 2)
  at += 8
  const hasSeconds = !Number.isNaN(digits(at, 2))
  const second = hasSeconds ? digits(at, 2) : 0
  if (hasSeconds) at += 2
  const fraction = yearLength === 4 ? readFraction(bytes, at, to) : { ms: 0, to: at }
  const zone = readZone(bytes, fraction.to, to, digits)
  const start = momentOf(year, month, day, hour, minute, second)
  return start === undefined || zone === undefined ? undefined : start + fraction.ms - zone * 60_000
}

function readFraction(bytes: Uint8Array, at: number, to: number): { readonly ms: number; readonly to: number } {
  if (at >= to || bytes[at] !== 0x2e) return { ms: 0, to: at }
  let ms = 0
  let weight = 100
  let end = at + 1
  for (; end < to; end += 1) {
    const digit = (bytes[end] ?? 0) - 0x30
    if (digit < 0 || digit > 9) break
    ms += digit * weight
    weight /= 10
  }
  return { ms: Math.floor(ms), to: end }
}

/** Minutes east of UTC; undefined when the rest is neither `Z` nor a zone. */
function readZone(bytes: Uint8Array, at: number, to: number, digits: (at: number, count: number) => number): number | undefined {
  const sign = at < to ? bytes[at] : undefined
  if (sign === 0x5a) return at + 1 === to ? 0 : undefined
  if ((sign !== 0x2b && sign !== 0x2d) || at + 5 !== to) return undefined
  const minutes = digits(at + 1, 2) * 60 + digits(at + 3, 2)
  return Number.isNaN(minutes) ? undefined : sign === 0x2b ? minutes : -minutes
}

/** Undefined for a day or hour that the calendar does not have; NaN in any part ends there too. */
function momentOf(year: number, month: number, day: number, hour: number, minute: number, second: number): number | undefined {
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && hour <= 23 && minute <= 59 && second <= 59)) return undefined
  // Date.UTC takes years below 100 for those of the 20th century: 2000 is a leap year too and stands in, 400 years are 146,097 days.
  const shift = year < 100 ? 400 : 0
  const ms = Date.UTC(year + shift, month - 1, day, hour, minute, second)
  return new Date(ms).getUTCDate() === day ? ms - (shift / 400) * 146_097 * 86_400_000 : undefined
}
