import { verifyCaseFile } from '../../engine/inspectCase.ts'
import { type ExitCode, exitCode } from '../exitCode.ts'
import { readCase } from '../readCase.ts'
import { jsonLine, type Terminal } from '../terminal.ts'

/** Checks the case file and hashes every original in it again. */
export async function verifyCommand(terminal: Terminal, casePath: string, options: { readonly json?: boolean }): Promise<ExitCode> {
  const result = await readCase(terminal, () => verifyCaseFile(casePath))
  if (options.json === true) await terminal.write(jsonLine(result))
  else {
    const lines = result.checks.map(
      ({ name, ok, detail }) => `${ok ? 'ok  ' : 'FAIL'}  ${name}${detail === undefined ? '' : `: ${detail}`}`,
    )
    await terminal.write(`${lines.join('\n')}\n`)
  }
  return result.ok ? exitCode.done : exitCode.case
}
