import type { Localized } from '../../facts/localized.ts'
import type { DateTime } from '../expression/value.ts'
import { FunctionFailure } from './functionBody.ts'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const padded = (value: number, length: number): string => String(value).padStart(length, '0')

type Part = (date: Date, length: number, fraction: number) => string

const halfDayHour = (date: Date): number => date.getUTCHours() % 12 || 12

/** The letters of .NET's custom patterns, in the invariant culture; times are UTC. A letter may come any number of times. */
const parts: Readonly<Record<string, Part>> = {
  y: (date, length) => (length <= 2 ? padded(date.getUTCFullYear() % 100, length) : padded(date.getUTCFullYear(), length)),
  M: (date, length) => {
    const name = months[date.getUTCMonth()] ?? ''
    return length <= 2 ? padded(date.getUTCMonth() + 1, length) : length === 3 ? name.slice(0, 3) : name
  },
  d: (date, length) => {
    const name = days[date.getUTCDay()] ?? ''
    return length <= 2 ? padded(date.getUTCDate(), length) : length === 3 ? name.slice(0, 3) : name
  },
  H: (date, length) => padded(date.getUTCHours(), Math.min(length, 2)),
  h: (date, length) => padded(halfDayHour(date), Math.min(length, 2)),
  m: (date, length) => padded(date.getUTCMinutes(), Math.min(length, 2)),
  s: (date, length) => padded(date.getUTCSeconds(), Math.min(length, 2)),
  t: (date, length) => (date.getUTCHours() < 12 ? 'AM' : 'PM').slice(0, length),
  f: (_, length, fraction) => padded(fraction, 7).slice(0, length),
  F: (_, length, fraction) => padded(fraction, 7).slice(0, length).replace(/0+$/, ''),
  g: () => 'A.D.',
  K: (_, length) => 'Z'.repeat(length),
  z: (_, length) => ['+0', '+00'][length - 1] ?? '+00:00',
}

const TOKEN = /\\(?<escaped>.)|"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<part>([yMdHhmstfFgKz])\5*)|(?<broken>["'\\])|%/gs

/**
 * A date in a custom pattern of .NET, which the reference names. What is no letter of a pattern is printed as it is, as .NET does it and a
 * shipped rule needs it (`yyyyMMddHHmmss.0Z`). A pattern of one letter would be one of .NET's standard formats, which are not read here.
 */
export function formatDate({ ms, ticks }: DateTime, pattern: string): string {
  if (/^[A-Za-z]?$/.test(pattern)) throw new FunctionFailure(standardFormat, 1)
  const date = new Date(ms)
  const fraction = (((ms % 1000) + 1000) % 1000) * 10_000 + ticks
  let text = ''
  let end = 0
  for (const { 0: token, index, groups = {} } of pattern.matchAll(TOKEN)) {
    text += pattern.slice(end, index)
    end = index + token.length
    const { part, broken } = groups
    if (broken !== undefined) throw new FunctionFailure(endsOpen(broken), 1, index)
    if (part === undefined) text += groups.escaped ?? groups.double ?? groups.single ?? ''
    else if (/^f{8}/i.test(part)) throw new FunctionFailure(tooFine, 1, index)
    else text += parts[part.charAt(0)]?.(date, part.length, fraction) ?? part
  }
  return text + pattern.slice(end)
}

const standardFormat: Localized = {
  en: 'A pattern has two characters or more; a single letter is a standard format of .NET, which is not read here. Write `%d` for the day alone.',
  fr: 'Un modèle a deux caractères ou plus\u00a0; une lettre seule est un format standard de .NET, qui n’est pas lu ici. Écrivez `%d` pour le jour seul.',
}
const endsOpen = (sign: string): Localized => ({
  en: `\`${sign}\` is not closed in this date pattern.`,
  fr: `\`${sign}\` n’est pas refermé dans ce modèle de date.`,
})
const tooFine: Localized = {
  en: 'A fraction of a second has seven digits at most.',
  fr: 'Une fraction de seconde a sept chiffres au plus.',
}
