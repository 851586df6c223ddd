import { type ReportModel, reportModelSchema } from '../../../shared/report/reportModel.ts'
import { EngineFailure } from '../failures.ts'
import type { ReportTransform } from '../report/makeReport.ts'
import type { RedactionWork } from './redactionShape.ts'

/** What makes a report tell nobody whose case it is. Hashes of originals are left out: a short file can be guessed from its own. */
export function reportRedaction(redaction: RedactionWork): ReportTransform {
  return async (model) => {
    const redactor = await redaction.redactor({})
    const redacted = redactor.json(JSON.stringify(withoutHashes(model)))
    const left = redactor.findInJson(redacted)
    if (left.length > 0) throw new EngineFailure('redactionLeft', { left: [...new Set(left.map(({ kind }) => kind))].join(', ') })
    return reportModelSchema.parse(JSON.parse(redacted))
  }
}

const withoutHashes = (model: ReportModel): ReportModel => ({
  ...model,
  case: { ...model.case, redacted: true },
  evidence: { ...model.evidence, rows: model.evidence.rows.map((row) => ({ ...row, sha256: '', container: lastPart(row.container) })) },
  attachments: model.attachments.map((row) => ({ ...row, sha256: '' })),
})

/** Folders of the computer that evidence was imported on say whose it is. */
const lastPart = (path: string): string =>
  path
    .replace(/[\\/]+$/, '')
    .split(/[\\/]/)
    .at(-1) ?? ''
