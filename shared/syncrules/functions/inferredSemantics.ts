import type { Localized } from '../../facts/localized.ts'

/**
 * Choices of the evaluation that no document settles, by function; shown among the notes of the catalogue, beside those that come from the
 * sources themselves.
 */
export const inferredSemantics: Readonly<Record<string, Localized>> = {
  BitAnd: {
    en: 'With Null the answer is Null (inferred).',
    fr: 'Avec Null, la réponse est Null (déduit).',
  },
  BitOr: {
    en: 'With Null the answer is Null (inferred).',
    fr: 'Avec Null, la réponse est Null (déduit).',
  },
  CBin: {
    en: 'The bytes are little-endian, as key credentials have them (inferred).',
    fr: 'Les octets sont en petit-boutiste, comme dans les informations d’identification de clé (déduit).',
  },
  CDate: {
    en: 'Read are `2013-01-10`, `1/10/2013` (month first) and a time with or without AM or PM, seconds and zone; another text is an error (inferred).',
    fr: 'Sont lus `2013-01-10`, `1/10/2013` (mois d’abord) et une heure avec ou sans AM ou PM, secondes et fuseau\u00a0; un autre texte est une erreur (déduit).',
  },
  CNum: {
    en: 'Bytes are read as a little-endian number, which the shipped rule for key credentials needs (inferred).',
    fr: 'Les octets sont lus comme un nombre petit-boutiste, ce que demande la règle livrée pour les clés (déduit).',
  },
  CStr: {
    en: 'Bytes become upper-case hexadecimal, a date `1/31/2026 2:05:00 PM` in UTC (inferred).',
    fr: 'Des octets deviennent de l’hexadécimal en majuscules, une date `1/31/2026 2:05:00 PM` en UTC (déduit).',
  },
  Contains: {
    en: 'References are compared without regard to case, as directories do (inferred).',
    fr: 'Les références sont comparées sans tenir compte de la casse, comme le font les annuaires (déduit).',
  },
  DNComponent: {
    en: 'Beyond the last component the answer is the empty text. The value keeps its escapes: shipped rules look for `\\0ACNF:` (inferred).',
    fr: 'Au-delà du dernier composant, la réponse est le texte vide. La valeur garde ses échappements\u00a0: des règles livrées cherchent `\\0ACNF:` (déduit).',
  },
  DNComponentRev: {
    en: 'Beyond the first component the answer is the empty text (inferred).',
    fr: 'Au-delà du premier composant, la réponse est le texte vide (déduit).',
  },
  DateAdd: {
    en: 'A month that is shorter gives its last day: January 31 and a month is the end of February, as in Visual Basic (inferred).',
    fr: 'Un mois plus court donne son dernier jour\u00a0: le 31 janvier et un mois font la fin de février, comme en Visual Basic (déduit).',
  },
  DateFromNum: {
    en: 'Numbers outside 1601 to 9999 are an error, as in .NET: 9223372036854775807, which stands for never, is one (inferred).',
    fr: 'Les nombres hors de 1601 à 9999 sont une erreur, comme en .NET\u00a0: 9223372036854775807, qui signifie jamais, en est un (déduit).',
  },
  EscapeDNComponent: {
    en: 'What stands before the first `=` is taken for the type and left as it is (inferred).',
    fr: 'Ce qui précède le premier `=` est pris pour le type et laissé tel quel (déduit).',
  },
  FormatDateTime: {
    en: 'Letters that are no part of a pattern are printed as they are; a pattern of one letter, a standard format of .NET, is an error here (inferred).',
    fr: 'Les lettres qui ne sont pas d’un modèle sont reprises telles quelles\u00a0; un modèle d’une lettre, format standard de .NET, est ici une erreur (déduit).',
  },
  IIF: {
    en: 'A condition that is Null counts as False (inferred).',
    fr: 'Une condition Null vaut False (déduit).',
  },
  InStr: {
    en: 'In Null nothing is found: 0 (inferred).',
    fr: 'Dans Null, rien n’est trouvé\u00a0: 0 (déduit).',
  },
  InStrRev: {
    en: 'With a start, the match lies within the characters up to it, as in Visual Basic (inferred).',
    fr: 'Avec un début, l’occurrence se trouve parmi les caractères jusqu’à lui, comme en Visual Basic (déduit).',
  },
  Len: {
    en: 'The length of Null is 0 (inferred).',
    fr: 'La longueur de Null est 0 (déduit).',
  },
  RegexIsMatch: {
    en: 'In Null nothing is found: False. Names of options are read in any case; classes such as `\\w` are of all of Unicode, as in .NET (inferred).',
    fr: 'Dans Null, rien n’est trouvé\u00a0: False. Les noms d’options sont lus quelle que soit la casse\u00a0; les classes comme `\\w` couvrent tout Unicode, comme en .NET (déduit).',
  },
  Select: {
    en: 'Values for which the function answers Null are left out (inferred).',
    fr: 'Les valeurs pour lesquelles la fonction répond Null sont omises (déduit).',
  },
  Split: {
    en: 'With a limit, the last value keeps the rest of the text, as in .NET (inferred).',
    fr: 'Avec une limite, la dernière valeur garde le reste du texte, comme en .NET (déduit).',
  },
  Switch: {
    en: 'All the tests are evaluated; of the values, only the chosen one, so that an `Error` elsewhere is not raised (inferred).',
    fr: 'Tous les tests sont évalués\u00a0; parmi les valeurs, seule celle qui est choisie, de sorte qu’un `Error` ailleurs n’est pas levé (déduit).',
  },
  Thumbprint: {
    en: 'The answer is a SHA-256: the shipped rule puts it where key credentials have their KeyHash (MS-ADTS 2.2.20.6) (inferred).',
    fr: 'La réponse est un SHA-256\u00a0: la règle livrée le met à la place du KeyHash d’une clé (MS-ADTS 2.2.20.6) (déduit).',
  },
  Word: {
    en: 'Two delimiters side by side have an empty word between them (inferred).',
    fr: 'Deux séparateurs côte à côte ont entre eux un mot vide (déduit).',
  },
}
