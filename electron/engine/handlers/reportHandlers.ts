import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import type { EngineState } from '../engineState.ts'
import type { RedactionWork } from '../redaction/redactionShape.ts'
import { reportRedaction } from '../redaction/redactReport.ts'
import { makeReport, previewReport } from '../report/makeReport.ts'

/** Reports of a case or a device: shown, written, given up. */
export function reportHandlers(
  state: EngineState,
  redaction: RedactionWork,
): Pick<EngineHandlers, 'report.preview' | 'report.make' | 'report.cancel'> {
  return {
    'report.preview': ({ redact, redaction: changes, ...input }) =>
      previewReport(state, input, redact === true ? reportRedaction(redaction, changes) : undefined),
    'report.make': ({ redact, redaction: changes, ...input }) =>
      makeReport(state, input, redact === true ? reportRedaction(redaction, changes) : undefined),
    'report.cancel': async () => {
      await state.report?.cancel()
      return {}
    },
  }
}
