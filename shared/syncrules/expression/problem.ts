import type { Localized } from '../../facts/localized.ts'

/** Something about an expression, at its place (UTF-16 offsets). Errors keep it from being evaluated or saved, warnings do not. */
export interface ExpressionProblem {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly from: number
  readonly to: number
  /** In words that help; one or two sentences. */
  readonly message: Localized
  /** What to write instead, over `from` to `to` of the fix. */
  readonly fix?: { readonly label: Localized; readonly from: number; readonly to: number; readonly insert: string }
}

/** Evaluation stopped on one object. `from` and `to` are the place of the sub-expression that failed. */
export class EvaluationError extends Error {
  readonly from: number
  readonly to: number
  readonly localized: Localized

  constructor(place: { readonly from: number; readonly to: number }, localized: Localized) {
    super(localized.en)
    this.name = 'EvaluationError'
    this.from = place.from
    this.to = place.to
    this.localized = localized
  }
}
