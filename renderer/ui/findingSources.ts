import type { DeviceDiagnosis, Finding } from '../../shared/contract/diagnosis.ts'

/** How many of the sources a finding names speak for it; a source is one file, however many of its places are named. */
export function sourcesFor(finding: Finding): { readonly agree: number; readonly all: number } {
  const agree = new Set(finding.evidence.map((evidence) => evidence.artefactId))
  const against = new Set(finding.against.map((evidence) => evidence.artefactId).filter((id) => !agree.has(id)))
  return { agree: agree.size, all: agree.size + against.size }
}

/** The finding that the verdict names; absent for `healthy` and `insufficient-evidence`. */
export const verdictFinding = (diagnosis: DeviceDiagnosis): Finding | undefined =>
  diagnosis.findings.find((finding) => finding.rule === diagnosis.verdict.rule)
