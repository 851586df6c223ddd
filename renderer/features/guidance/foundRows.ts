import type { Explanation } from '../../../shared/knowledge/explainCode.ts'
import type { CodePlace, FoundCode } from '../../../shared/knowledge/findCodes.ts'
import type { GuidanceEntry } from './guidanceEntries.ts'
import { entryOfExplanation } from './searchGuidance.ts'

/** One meaning of a code that was found in a text; a code that can be several kinds of number has a row for each. */
export interface FoundRow {
  readonly id: string
  /** Undefined for the second and further meanings of the same code. */
  readonly code: { readonly text: string; readonly places: readonly CodePlace[] } | undefined
  readonly explanation: Explanation
  /** What the knowledge holds on it; undefined where no source explains it. */
  readonly entry: GuidanceEntry | undefined
}

/** The codes of a text in the order in which they stand in it. */
export const foundRows = (codes: readonly FoundCode[]): readonly FoundRow[] =>
  codes.flatMap(({ text, offset, places, explanations }) =>
    explanations.map((explanation, index) => ({
      id: `${offset} ${index}`,
      code: index === 0 ? { text, places } : undefined,
      explanation,
      entry: entryOfExplanation(explanation),
    })),
  )
