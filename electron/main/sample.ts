import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Output } from '../../shared/contract/requests.ts'
import { sampleScenario } from '../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../shared/scenarios/scenarioFiles.ts'

/** Writes the shipped sample into the app's own folder, as a device's result zip; a case beside it is left as it is. */
export async function writeSample(folder: string): Promise<Output<'host.sample'>> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'MDEClientAnalyzerResult.zip')
  await writeFile(path, scenarioZip(sampleScenario))
  return { path, casePath: join(folder, `${sampleScenario.id}.jcase`) }
}
