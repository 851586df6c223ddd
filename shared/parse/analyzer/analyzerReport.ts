import type { Locator } from '../../facts/locator.ts'
import type { AnalyzerFieldRecord, AnalyzerResultRecord } from '../../facts/record.ts'
import type { ParsedItem } from '../parsed.ts'

/** Places and records of one report, whichever of the two forms it came in, in the order of the file. */
export interface AnalyzerReport {
  readonly fields: { readonly record: AnalyzerFieldRecord; readonly locator: Locator }[]
  readonly results: { readonly record: AnalyzerResultRecord; readonly locator: Locator }[]
  readonly problems: ParsedItem[]
}

export const emptyReport = (): AnalyzerReport => ({ fields: [], results: [], problems: [] })

/** Section titles of the page to the element names that the XML has for them. */
const elementOfTitle: Readonly<Record<string, string>> = {
  'general device details': 'devInfo',
  'device configuration management details': 'MDEDevConfig',
  'av component details': 'AVCompInfo',
  'edr component details': 'EDRCompInfo',
}

/** One name for a section in both forms; a title that is not known stays as it is. */
export const sectionName = (title: string): string => {
  const key = title.trim().replace(/\s+/g, ' ').toLowerCase()
  return Object.hasOwn(elementOfTitle, key) ? (elementOfTitle[key] ?? title.trim()) : title.trim()
}

export const summarySection = 'Check Results Summary'
/** The header line of the page, and the first element of the XML. */
export const generalSection = 'general'

/** Far above any real report (tens of kB); bounds what a hostile file can make a tree parser hold. */
export const largestReport = 8 << 20
