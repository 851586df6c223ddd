import type { SensitiveValue } from './collectValues.ts'
import { isOwnName } from './ownNames.ts'
import type { ValueEdge } from './standIns.ts'
import { isInKnowledge } from './wellKnown.ts'

/** Letters of a single word below which it may be a part of other words. */
const DISTINCT_WORD = 7
const DISTINCT_NAME = 5
const DISTINCT_DIGITS = 9
/** Digits of an id, which stand in nothing longer. */
const LONG_NUMBER = 24

/**
 * How much a value tells by itself: a GUID or `PC-4711` stands for itself wherever it is, `admin` is a part of other words,
 * and `10.0.0.1` of longer numbers.
 */
export function edgeOf({ text }: Pick<SensitiveValue, 'text'>): ValueEdge {
  if (/^[\d.]+$/.test(text) || /^[0-9a-f:]+$/i.test(text)) return edgeOfNumber(text)
  if (/^S-1-/i.test(text)) return 'number'
  const folded = text.toLowerCase()
  const isTelling = /[\d._@ -]/.test(text) || /[^\p{ASCII}]/u.test(text)
  if (isTelling && text.length >= DISTINCT_NAME && !/^\d+$/.test(text)) return isInKnowledge(folded) ? 'word' : 'none'
  return text.length >= DISTINCT_WORD && !isInKnowledge(folded) && !isOwnName(folded) ? 'none' : 'word'
}

/** `dc` and `ada` are words though their letters are digits too, and a few digits are any number: both stand in hashes and counts by chance. */
function edgeOfNumber(text: string): ValueEdge {
  if (text.length >= LONG_NUMBER) return 'none'
  return /^\d+$/.test(text)
    ? text.length >= DISTINCT_DIGITS
      ? 'number'
      : 'word'
    : /\d/.test(text) && text.length >= DISTINCT_NAME
      ? 'number'
      : 'word'
}

const isWordUnit = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{M}\d]/u.test(character)
const isNumberUnit = (character: string | undefined): boolean => character !== undefined && /[\da-z]/i.test(character)

/** Whether a value that stands between these characters is itself, and no part of something else. */
export function holdsBetween(edge: ValueEdge, before: string | undefined, after: string | undefined): boolean {
  if (edge === 'none') return true
  const is = edge === 'word' ? isWordUnit : isNumberUnit
  return !is(before) && !is(after)
}

/** The same of a value that is written as digits of its bytes, `unit` of them a character: in UTF-16 (4) the lower byte comes first. */
export function holdsInHex(text: string, start: number, end: number, edge: ValueEdge, unit: 2 | 4): boolean {
  if (edge === 'none') return true
  const read = (digits: string): string | undefined => {
    if (digits.length !== unit || !/^[0-9a-f]+$/i.test(digits)) return undefined
    return String.fromCharCode(Number.parseInt(unit === 2 ? digits : `${digits.slice(2)}${digits.slice(0, 2)}`, 16))
  }
  return holdsBetween(edge, read(text.slice(Math.max(0, start - unit), start)), read(text.slice(end, end + unit)))
}
