import type { LogAction, LogDetail } from '../../shared/facts/caseLog.ts'
import type { WriteInput, WriteName, WriteOutput } from '../store/index.ts'
import { writerOf } from './caseSession.ts'
import { type EngineState, sessionOf } from './engineState.ts'
import { tellChange } from './tellChange.ts'

export interface Edit {
  readonly action: LogAction
  readonly detail: LogDetail
  /** What the log tells instead, an entry each, where the edit is of several things. */
  readonly entries?: readonly LogDetail[]
  /** Devices that are to be judged again when the edit is taken back. */
  readonly devices?: readonly number[]
  /** Edits of one series that follow each other are taken back as one. */
  readonly series?: string
}

/** Does what a person asked for: the log says who and when, and it can be taken back. Views are told. */
export async function editCase<N extends WriteName>(
  state: EngineState,
  name: N,
  input: WriteInput<N>,
  edit: Edit,
): Promise<WriteOutput<N>> {
  const output = await writerOf(sessionOf(state)).edit(name, input, { ...edit, who: state.person, at: state.now().toISOString() })
  tellChange(state)
  return output
}
