import type { CaseFileErrorCode } from './caseFileError.ts'
import type { EditAbout } from './undo/editSteps.ts'
import type { WriteInput, WriteName, WriteOutput } from './writer.ts'

/** What the worker is started with. */
export interface WriterStart {
  readonly path: string
}

export type WriterRequest =
  | { [N in WriteName]: { readonly id: number; readonly name: N; readonly input: WriteInput<N>; readonly about?: EditAbout } }[WriteName]
  | { readonly id: number; readonly name: 'close' }

export interface WriterFailure {
  readonly message: string
  /** Of SQLite or the system, as `errorCode` gives it; '' where there is none. */
  readonly code: string
  /** Of a CaseFileError, which is made again on the other side. */
  readonly caseError?: CaseFileErrorCode
}

/** The first answer, with id 0, says that the case is open. */
export type WriterAnswer =
  | { readonly id: number; readonly ok: true; readonly value: WriteOutput<WriteName> | undefined }
  | { readonly id: number; readonly ok: false; readonly failure: WriterFailure }
