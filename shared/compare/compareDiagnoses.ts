import type { ComparedFinding, Comparison, StepChange } from '../contract/compareRequests.ts'
import type { DeviceDiagnosis, Finding, Step } from '../contract/diagnosis.ts'

const PLACES_TOLD = 5

/** Findings by their rule: what only the left side has is gone, what only the right side has is new. In the order of the diagnosis, deepest cause first. */
export function compareFindings(left: DeviceDiagnosis, right: DeviceDiagnosis): Comparison['findings'] {
  const before = new Set(left.findings.map(({ rule }) => rule))
  const after = new Set(right.findings.map(({ rule }) => rule))
  return {
    gone: left.findings.filter(({ rule }) => !after.has(rule)).map(briefly),
    new: right.findings.filter(({ rule }) => !before.has(rule)).map(briefly),
    still: right.findings.filter(({ rule }) => before.has(rule)).map(briefly),
  }
}

const briefly = ({ rule, title, severity, cause, evidence }: Finding): ComparedFinding => ({
  rule,
  title,
  severity,
  cause,
  evidence: evidence.slice(0, PLACES_TOLD),
})

/** The steps of the flow on both sides, in its order; the evidence is the right side’s, or the left side’s where that has none. */
export function compareSteps(left: DeviceDiagnosis, right: DeviceDiagnosis): StepChange[] {
  return right.steps.flatMap((after) => {
    const before = left.steps.find(({ id }) => id === after.id)
    return before === undefined ? [] : [stepChange(before, after)]
  })
}

const stepChange = (before: Step, after: Step): StepChange => ({
  id: after.id,
  title: after.title,
  left: before.state,
  right: after.state,
  evidence: (after.evidence.length > 0 ? after.evidence : before.evidence).slice(0, PLACES_TOLD),
})
