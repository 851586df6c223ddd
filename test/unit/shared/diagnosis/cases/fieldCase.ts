import type { StepId, StepState } from '../../../../../shared/contract/diagnosis.ts'

/** One case from the field: what the files say, and what has to be concluded. */
export interface FieldCase {
  /** What an engineer would call it. */
  readonly name: string
  /** Why the outcome is right. */
  readonly because: string
  /** Key of sources.json of the source that states evidence and outcome. */
  readonly source?: string
  /** One line a statement: the file, then its own words; ` | ` stands between statements of one file. */
  readonly evidence: string
  readonly verdict: string
  /** Findings that have to be there beside the verdict's. */
  readonly findings?: readonly string[]
  /** Findings that must not be there: the near misses. */
  readonly without?: readonly string[]
  readonly steps?: Partial<Readonly<Record<StepId, StepState>>>
}
