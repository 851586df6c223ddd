import { parse } from 'parse5'
import { problemOf } from '../../facts/problemTexts.ts'
import { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem, ParseInput, ParseSummary } from '../parsed.ts'
import { byteOffsetsOf } from '../text/byteOffsets.ts'
import { decodeText, detectEncoding } from '../text/detectEncoding.ts'
import { type AnalyzerReport, emptyReport, largestReport, summarySection } from './analyzerReport.ts'
import { emitReport } from './emitReport.ts'
import { exceedsLimits } from './htmlLimits.ts'
import { HtmlReportReader } from './htmlReportReader.ts'

const TAIL = 4096

/** Reads the analyzer's page (`MDEClientAnalyzer.htm`). Layout: the script's MDEReport.xslt, unchanged from 2022 to 2024. Places are byte ranges: the page is one line. */
export function* parseAnalyzerHtml({ bytes }: ParseInput): Generator<ParsedItem, ParseSummary> {
  const ledger = new ByteLedger(bytes.length)
  const encoding = detectEncoding(bytes)
  if (bytes.length > largestReport) {
    yield { type: 'problem', problem: problemOf('fileTooLarge', 'error', { size: bytes.length, limit: largestReport }) }
    return { encoding, account: ledger.account() }
  }
  const text = decodeText(bytes, encoding)
  const byteOffset = byteOffsetsOf(text, encoding, bytes.length)
  const exceeded = exceedsLimits(text)
  if (exceeded !== undefined) {
    const place = { field: 'html', offset: byteOffset(exceeded.at) }
    yield { type: 'problem', problem: problemOf(exceeded.code, 'error', { limit: exceeded.limit }, place) }
    return { encoding, account: ledger.account() }
  }
  const isCut = !/<\/html\s*>/i.test(text.slice(-TAIL))
  const report = emptyReport()
  const reader = new HtmlReportReader(report, byteOffset, isCut)
  reader.read(parse(text, { sourceCodeLocationInfo: true, scriptingEnabled: false }))

  let parsedTo = 0
  for (const gap of reader.gaps) {
    ledger.parsed(parsedTo, gap.start - parsedTo)
    parsedTo = gap.end
  }
  ledger.parsed(parsedTo, bytes.length - parsedTo)
  if (isCut) {
    const offset = reader.cutAt ?? bytes.length
    ledger.problem(offset, bytes.length - offset)
    const place = { field: 'html', offset, length: bytes.length - offset }
    yield { type: 'problem', problem: problemOf('fileCutOff', 'warning', { what: reader.cutIn ?? '<html>' }, place) }
  }
  if (!reader.hasTables) yield { type: 'problem', problem: problemOf('reportWithoutTables', 'error') }
  const edition = yield* emitReport(report)
  yield* checkSummary(report)
  return { encoding, ...(edition === undefined ? {} : { edition }), account: ledger.account() }
}

/** The page counts results by severity before it lists them: a difference means that rows are missing. */
function* checkSummary(report: AnalyzerReport): Generator<ParsedItem, void> {
  for (const { record } of report.fields) {
    if (record.section !== summarySection || !/^\d{1,6}$/.test(record.value)) continue
    const severity = record.displayName
    const found = report.results.filter((result) => result.record.severity === severity).length
    const expected = Number(record.value)
    if (found !== expected) {
      yield { type: 'problem', problem: problemOf('summaryMismatch', 'warning', { severity, expected, found }, { field: summarySection }) }
    }
  }
}
