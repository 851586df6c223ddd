import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import type { EngineState } from '../engineState.ts'
import { makeReport, previewReport } from '../report/makeReport.ts'

/** Reports of a case or a device: shown, written, given up. */
export function reportHandlers(state: EngineState): Pick<EngineHandlers, 'report.preview' | 'report.make' | 'report.cancel'> {
  return {
    'report.preview': (input) => previewReport(state, input),
    'report.make': (input) => makeReport(state, input),
    'report.cancel': async () => {
      await state.report?.cancel()
      return {}
    },
  }
}
