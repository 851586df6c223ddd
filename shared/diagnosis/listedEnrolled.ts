import type { SourcedFact } from '../facts/fact.ts'
import type { FactIndex } from './factIndex.ts'
import { managersInWords } from './flowSignals.ts'

/** The portal's words for a device that this channel manages, in both languages of the list. */
const SUCCESS = /^(success|réussite|succès)$/i
/** What a list says where it has nothing to say. */
const NOTHING = /^(n\/a|s\/o|unknown|inconnue?|none|aucune?|[-–—])$/i

/** The places where a device list says that Defender manages the device and that its enrolment succeeded; empty where it does not. */
export function listedEnrolled(index: FactIndex): readonly SourcedFact[] {
  const success = index.of('enrollment.statusText').filter((fact) => fact.row !== undefined && SUCCESS.test(String(fact.value).trim()))
  const named = managersInWords(index)
  const managers = named.flatMap(({ choice, fact }) => (choice === 'attach' && fact.row !== undefined ? [fact] : []))
  return success.length > 0 && managers.length === named.length && managers.length > 0 ? [...success, ...managers] : []
}

/** Statuses in words that name something: not a success, and not the list's word for nothing. */
export const failuresInWords = (index: FactIndex): readonly SourcedFact[] =>
  index.of('enrollment.statusText').filter(({ value }) => !SUCCESS.test(String(value).trim()) && !NOTHING.test(String(value).trim()))
