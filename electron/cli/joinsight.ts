import { CommanderError } from 'commander'
import { createProgram } from './createProgram.ts'
import { CommandFailure, type ExitCode, exitCode } from './exitCode.ts'
import { createTerminal, type Terminal } from './terminal.ts'

/** Entry of the command line: runs one command and ends with its exit code (docs: `joinsight --help`). */
async function main(args: readonly string[]): Promise<void> {
  const terminal = createTerminal()
  const program = createProgram(terminal, (code) => {
    process.exitCode = code
  })
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    process.exitCode = tell(terminal, error)
  }
}

function tell(terminal: Terminal, error: unknown): ExitCode {
  // Commander has printed its message, or the help that was asked for, already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage
  if (error instanceof CommandFailure) {
    terminal.tell(error.message)
    return error.code
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'path' in error) {
    terminal.tell(`${String(error.path)}: not found, or not readable (${error.code})`)
    return exitCode.nothing
  }
  terminal.tell(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return exitCode.internal
}

await main(process.argv.slice(2))
