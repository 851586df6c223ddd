import type { Finding, Step } from '../../../shared/contract/diagnosis.ts'
import type { EvidenceRef } from '../../../shared/contract/evidenceRef.ts'
import { formatLocator } from '../../../shared/facts/locator.ts'

/** What tells one place from another. */
export const placeKey = (place: EvidenceRef): string => `${place.artefactId} ${formatLocator(place.locator)}`

/** The places of the step and of its checks, each once. */
export function placesOf(step: Step): readonly EvidenceRef[] {
  const all = [...step.evidence, ...step.checks.flatMap((check) => check.evidence)]
  return [...new Map(all.map((place) => [placeKey(place), place])).values()]
}

/** The findings that tell of a step and that nobody dismissed, in the diagnosis's order. */
export const findingsOf = (step: Step, findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => finding.step === step.id && finding.review?.state !== 'dismissed')

/** Pages of the app that the step's findings name, each once. */
export const proceduresOf = (findings: readonly Finding[]): readonly string[] => [
  ...new Set(findings.flatMap((finding) => finding.procedures)),
]
