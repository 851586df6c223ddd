/** What an analyzer report holds, before it is written as XML or as a page. */
export interface AnalyzerReport {
  readonly general: readonly ReportField[]
  readonly devInfo: readonly ReportField[]
  readonly edr: readonly ReportField[]
  readonly configuration: readonly ReportField[]
  readonly av: readonly ReportField[]
  /** In the order in which the script raised them. */
  readonly events: readonly ReportEvent[]
}

export interface ReportField {
  /** Element of the XML. */
  readonly element: string
  readonly displayName: string
  readonly value: string
  readonly alert?: 'High' | 'Medium' | 'None'
}

export interface ReportEvent {
  readonly id: string
  readonly severity: 'Error' | 'Warning' | 'Informational'
  readonly category: string
  readonly check: string
  /** Markup as the analyzer writes it: links and line breaks. */
  readonly result: string
  readonly guidance: string
}

export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
