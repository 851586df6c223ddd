import type { ReportModel } from '../../../shared/report/reportModel.ts'

/** Hashes of originals are left out: a short file can be guessed from its own, and those in a redacted copy are stand-ins that fit no file. */
export const withoutHashes = (model: ReportModel): ReportModel => ({
  ...model,
  evidence: { ...model.evidence, rows: model.evidence.rows.map((row) => ({ ...row, sha256: '' })) },
  attachments: model.attachments.map((row) => ({ ...row, sha256: '' })),
})
