import type { Change, Comparison, FactRow } from '../contract/compareRequests.ts'
import { compareFindings, compareSteps } from './compareDiagnoses.ts'
import { compareFacts } from './compareFacts.ts'
import type { SideEvidence } from './sideEvidence.ts'

/** Everything in which two sides differ, and what they share. Pure: who the sides are is told by whoever asks. */
export function compareSides(left: SideEvidence, right: SideEvidence): Omit<Comparison, 'left' | 'right'> {
  const { rows, more } = compareFacts(left, right)
  return {
    steps: compareSteps(left.diagnosis, right.diagnosis),
    findings: compareFindings(left.diagnosis, right.diagnosis),
    facts: rows,
    counts: countChanges(rows),
    factsMore: more,
  }
}

function countChanges(rows: readonly FactRow[]): Record<Change, number> {
  const counts = { changed: 0, left: 0, right: 0, same: 0 }
  for (const { change } of rows) counts[change]++
  return counts
}
