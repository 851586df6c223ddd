import type { FoundValue, RedactionProof } from '../../../shared/contract/redactRequests.ts'
import { type CliEngine, openCase, withEngine } from '../cliEngine.ts'
import { type ExitCode, exitCode } from '../exitCode.ts'
import { jsonLine, type Terminal } from '../terminal.ts'

export interface RedactCommandOptions {
  readonly add?: readonly string[]
  readonly except?: readonly string[]
  readonly preview?: boolean
  readonly json?: boolean
}

/** Values that are asked for at once. */
const PAGE = 500

/** A redacted copy of a case with its proof; with `--preview` what it would replace by what, and nothing is written. */
export async function redactCommand(
  terminal: Terminal,
  casePath: string,
  out: string | undefined,
  { add = [], except = [], preview, json }: RedactCommandOptions,
): Promise<ExitCode> {
  const changes = { add: [...add], except: [...except] }
  return withEngine(terminal, async (cli) => {
    await openCase(cli, terminal, casePath)
    if (preview === true || out === undefined) {
      const values = await allValues(cli, changes)
      await terminal.write(json === true ? jsonLine({ values }) : values.map(valueLine).join(''))
      return exitCode.done
    }
    const made = await cli.ask('redact.make', { path: out, ...changes })
    await terminal.write(json === true ? jsonLine({ case: out, ...made }) : `${out}\n${proofLine(made.proof)}\n`)
    return exitCode.done
  })
}

async function allValues(cli: CliEngine, changes: { readonly add: string[]; readonly except: string[] }): Promise<FoundValue[]> {
  const values: FoundValue[] = []
  for (;;) {
    const { total, rows } = await cli.ask('redact.preview', { ...changes, offset: values.length, limit: PAGE })
    values.push(...rows)
    if (values.length >= total || rows.length === 0) return values
  }
}

const valueLine = ({ kind, value, standIn, count, excepted }: FoundValue): string =>
  `${kind.padEnd(13)} ${value.replaceAll(/\s+/g, ' ').slice(0, 100)} -> ${excepted ? '(stays)' : standIn}  (${count})\n`

function proofLine({ values, words, bytesScanned, textsScanned, forms, milliseconds }: RedactionProof): string {
  const size = (bytesScanned / 1_048_576).toFixed(1)
  return `0 of ${values} values left in ${size} MiB and ${textsScanned} texts (${words} short ones as words), looked for as ${forms.join(', ')}, in ${(milliseconds / 1000).toFixed(1)} s`
}
