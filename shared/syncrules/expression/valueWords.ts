import type { Localized } from '../../facts/localized.ts'
import { kindWords } from './check/typeWords.ts'
import type { Value } from './value.ts'
import { isEnum, isFlow, isMulti, typeOf } from './values.ts'

/** What a value is, in the words of errors: `a text`, `several values`, `Null`. */
export function valueWords(value: Value): Localized {
  if (value === null) return { en: 'Null', fr: 'Null' }
  if (isFlow(value) || isEnum(value)) return { en: value.name, fr: value.name }
  if (isMulti(value)) return { en: 'several values', fr: 'plusieurs valeurs' }
  return kindWords(typeOf(value))
}
