import { LONGEST_TEXT, textTooLong } from '../expression/limits.ts'
import type { Value } from '../expression/value.ts'
import { isBytes, isEnum } from '../expression/values.ts'
import { FunctionFailure, type FunctionRunner, mapped } from './functionBody.ts'
import { replaceChars } from './replaceChars.ts'

const text = (value: Value | undefined): string => String(value ?? '')
const whole = (value: Value | undefined): number => Math.trunc(Number(value ?? 0))

/** Texts and, where a shipped rule cuts bytes, bytes. */
type Sliceable = string | Uint8Array
const sliced = (value: Value | undefined, from: number, to?: number): Value => {
  const source = (isBytes(value ?? null) ? value : text(value)) as Sliceable
  return source.slice(from, to)
}
const lengthOf = (value: Value | undefined): number => (isBytes(value ?? null) ? (value as Uint8Array).length : text(value).length)

function left([value, count]: readonly Value[]): Value {
  const n = whole(count)
  return n < 0 ? (value ?? null) : sliced(value, 0, n)
}

function right([value, count]: readonly Value[]): Value {
  const n = whole(count)
  if (n < 0) return value ?? null
  const length = lengthOf(value)
  return sliced(value, Math.max(0, length - n))
}

/** Without a count the rest comes back: an example of the reference uses it so. */
function mid([value, start, count]: readonly Value[]): Value {
  const from = whole(start)
  const n = count === undefined ? Number.POSITIVE_INFINITY : whole(count)
  if (n === 0) return sliced(value, 0, 0)
  const length = lengthOf(value)
  if (n < 0 || from > length || from <= 0) return value ?? null
  return sliced(value, from - 1, Math.min(length, from - 1 + n))
}

const MAX_PADDED = 1_000_000

function padding(value: Value | undefined, length: Value | undefined, character: Value | undefined): string {
  const one = text(character)
  if (one === '') throw new FunctionFailure(noPadCharacter, 2)
  const wanted = whole(length)
  if (wanted > MAX_PADDED) throw new FunctionFailure(tooLong, 1)
  const missing = Math.max(0, wanted - text(value).length)
  return one.repeat(Math.ceil(missing / one.length)).slice(0, missing)
}

/** A word in capitals stays as it is; words are separated by blanks. */
const properCase = (value: string): string =>
  value
    .split(' ')
    .map((word) => (word === word.toUpperCase() ? word : `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`))
    .join(' ')

/** `\n`, `\r` and `\t` of a replacement are the characters. */
const withEscapes = (value: Value | undefined): string =>
  text(value).replace(/\\[nrt]/g, (sign) => ({ '\\n': '\n', '\\r': '\r', '\\t': '\t' })[sign] ?? sign)

function replaceAll([value, old, next]: readonly Value[]): Value {
  const wanted = withEscapes(old)
  if (wanted === '') throw new FunctionFailure(nothingToReplace, 1)
  const parts = text(value).split(wanted)
  const by = withEscapes(next)
  if (text(value).length + (parts.length - 1) * by.length > LONGEST_TEXT) throw new FunctionFailure(textTooLong)
  return parts.join(by)
}

function word([value, number, delimiters]: readonly Value[]): Value {
  const separators = new Set(text(delimiters))
  const words: string[] = ['']
  for (const character of text(value)) {
    if (separators.has(character)) words.push('')
    else words[words.length - 1] += character
  }
  return words[whole(number) - 1] ?? ''
}

type Find = (value: string, wanted: string, from: number) => number

/** Position from 1, 0 when there is none. Case counts unless vbTextCompare says otherwise (inferred). */
function position(args: readonly Value[], find: Find, startOf: (value: string) => number): number {
  const [value = null, wanted = null, start, compare] = args
  if (value === null || wanted === null) return 0
  const mode = compare === undefined ? 'vbBinaryCompare' : compare !== null && isEnum(compare) ? compare.name : text(compare)
  if (mode !== 'vbTextCompare' && mode !== 'vbBinaryCompare') throw new FunctionFailure(unknownCompare(mode), 3)
  const folded = (part: Value): string => (mode === 'vbTextCompare' ? text(part).toLowerCase() : text(part))
  const from = start === undefined || start === null ? startOf(text(value)) : whole(start)
  if (start !== undefined && from < 1) throw new FunctionFailure(startsAtOne, 2)
  return find(folded(value), folded(wanted), from - 1) + 1
}

/** The match lies within the characters up to the start, as in Visual Basic (inferred). */
const lastWithin: Find = (value, wanted, from) => {
  const last = Math.min(from + 1, value.length) - wanted.length
  return last < 0 ? -1 : value.lastIndexOf(wanted, last)
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

export const textFunctions: Readonly<Record<string, FunctionRunner>> = {
  InStr: mapped(
    (args) =>
      position(
        args,
        (value, wanted, from) => value.indexOf(wanted, from),
        () => 1,
      ),
    'take',
  ),
  InStrRev: mapped((args) => position(args, lastWithin, (value) => value.length), 'take'),
  LCase: mapped(([value]) => text(value).toLowerCase()),
  UCase: mapped(([value]) => text(value).toUpperCase()),
  Left: mapped(left, 'empty'),
  Right: mapped(right, 'empty'),
  Mid: mapped(mid, 'empty'),
  Len: mapped(([value = null]) => (value === null ? 0 : lengthOf(value)), 'take'),
  LTrim: mapped(([value]) => text(value).trimStart()),
  RTrim: mapped(([value]) => text(value).trimEnd()),
  Trim: mapped(([value]) => text(value).trim()),
  PadLeft: mapped(([value, length, character]) => padding(value, length, character) + text(value), 'empty'),
  PadRight: mapped(([value, length, character]) => text(value) + padding(value, length, character), 'empty'),
  PCase: mapped(([value]) => properCase(text(value))),
  Replace: mapped(replaceAll),
  ReplaceChars: mapped(([value, pattern]) => replaceChars(text(value), text(pattern), characters)),
  Word: mapped(word, 'empty'),
  Guid: { body: (_, { guid }) => guid(), nulls: 'take', maps: false, isVolatile: true },
}

const noPadCharacter = { en: 'The character to pad with is missing.', fr: 'Le caractère de remplissage manque.' }
const tooLong = { en: 'Longer than a million characters.', fr: 'Plus d’un million de caractères.' }
const nothingToReplace = { en: 'The text to look for is empty.', fr: 'Le texte à chercher est vide.' }
const startsAtOne = { en: 'Positions start at 1.', fr: 'Les positions commencent à 1.' }
const unknownCompare = (mode: string) => ({
  en: `\`${mode}\` is no way to compare: vbTextCompare or vbBinaryCompare.`,
  fr: `\`${mode}\` n’est pas un mode de comparaison\u00a0: vbTextCompare ou vbBinaryCompare.`,
})
