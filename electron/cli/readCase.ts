import { CaseFileError } from '../engine/inspectCase.ts'
import { CommandFailure, exitCode } from './exitCode.ts'
import type { Terminal } from './terminal.ts'

/** Runs work on a case file; one that is locked, newer, damaged or no case ends the command with its exit code. */
export async function readCase<T>(terminal: Terminal, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof CaseFileError) throw new CommandFailure(exitCode.case, error.localized[terminal.language])
    throw error
  }
}
