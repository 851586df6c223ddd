import type { Input, Output } from '../../../shared/contract/requests.ts'
import type { Redactor } from '../../../shared/redaction/redactor.ts'
import type { RedactionChanges } from '../../store/index.ts'

/** Redaction of the open case; what was found is kept until the case changes. */
export interface RedactionWork {
  preview(input: Input<'redact.preview'>): Promise<Output<'redact.preview'>>
  make(input: Input<'redact.make'>): Promise<Output<'redact.make'>>
  /** What replaces the values of the case in texts. */
  redactor(changes: RedactionChanges): Promise<Redactor>
  cancel(): Promise<void>
}
