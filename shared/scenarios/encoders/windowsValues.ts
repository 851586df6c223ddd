const FILETIME_OF_1970 = 116_444_736_000_000_000n

/** FILETIME (100 ns since 1601) of 100 ns since 1970. */
export const filetimeOf = (time: bigint): bigint => time + FILETIME_OF_1970

/** The 16 bytes of a GUID, its first three groups little-endian. Braces are allowed. */
export function guidBytes(guid: string): readonly number[] {
  const hex = guid.replace(/[{}-]/g, '')
  if (!/^[\da-f]{32}$/i.test(hex)) throw new RangeError(`not a GUID: ${guid}`)
  const bytes = Array.from({ length: 16 }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16))
  return [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map((i) => bytes[i] ?? 0)
}

/** A GUID in lower case without braces, of its 16 bytes. */
export function guidText(bytes: ArrayLike<number>): string {
  const part = (...places: readonly number[]): string => places.map((i) => (bytes[i] ?? 0).toString(16).padStart(2, '0')).join('')
  return [part(3, 2, 1, 0), part(5, 4), part(7, 6), part(8, 9), part(10, 11, 12, 13, 14, 15)].join('-')
}

/** The bytes of `S-1-5-21-…`: revision, count, authority big-endian, parts little-endian. */
export function sidBytes(sid: string): readonly number[] {
  const [start, revision, authority, ...parts] = sid.split('-')
  if (start !== 'S' || revision === undefined || authority === undefined) throw new RangeError(`not a SID: ${sid}`)
  const high = Number(authority)
  const authorityBytes = [5, 4, 3, 2, 1, 0].map((i) => Math.floor(high / 256 ** i) % 256)
  const partBytes = parts.flatMap((part) => [0, 8, 16, 24].map((shift) => (Number(part) >>> shift) & 0xff))
  return [Number(revision), parts.length, ...authorityBytes, ...partBytes]
}

/** The eight words of a SYSTEMTIME: year, month, day of week, day, hour, minute, second, millisecond; `iso` is UTC. */
export function systemTimeWords(iso: string): readonly number[] {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) throw new RangeError(`not a time: ${iso}`)
  const day = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDay(), date.getUTCDate()]
  return [...day, date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds(), date.getUTCMilliseconds()]
}
