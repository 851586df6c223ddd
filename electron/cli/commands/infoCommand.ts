import { inspectCase } from '../../engine/inspectCase.ts'
import { type ExitCode, exitCode } from '../exitCode.ts'
import { readCase } from '../readCase.ts'
import { jsonLine, type Terminal } from '../terminal.ts'

/** The case record, its devices, counts, and the versions of knowledge and schema. */
export async function infoCommand(terminal: Terminal, casePath: string, options: { readonly json?: boolean }): Promise<ExitCode> {
  const { info, readOnly, devices } = await readCase(terminal, () => inspectCase(casePath))
  const { path, title, createdAt, appVersion, knowledge, revision, schemaVersion, counts } = info
  if (options.json === true) {
    const rows = devices.map(({ name, ids, artefacts, verdict }) => ({ name, ids, artefacts, verdict: verdict.rule }))
    const record = { title, createdAt, appVersion, revision }
    await terminal.write(jsonLine({ case: { path, readOnly, ...record }, knowledge, schemaVersion, counts, devices: rows }))
    return exitCode.done
  }
  const lines = [
    `${title}  ${path}${readOnly ? '  (read-only)' : ''}`,
    `  created ${createdAt} by Joinsight ${appVersion}, knowledge ${knowledge}, schema ${schemaVersion}, revision ${revision}`,
    ...Object.entries(counts).map(([name, count]) => `  ${name}: ${count}`),
    ...devices.map(({ name, artefacts, verdict }) => `  ${name}: ${verdict.rule}, ${artefacts} artefacts`),
  ]
  await terminal.write(`${lines.join('\n')}\n`)
  return exitCode.done
}
