import type { Localized } from '../facts/localized.ts'
import type { EditionId } from './knowledgeSchemas.ts'

export type ExplanationKind = 'enrollmentStatus' | 'hresult' | 'ntstatus' | 'win32' | 'aadsts' | 'analyzerResult' | 'eventId'

/** What one code means as one kind of number (cli.md, `explain`); a code can have several. */
export interface Explanation {
  readonly input: string
  /** Signed where pages print it signed (HRESULT). */
  readonly code: number
  readonly hex: string
  readonly kind: ExplanationKind
  /** False where no source that was read gives a meaning. */
  readonly documented: boolean
  readonly title: Localized
  readonly meaning: Localized
  readonly actions: readonly Localized[]
  /** The symbolic name: `DSREG_AUTOJOIN_DISC_FAILED`. */
  readonly name?: string
  /** Of an event: its provider. */
  readonly provider?: string
  /** Join steps and other phases that the code occurs in. */
  readonly phases?: readonly string[]
  /** Of a status: each edition's reading; of an analyzer result: each generation's, where they differ. The fitting one first, then the newest. */
  readonly editions?: readonly { readonly edition: EditionId; readonly title: Localized; readonly listed: boolean }[]
  /** Of an enrollment status: what the editions say against each other. */
  readonly contradiction?: Localized
  /** Pages of the app that tell how to mend it. */
  readonly procedures?: readonly string[]
  readonly sources: readonly string[]
}
