import type { Localized } from '../../facts/localized.ts'
import { inferredSemantics } from '../functions/inferredSemantics.ts'
import data from './functionData.json' with { type: 'json' }
import type { FunctionCategory, FunctionEntry } from './functionEntry.ts'
import { functionDataSchema } from './functionSchema.ts'

/** All functions of the language, in the order of the reference, the undocumented ones last. */
export const functionCatalogue: readonly FunctionEntry[] = functionDataSchema.parse(data).map(withInferred)

/** Notes out of the sources come first, then what our evaluation had to choose. */
function withInferred(entry: FunctionEntry): FunctionEntry {
  const note = inferredSemantics[entry.name]
  return note === undefined ? entry : { ...entry, notes: [...entry.notes, note] }
}

const byName = new Map(functionCatalogue.map((entry) => [entry.name, entry]))
const byLowerCase = new Map(functionCatalogue.map((entry) => [entry.name.toLowerCase(), entry]))

/** A function by its exact name: the server minds the case. */
export const functionNamed = (name: string): FunctionEntry | undefined => byName.get(name)

/** A function whatever the case of its name, to suggest the right one. */
export const functionNamedAnyCase = (name: string): FunctionEntry | undefined => byLowerCase.get(name.toLowerCase())

/** Titles of the groups of functions. */
export const categoryTitles: Readonly<Record<FunctionCategory, Localized>> = {
  certificate: { en: 'Certificate', fr: 'Certificat' },
  conversion: { en: 'Conversion', fr: 'Conversion' },
  date: { en: 'Date and time', fr: 'Date et heure' },
  directory: { en: 'Directory', fr: 'Annuaire' },
  evaluation: { en: 'Evaluation', fr: 'Évaluation' },
  math: { en: 'Mathematics', fr: 'Mathématiques' },
  multiValued: { en: 'Several values', fr: 'Plusieurs valeurs' },
  flow: { en: 'Program flow', fr: 'Déroulement' },
  text: { en: 'Text', fr: 'Texte' },
  undocumented: { en: 'Not in the reference', fr: 'Absentes de la référence' },
}
