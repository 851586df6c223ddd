import type { ReportFormat } from '../../../shared/contract/reportRequests.ts'
import { type ReportOptions, reportDocument } from '../../../shared/report/reportDocument.ts'
import { reportHtml } from '../../../shared/report/reportHtml.ts'
import { reportJson } from '../../../shared/report/reportJson.ts'
import { reportMarkdown } from '../../../shared/report/reportMarkdown.ts'
import type { ReportModel } from '../../../shared/report/reportModel.ts'

/** What is to be written, and how. */
export interface ReportTask {
  readonly model: ReportModel
  readonly options: ReportOptions
  readonly format: ReportFormat
}

/** The bytes of a report. What lays out PDFs is loaded when one is asked for. */
export async function renderReport({ model, options, format }: ReportTask): Promise<Uint8Array> {
  if (format === 'json') return new TextEncoder().encode(reportJson(model, options))
  const document = reportDocument(model, options)
  if (format === 'html') return new TextEncoder().encode(reportHtml(document))
  if (format === 'md') return new TextEncoder().encode(reportMarkdown(document))
  const { renderPdf } = await import('./renderPdf.ts')
  return renderPdf(document, model.madeAt)
}
