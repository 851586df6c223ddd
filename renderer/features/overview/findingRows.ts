import type { DeviceDiagnosis, Finding } from '../../../shared/contract/diagnosis.ts'

/** A finding as the table of other findings shows it. */
export interface FindingRow {
  readonly deviceId: number
  readonly device: string
  readonly finding: Finding
}

const ANALYZER_RESULT = 'analyzer-result:'

/** True for what the analyzer itself raised as error or warning: these are worked off one by one as reviewed. */
export const isAnalyzerWarning = (finding: Finding): boolean => finding.rule.startsWith(ANALYZER_RESULT) && finding.severity !== 'info'

/** Analyzer errors and warnings that nobody has marked in any way yet. */
export const unreviewedRows = (rows: readonly FindingRow[]): readonly FindingRow[] =>
  rows.filter((row) => isAnalyzerWarning(row.finding) && row.finding.review?.state === undefined)

/** What identifies a row: rules repeat over devices. */
export const rowKey = (row: FindingRow): string => `${row.deviceId} ${row.finding.rule}`

/** How many of the sources a finding names speak for it; a source is one file, however many of its places are named. */
export function sourcesFor(finding: Finding): { readonly agree: number; readonly all: number } {
  const agree = new Set(finding.evidence.map((evidence) => evidence.artefactId))
  const against = new Set(finding.against.map((evidence) => evidence.artefactId).filter((id) => !agree.has(id)))
  return { agree: agree.size, all: agree.size + against.size }
}

/** The finding that the verdict names; absent for `healthy` and `insufficient-evidence`. */
export const verdictFinding = (diagnosis: DeviceDiagnosis): Finding | undefined =>
  diagnosis.findings.find((finding) => finding.rule === diagnosis.verdict.rule)
