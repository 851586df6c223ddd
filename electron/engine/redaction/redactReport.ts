import type { ReportFormat } from '../../../shared/contract/reportRequests.ts'
import type { Redactor } from '../../../shared/redaction/redactor.ts'
import { type ReportModel, reportModelSchema } from '../../../shared/report/reportModel.ts'
import type { RedactionChanges } from '../../store/index.ts'
import { EngineFailure } from '../failures.ts'
import { withoutHashes } from '../report/collectReport.ts'
import type { ReportTreatment } from '../report/makeReport.ts'
import type { RedactionWork } from './redactionShape.ts'

/**
 * What makes a report tell nobody whose case it is. Hashes of originals are left out: a short file can be guessed from its own.
 * Proved twice: in every text that is told, and in what was made of them, but for a PDF, whose pages are compressed.
 */
export function reportRedaction(redaction: RedactionWork, changes: RedactionChanges): ReportTreatment {
  let used: Redactor | undefined
  return {
    async model(collect) {
      const { redactor, model } = await collectWith(redaction, changes, collect)
      used = redactor
      const redacted = redactor.json(JSON.stringify(asRedacted(model)))
      refuse(redactor.findInJson(redacted))
      return reportModelSchema.parse(JSON.parse(redacted))
    },
    async check(bytes, format) {
      // Short words may be words of the report itself, as `info` is: those were looked for in the model.
      if (used === undefined) throw new Error('a report is checked before it was redacted')
      if (isText(format)) refuse(used.find(new TextDecoder().decode(bytes), false))
    },
  }
}

/** The values and the picture are of the same state of the same case: a name that came in between would be replaced nowhere. */
async function collectWith(redaction: RedactionWork, changes: RedactionChanges, collect: () => Promise<ReportModel>) {
  for (;;) {
    const { redactor, isCurrent } = await redaction.redactor(changes)
    const model = await collect()
    if (isCurrent()) return { redactor, model }
  }
}

const isText = (format: ReportFormat): boolean => format !== 'pdf'

function refuse(left: readonly { readonly kind: string }[]): void {
  if (left.length > 0) throw new EngineFailure('redactionLeft', { left: [...new Set(left.map(({ kind }) => kind))].join(', ') })
}

function asRedacted(model: ReportModel): ReportModel {
  const { evidence, ...others } = withoutHashes(model)
  const rows = evidence.rows.map((row) => ({ ...row, container: isPacked(row.container) ? row.container : '' }))
  return { ...others, evidence: { ...evidence, rows }, case: { ...model.case, redacted: true } }
}

/** What a person called a folder says whose it is; names of packed files are values that are replaced. */
const isPacked = (container: string): boolean => /\.zip$/i.test(container)
