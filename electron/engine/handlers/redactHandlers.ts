import type { EngineHandlers } from '../../../shared/contract/requests.ts'
import type { RedactionWork } from '../redaction/redactionShape.ts'

type RedactHandlers = Pick<EngineHandlers, 'redact.preview' | 'redact.make' | 'redact.cancel'>

/** Copies of the open case without anything that tells whose it is. */
export function redactHandlers(redaction: RedactionWork): RedactHandlers {
  return {
    'redact.preview': (input) => redaction.preview(input),
    'redact.make': (input) => redaction.make(input),
    'redact.cancel': async () => {
      await redaction.cancel()
      return {}
    },
  }
}
