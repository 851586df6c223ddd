import { LONGEST_TEXT, textTooLong } from '../expression/limits.ts'
import type { Single, Value } from '../expression/value.ts'
import { isEnum, isReference, multiOf, sameSingle, valuesOf } from '../expression/values.ts'
import { FunctionFailure, type FunctionRunner, whole } from './functionBody.ts'

/** Index from 1 of the first value that holds the text, of a reference that is it; 0 when there is none. */
function contains([attribute = null, search, mode]: readonly Value[]): Value {
  const wanted = String(search ?? '')
  const name = mode === undefined || mode === null ? undefined : isEnum(mode) ? mode.name : String(mode)
  if (name !== undefined && name !== 'CaseInsensitive' && name !== 'CaseSensitive') throw new FunctionFailure(unknownCase(name), 2)
  const fold = (text: string): string => (name === 'CaseInsensitive' ? text.toLowerCase() : text)
  const holds = (value: Single): boolean =>
    isReference(value) ? value.dn.toLowerCase() === wanted.toLowerCase() : fold(String(value)).includes(fold(wanted))
  return valuesOf(attribute).findIndex(holds) + 1
}

function item([attribute = null, index]: readonly Value[]): Value {
  const values = valuesOf(attribute)
  const found = values[Number(index) - 1]
  if (found === undefined) throw new FunctionFailure(outOfBounds(Number(index), values.length), 1)
  return found
}

function split([value, delimiter, limit]: readonly Value[]): Value {
  const separator = String(delimiter)
  if (separator.length !== 1) throw new FunctionFailure(oneCharacter, 1)
  const count = limit === undefined || limit === null ? undefined : Number(limit)
  const parts = String(value).split(separator)
  // The last value keeps what is beyond the limit, as .NET's Split does (inferred).
  const kept =
    count === undefined || count < 1 || parts.length <= count
      ? parts
      : [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)]
  return multiOf(kept)
}

const distinct = (values: readonly Single[]): readonly Single[] => {
  const texts = new Set<Single>()
  const others: Single[] = []
  return values.filter((value) => {
    if (typeof value !== 'object') return !texts.has(value) && texts.add(value) !== undefined
    if (others.some((other) => sameSingle(other, value))) return false
    others.push(value)
    return true
  })
}

const textOf = (value: Single): string => (isReference(value) ? value.dn : String(value))

/** Of the named attribute, or of the values themselves: rules of 2016 write `ValueCount("member")`. */
const count: FunctionRunner['body'] = ([attribute = null]) => valuesOf(attribute).length

function join([attribute = null, delimiter = ' ']: readonly Value[]): Value {
  if (attribute === null) return null
  const texts = valuesOf(attribute).map(textOf)
  const between = String(delimiter ?? '')
  const length = texts.reduce((sum, text) => sum + text.length + between.length, 0)
  if (length > LONGEST_TEXT) throw new FunctionFailure(textTooLong)
  return texts.join(between)
}

export const multiValueFunctions: Readonly<Record<string, FunctionRunner>> = {
  Contains: whole(contains),
  Count: whole(count),
  ValueCount: whole(([value = null], { attribute }) => valuesOf(typeof value === 'string' ? attribute(value) : value).length),
  Item: whole(item),
  ItemOrNull: whole(([attribute = null, index]) => valuesOf(attribute)[Number(index) - 1] ?? null),
  Join: whole(join),
  RemoveDuplicates: whole(([attribute = null]) => multiOf(distinct(valuesOf(attribute)))),
  Split: { body: split, nulls: 'null', maps: true },
}

const oneCharacter = { en: 'The delimiter is a single character.', fr: 'Le séparateur est un seul caractère.' }
const unknownCase = (name: string) => ({
  en: `\`${name}\` is no way to compare here: CaseInsensitive or CaseSensitive.`,
  fr: `\`${name}\` n’est pas un mode de comparaison ici\u00a0: CaseInsensitive ou CaseSensitive.`,
})
const outOfBounds = (index: number, count: number) => ({
  en: `There is no value ${index}: the attribute has ${count}. ItemOrNull answers NULL instead.`,
  fr: `Il n’y a pas de valeur ${index}\u00a0: l’attribut en a ${count}. ItemOrNull répond NULL dans ce cas.`,
})
