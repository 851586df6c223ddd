import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { ArtefactDetail } from '../../../shared/contract/viewRequests.ts'
import { type CliEngine, openCase, withEngine } from '../cliEngine.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exitCode.ts'
import { jsonLine, type Terminal } from '../terminal.ts'

export interface ImportOptions {
  readonly device?: string
  readonly json?: boolean
}

/** Problems of one file that are told; a hostile one has thousands. */
const PROBLEMS_TOLD = 20

interface Imported {
  readonly detail: ArtefactDetail
  readonly isDuplicate: boolean
}

/** Imports files, folders and zips into a case, which is made when it is missing. */
export async function importCommand(
  terminal: Terminal,
  casePath: string,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ExitCode> {
  return withEngine(terminal, async (cli) => {
    // A case made for paths that are not there would be an empty file in somebody's way.
    if (!existsSync(casePath) && !paths.some((path) => existsSync(path))) {
      throw new CommandFailure(exitCode.nothing, `nothing to import: ${paths.join(', ')} not found`)
    }
    if (existsSync(casePath)) await openCase(cli, terminal, casePath)
    else await cli.ask('case.create', { path: casePath })
    const outcomes = await cli.ask('case.importFiles', {
      paths: [...paths],
      ...(options.device !== undefined && { device: options.device }),
    })
    await cli.engine.idle()
    const refused = outcomes.filter(({ outcome }) => outcome !== 'queued')
    for (const { path, outcome, message } of outcomes) {
      if (message !== undefined || outcome !== 'queued') terminal.tell(message?.[terminal.language] ?? `${path}: not imported`)
    }
    const failures = cli.engine.importFailures()
    for (const { path, message } of failures) terminal.tell(`${path || casePath}: ${message[terminal.language]}`)
    const imported = await importedArtefacts(cli)
    for (const { detail } of imported) tellProblems(terminal, detail)
    if (options.json === true) await terminal.write(jsonLine({ case: casePath, evidence: imported.map(evidenceOf) }))
    else await terminal.write(textOf(imported))
    if (failures.length > 0) return exitCode.internal
    return exitCodeOfImport(imported, refused.length)
  })
}

async function importedArtefacts(cli: CliEngine): Promise<Imported[]> {
  const imported: Imported[] = []
  for (const { artefactId, state } of cli.engine.importResults()) {
    imported.push({ detail: await cli.ask('evidence.artefact', { artefactId }), isDuplicate: state === 'duplicate' })
  }
  const key = ({ detail }: Imported): string => `${detail.container}\0${detail.path}`
  return imported.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

function tellProblems(terminal: Terminal, detail: ArtefactDetail): void {
  const place = placeOf(detail)
  if (detail.status === 'unknown' && detail.problemList.length === 0) terminal.tell(`${place}: not recognised; kept as it is`)
  const grave = detail.problemList.filter(({ severity }) => severity !== 'info')
  // What was read in part only says why, be it as slight as a line that was not understood.
  const told = grave.length === 0 && detail.status !== 'read' ? detail.problemList : grave
  for (const { offset, message } of told.slice(0, PROBLEMS_TOLD)) {
    terminal.tell(`${place}${offset === undefined ? '' : ` at 0x${offset.toString(16)}`}: ${message}`)
  }
  const more = detail.problems - PROBLEMS_TOLD
  if (told.length > PROBLEMS_TOLD) terminal.tell(`${place}: ${more} more problems; the case lists them`)
}

const placeOf = (detail: ArtefactDetail): string => {
  const container = basename(detail.container)
  if (detail.path === '' || detail.path === container) return container
  return `${container}: ${detail.path}`
}

function evidenceOf({ detail, isDuplicate }: Imported) {
  const container = basename(detail.container.replaceAll('\\', '/'))
  return {
    path: detail.path === '' ? detail.name : detail.path,
    container: detail.path === '' || container === detail.path ? undefined : container,
    sha256: detail.sha256 === '' ? undefined : detail.sha256,
    bytes: detail.bytes,
    format: detail.format,
    status: isDuplicate ? 'duplicate' : detail.status,
    records: detail.records,
    problems: detail.problemList.map(({ offset, message }) => ({ offset, message })),
    device: detail.device,
  }
}

function textOf(imported: readonly Imported[]): string {
  const rows = imported.map(({ detail, isDuplicate }) => [
    isDuplicate ? 'duplicate' : detail.status,
    detail.format,
    String(detail.records),
    detail.device ?? '-',
    placeOf(detail),
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`).join('')
}

/** What a zip's own row says of its members is said by them; alone it counts only where it was damaged. */
function exitCodeOfImport(imported: readonly Imported[], refused: number): ExitCode {
  const details = imported.map(({ detail }) => detail)
  const members = details.filter((detail) => detail.format !== 'zip')
  const isReadable = (detail: ArtefactDetail): boolean => detail.status === 'read' || detail.status === 'partlyRead'
  if (!members.some(isReadable)) return exitCode.nothing
  return refused > 0 || details.some((detail) => detail.status !== 'read') ? exitCode.partly : exitCode.done
}
