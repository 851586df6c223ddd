/** Which number of `3/4/2024` is the day. `unknown`: nothing says, so only days above 12 are decided. */
export type DateOrder = 'dayFirst' | 'monthFirst' | 'unknown'

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/i
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:,?\s+(?:à\s+)?(\d{1,2})[:h](\d\d)(?::(\d\d))?)?\s*(AM|PM)?\s*(Z|UTC|GMT)?$/i

/**
 * A time of a list as UTC ISO 8601; undefined where it is none, or where day and month cannot be told apart.
 * Without a zone it is taken for UTC, as the portals export it.
 */
export function readListTime(printed: string, order: DateOrder): string | undefined {
  const text = printed.replace(/[\u00a0\u202f]/g, ' ').trim()
  return readIso(text) ?? readSlashed(text, order)
}

/** Whether a printed date shows by itself which number is the day; AM and PM are printed by the English of the United States. */
export function dateOrderOf(printed: string): DateOrder {
  const [, first, second, , , , , half] = SLASHED.exec(printed.replace(/[\u00a0\u202f]/g, ' ').trim()) ?? []
  if (Number(first) > 12) return 'dayFirst'
  if (Number(second) > 12 || half !== undefined) return 'monthFirst'
  return 'unknown'
}

function readIso(text: string): string | undefined {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = ISO.exec(text) ?? []
  if (year === undefined) return undefined
  const local = utc(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second), fraction)
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  if (local === undefined || sign === undefined) return local?.toISOString()
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000
  return new Date(local.getTime() - (sign === '-' ? -offset : offset)).toISOString()
}

function readSlashed(text: string, order: DateOrder): string | undefined {
  const [, first, second, year, hour = '0', minute = '0', seconds = '0', half] = SLASHED.exec(text) ?? []
  if (year === undefined) return undefined
  const own = dateOrderOf(text)
  // A number above 12 is proof; AM and PM are a habit, which the rest of the column outweighs.
  const isProof = Number(first) > 12 || Number(second) > 12
  const decided = isProof || order === 'unknown' ? own : order
  if (decided === 'unknown') return undefined
  const [day, month] = decided === 'dayFirst' ? [first, second] : [second, first]
  const hours = hourOf(Number(hour), half)
  return hours === undefined
    ? undefined
    : utc(Number(year), Number(month), Number(day), hours, Number(minute), Number(seconds), '')?.toISOString()
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0)
}

/** .NET's year 1 and Excel's 1900 stand for a time that was never set. */
const FIRST_YEAR = 1990

function utc(year: number, month: number, day: number, hour: number, minute: number, second: number, fraction: string): Date | undefined {
  const milliseconds = Number(`${fraction}000`.slice(0, 3))
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second, milliseconds))
  const isReal = year >= FIRST_YEAR && month >= 1 && month <= 12 && time.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return isReal ? time : undefined
}
