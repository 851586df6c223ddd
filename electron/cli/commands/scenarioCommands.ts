import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Language } from '../../../shared/facts/localized.ts'
import { scenarioOf, scenarios } from '../../../shared/scenarios/catalogue/index.ts'
import { scenarioFiles } from '../../../shared/scenarios/scenarioFiles.ts'
import { CommandFailure, type ExitCode, exitCode } from '../exitCode.ts'
import { jsonLine, type Terminal } from '../terminal.ts'

export interface ScenarioListOptions {
  readonly json?: boolean
  readonly lang?: Language
}

export interface ScenarioCreateOptions {
  readonly json?: boolean
  readonly seed?: number
}

/** The training scenarios that files can be made of. */
export async function scenarioListCommand(terminal: Terminal, options: ScenarioListOptions): Promise<ExitCode> {
  const language = options.lang ?? terminal.language
  const rows = scenarios.map(({ id, title, level }) => ({ id, title: title[language], level }))
  if (options.json === true) await terminal.write(jsonLine(rows))
  else await terminal.write(rows.map(({ id, title, level }) => `${level}  ${id}  ${title}\n`).join(''))
  return exitCode.done
}

/** Writes a scenario as the files that its device would give, below `folder`. */
export async function scenarioCreateCommand(
  terminal: Terminal,
  id: string,
  folder: string,
  { json, seed }: ScenarioCreateOptions,
): Promise<ExitCode> {
  const scenario = scenarioOf(id)
  if (scenario === undefined) throw new CommandFailure(exitCode.usage, `there is no scenario ${id}: see scenario list`)
  const files: string[] = []
  for (const { path, bytes } of scenarioFiles(scenario, seed === undefined ? {} : { seed })) {
    const target = join(folder, ...path.split('/'))
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, bytes)
    files.push(path)
  }
  if (json === true) await terminal.write(jsonLine({ files, expected: scenario.expected }))
  else await terminal.write(files.map((path) => `${join(folder, path)}\n`).join(''))
  return exitCode.done
}
