import type { DateTime } from '../expression/value.ts'
import { FunctionFailure } from './functionBody.ts'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const padded = (value: number, length: number): string => String(value).padStart(length, '0')

type Part = (date: Date, fraction: number) => string

/** Custom patterns of .NET, which the reference links to, in the invariant culture; times are UTC. Longest first. */
const parts: Readonly<Record<string, Part>> = {
  yyyy: (date) => padded(date.getUTCFullYear(), 4),
  yyy: (date) => padded(date.getUTCFullYear(), 3),
  yy: (date) => padded(date.getUTCFullYear() % 100, 2),
  y: (date) => String(date.getUTCFullYear() % 100),
  MMMM: (date) => months[date.getUTCMonth()] ?? '',
  MMM: (date) => (months[date.getUTCMonth()] ?? '').slice(0, 3),
  MM: (date) => padded(date.getUTCMonth() + 1, 2),
  M: (date) => String(date.getUTCMonth() + 1),
  dddd: (date) => days[date.getUTCDay()] ?? '',
  ddd: (date) => (days[date.getUTCDay()] ?? '').slice(0, 3),
  dd: (date) => padded(date.getUTCDate(), 2),
  d: (date) => String(date.getUTCDate()),
  HH: (date) => padded(date.getUTCHours(), 2),
  H: (date) => String(date.getUTCHours()),
  hh: (date) => padded(date.getUTCHours() % 12 || 12, 2),
  h: (date) => String(date.getUTCHours() % 12 || 12),
  mm: (date) => padded(date.getUTCMinutes(), 2),
  m: (date) => String(date.getUTCMinutes()),
  ss: (date) => padded(date.getUTCSeconds(), 2),
  s: (date) => String(date.getUTCSeconds()),
  tt: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  t: (date) => (date.getUTCHours() < 12 ? 'A' : 'P'),
  zzz: () => '+00:00',
  zz: () => '+00',
  z: () => '+0',
  K: () => 'Z',
  ':': () => ':',
  '/': () => '/',
}

const TOKEN =
  /\\(.)|"([^"]*)"|'([^']*)'|(y{1,5}|M{1,4}|d{1,4}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|f{1,7}|F{1,7}|t{1,2}|z{1,3}|K|:|\/)|([A-Za-z"'\\%])|([^A-Za-z"'\\%]+)/gs

/** A date in a custom pattern. Letters that are no part of a pattern are an error: .NET would refuse or print them, one cannot tell which. */
export function formatDate({ ms, ticks }: DateTime, pattern: string): string {
  const date = new Date(ms)
  const fraction = (((ms % 1000) + 1000) % 1000) * 10_000 + ticks
  return pattern.replace(
    TOKEN,
    (all, escaped?: string, double?: string, single?: string, part?: string, bad?: string, plain?: string, at?: number) => {
      if (bad !== undefined) throw new FunctionFailure(unknownLetter(bad), 1, at)
      if (part === undefined) return escaped ?? double ?? single ?? plain ?? all
      if (part.startsWith('f')) return padded(fraction, 7).slice(0, part.length)
      if (part.startsWith('F')) return padded(fraction, 7).slice(0, part.length).replace(/0+$/, '')
      if (part === 'yyyyy') return padded(date.getUTCFullYear(), 5)
      return parts[part]?.(date, fraction) ?? part
    },
  )
}

const unknownLetter = (letter: string) => ({
  en: `\`${letter}\` means nothing in a date pattern. Put text between quotes.`,
  fr: `\`${letter}\` ne veut rien dire dans un modèle de date. Mettez le texte entre guillemets.`,
})
