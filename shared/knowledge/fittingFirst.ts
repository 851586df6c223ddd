import type { EditionId } from './knowledgeSchemas.ts'

/** Readings in their order, newest first, but the one of the edition that the evidence was made by before all others. */
export const fittingFirst = <T extends { readonly edition: EditionId }>(readings: readonly T[], fitting: EditionId | undefined): T[] =>
  readings.toSorted((a, b) => Number(b.edition === fitting) - Number(a.edition === fitting))
