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
    'report.preview': ({ redact, add, except, standIns, ...input }) =>
      previewReport(state, input, redact === true ? reportRedaction(redaction, { add, except, standIns }) : undefined),
    'report.make': ({ redact, add, except, standIns, ...input }) =>
      makeReport(state, input, redact === true ? reportRedaction(redaction, { add, except, standIns }) : undefined),
    'report.cancel': async () => {
      await state.report?.cancel()
      return {}
    },
  }
}
