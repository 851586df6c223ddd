import type { Input, Output } from '../../../shared/contract/requests.ts'
import type { Redactor } from '../../../shared/redaction/redactor.ts'
import type { RedactionChanges } from '../../store/index.ts'

export interface CaseRedactor {
  readonly redactor: Redactor
  /** Fails with `caseClosed` where another case is open by now. */
  isCurrent(): boolean
}

/** Redaction of the open case; what was found is kept until the case changes. */
export interface RedactionWork {
  preview(input: Input<'redact.preview'>): Promise<Output<'redact.preview'>>
  make(input: Input<'redact.make'>): Promise<Output<'redact.make'>>
  /** What replaces the values of the case in texts, as long as it is current: the same case is open, and it says what it said. */
  redactor(changes: RedactionChanges): Promise<CaseRedactor>
  cancel(): Promise<void>
}
