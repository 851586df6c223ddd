import { problemOf } from '../../facts/problemTexts.ts'
import { ByteLedger } from '../byteLedger.ts'
import type { ParsedItem, ParseInput, ParseSummary } from '../parsed.ts'
import { byteOffsetsOf } from '../text/byteOffsets.ts'
import { decodeText, detectEncoding } from '../text/detectEncoding.ts'
import { emptyReport, largestReport } from './analyzerReport.ts'
import { emitReport } from './emitReport.ts'
import { XmlReportReader } from './xmlReportReader.ts'

/** Reads `MDEClientAnalyzer.xml`: the report as the script writes it, before the stylesheet makes the page of it. A document type or entities are refused. */
export function* parseAnalyzerXml({ bytes }: ParseInput): Generator<ParsedItem, ParseSummary> {
  const ledger = new ByteLedger(bytes.length)
  const encoding = detectEncoding(bytes)
  if (bytes.length > largestReport) {
    yield { type: 'problem', problem: problemOf('fileTooLarge', 'error', { size: bytes.length, limit: largestReport }) }
    return { encoding, account: ledger.account() }
  }
  const text = decodeText(bytes, encoding)
  const report = emptyReport()
  const reader = new XmlReportReader(report, byteOffsetsOf(text, encoding, bytes.length), bytes.length)
  reader.read(text)
  ledger.parsed(0, reader.parsedTo)
  for (const range of reader.notUnderstood) ledger.problem(range.offset, range.length)
  const edition = yield* emitReport(report)
  return { encoding, ...(edition === undefined ? {} : { edition }), account: ledger.account() }
}
