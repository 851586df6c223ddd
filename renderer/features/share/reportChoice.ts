import { type ReportFormat, type ReportPart, reportPartSchema } from '../../../shared/contract/reportRequests.ts'
import type { Language } from '../../../shared/facts/localized.ts'

/** What a person chose of a report. `left` are the parts that are not to be told of: what is new is told unless somebody leaves it out. */
export interface ReportChoices {
  /** Undefined: the whole case. */
  readonly deviceId: number | undefined
  readonly format: ReportFormat
  /** Undefined: as the app speaks. */
  readonly language: Language | undefined
  readonly zone: string
  /** Names, ids, addresses and keys are replaced by stand-ins. */
  readonly redact: boolean
  readonly left: readonly ReportPart[]
}

export const partsOf = (left: readonly ReportPart[]): ReportPart[] => reportPartSchema.options.filter((part) => !left.includes(part))

/** `Contoso-SRV-APP-07.pdf`: letters, digits, dots and hyphens, as every system takes them. */
export function reportName(title: string, device: string | undefined, format: ReportFormat): string {
  const stem = [title, device]
    .filter((part) => part !== undefined)
    .join(' ')
    .replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 120)
  return `${stem === '' ? 'report' : stem}.${format}`
}
