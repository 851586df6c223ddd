/** 100 ns units from 1601 (FILETIME) to 1970 (Date). */
const UNIX_EPOCH = 116444736000000000n
const TICKS_PER_SECOND = 10_000_000n

/** A FILETIME as UTC ISO 8601 with 100 ns; undefined for 0, which stands for "not set", and for years that need five digits. */
export function filetimeToIso(filetime: bigint): string | undefined {
  if (filetime === 0n) return undefined
  const ticks = filetime % TICKS_PER_SECOND
  const date = new Date(Number((filetime - ticks - UNIX_EPOCH) / 10_000n))
  if (date.getUTCFullYear() > 9999) return undefined
  return `${date.toISOString().slice(0, 19)}.${ticks.toString().padStart(7, '0')}Z`
}
