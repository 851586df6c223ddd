import type { ParsedItem } from '../parsed.ts'
import { type AnalyzerReport, generalSection } from './analyzerReport.ts'
import { normalizeReport } from './normalize.ts'

/** Yields all that a report holds: records, then facts, then problems. Returns the edition: the script's version in its own words. */
export function* emitReport(report: AnalyzerReport): Generator<ParsedItem, string | undefined> {
  for (const { record, locator } of report.fields) yield { type: 'record', record, locator }
  for (const { record, locator } of report.results) yield { type: 'record', record, locator }
  yield* normalizeReport(report)
  yield* report.problems
  const version = report.fields.find(({ record }) => record.section === generalSection && record.displayName === 'Script Version')
  return version === undefined || version.record.value === '' ? undefined : version.record.value
}
