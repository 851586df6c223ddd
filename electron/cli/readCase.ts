import { failureOf } from '../engine/failures.ts'
import { CaseFileError, isDiskFull } from '../engine/inspectCase.ts'
import { CommandFailure, exitCode } from './exitCode.ts'
import type { Terminal } from './terminal.ts'

/** Runs work on a case file; one that is locked, newer, damaged or no case ends the command with its exit code. */
export async function readCase<T>(terminal: Terminal, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof CaseFileError) throw new CommandFailure(exitCode.case, error.localized[terminal.language])
    if (isDiskFull(error)) throw new CommandFailure(exitCode.case, failureOf('diskFull').message[terminal.language])
    throw error
  }
}
