import type { Localized } from '../../../facts/localized.ts'
import type { Parameter, Signature, SignatureType } from '../../catalogue/functionEntry.ts'
import type { ValueType } from '../value.ts'
import type { StaticType } from './staticType.ts'

const valueWords: Readonly<Record<ValueType, Localized>> = {
  str: { en: 'a text', fr: 'un texte' },
  num: { en: 'a number', fr: 'un nombre' },
  bool: { en: 'True or False', fr: 'True ou False' },
  bin: { en: 'bytes', fr: 'des octets' },
  dt: { en: 'a date', fr: 'une date' },
  ref: { en: 'a reference', fr: 'une référence' },
}

const severalWords: Readonly<Record<ValueType, Localized>> = {
  str: { en: 'several texts', fr: 'plusieurs textes' },
  num: { en: 'several numbers', fr: 'plusieurs nombres' },
  bool: { en: 'several truth values', fr: 'plusieurs valeurs de vérité' },
  bin: { en: 'several values of bytes', fr: 'plusieurs valeurs d’octets' },
  dt: { en: 'several dates', fr: 'plusieurs dates' },
  ref: { en: 'several references', fr: 'plusieurs références' },
}

const signatureWords: Readonly<Record<SignatureType, Localized>> = {
  ...valueWords,
  enum: { en: 'a name', fr: 'un nom' },
  exp: { en: 'any value', fr: 'une valeur quelconque' },
  var: { en: 'any value', fr: 'une valeur quelconque' },
  void: { en: 'no value', fr: 'aucune valeur' },
  variable: { en: 'a variable ($name)', fr: 'une variable ($nom)' },
  mvstr: severalWords.str,
  mvbin: severalWords.bin,
  mvref: severalWords.ref,
  mvattr: { en: 'an attribute of several values', fr: 'un attribut à plusieurs valeurs' },
}

/** `a text`, `a text or a number`, `several texts`. */
export function typeWords({ kinds, multi }: StaticType): Localized {
  if (kinds === 'any') return signatureWords.var
  if (kinds.length === 0) return { en: 'Null', fr: 'Null' }
  const table = multi === 'yes' ? severalWords : valueWords
  return joinWords(
    kinds.map((kind) => table[kind]),
    { en: 'or', fr: 'ou' },
  )
}

export const kindWords = (kind: ValueType): Localized => valueWords[kind]

export const parameterWords = ({ type, choices }: Parameter): Localized =>
  type === 'enum' && choices !== undefined
    ? joinWords(
        choices.map((choice) => ({ en: choice, fr: choice })),
        { en: 'or', fr: 'ou' },
      )
    : signatureWords[type]

/** `a text and a number`: what a signature takes, in its order. */
export const parameterListWords = ({ parameters }: Signature): Localized =>
  parameters.length === 0 ? { en: 'nothing', fr: 'rien' } : joinWords(parameters.map(parameterWords), { en: 'and', fr: 'et' })

export function joinWords(words: readonly Localized[], last: Localized): Localized {
  const join = (language: 'en' | 'fr'): string => {
    const texts = [...new Set(words.map((word) => word[language]))]
    // A list of what a function takes names a type twice where it takes two of them.
    const all = last.en === 'and' ? words.map((word) => word[language]) : texts
    const end = all.at(-1) ?? ''
    return all.length < 2 ? end : `${all.slice(0, -1).join(', ')} ${last[language]} ${end}`
  }
  return { en: join('en'), fr: join('fr') }
}

const ordinals: readonly Localized[] = [
  { en: 'the first', fr: 'le premier' },
  { en: 'the second', fr: 'le deuxième' },
  { en: 'the third', fr: 'le troisième' },
  { en: 'the fourth', fr: 'le quatrième' },
  { en: 'the fifth', fr: 'le cinquième' },
]

/** `the second`, of arguments counted from 0. */
export const ordinal = (index: number): Localized => ordinals[index] ?? { en: `argument ${index + 1}`, fr: `l’argument ${index + 1}` }

/** `Left(str string, num NumChars)`, parts that can be left out in square brackets, those that repeat with dots. */
export function printSignature(name: string, { parameters, optional = 0, repeat = 0, returns }: Signature): string {
  const texts = parameters.map(({ type, name: parameter }) => `${type} ${parameter}`)
  const required = texts.slice(0, parameters.length - optional).join(', ')
  const rest = texts.slice(parameters.length - optional).map((text, index) => `[${index > 0 || required !== '' ? ', ' : ''}${text}`)
  const dots = repeat > 0 ? ', …' : ''
  return `${returns} ${name}(${required}${rest.join('')}${']'.repeat(rest.length)}${dots})`
}
