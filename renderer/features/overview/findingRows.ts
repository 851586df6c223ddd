import type { Finding } from '../../../shared/contract/diagnosis.ts'

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
