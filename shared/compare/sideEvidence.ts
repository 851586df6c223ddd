import type { DeviceDiagnosis } from '../contract/diagnosis.ts'
import type { EvidenceRef } from '../contract/evidenceRef.ts'
import type { SourcedFact } from '../facts/fact.ts'

/** One side of a comparison: what its evidence says, and what was concluded from it. */
export interface SideEvidence {
  readonly facts: readonly SourcedFact[]
  /** Where a fact stands, as a view shows it. */
  readonly placeOf: (fact: SourcedFact) => EvidenceRef
  readonly diagnosis: DeviceDiagnosis
}
