import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { scenarioOf } from '../../shared/scenarios/catalogue/index.ts'
import { scenarioFiles, scenarioZip } from '../../shared/scenarios/scenarioFiles.ts'

function scenario(id: string) {
  const found = scenarioOf(id)
  if (found === undefined) throw new Error(`no scenario ${id}`)
  return found
}

/** Writes a scenario's result zip into a folder and gives back its path. */
export function writeScenarioZip(folder: string, id: string): string {
  const path = join(folder, `${id}.zip`)
  writeFileSync(path, scenarioZip(scenario(id)))
  return path
}

/** Writes a scenario's files into a folder of their own and gives back the folder. */
export function writeScenarioFolder(folder: string, id: string): string {
  const target = join(folder, id)
  for (const file of scenarioFiles(scenario(id))) {
    const path = join(target, file.path)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, file.bytes)
  }
  return target
}
