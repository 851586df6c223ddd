import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEngine } from '../../../../electron/engine/createEngine.ts'
import { sampleScenario } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { killAndCheck } from './killAndCheck.ts'
import { askBy } from './observe.ts'

/** `JOINSIGHT_KILLS=200 npm run unit -- test/unit/electron/kills` is what has to hold; a few of them are done with all other tests. */
const KILLS = Number(process.env.JOINSIGHT_KILLS ?? 12)
/** Another number kills at other moments. */
const FIRST_SEED = Number(process.env.JOINSIGHT_KILL_SEED ?? 1)
/** Engines that work, and are killed, at a time. */
const AT_A_TIME = 2

let folder = ''
let original = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'joinsight-kills-'))
  original = join(folder, 'original.jcase')
  const evidence = join(folder, 'MDEClientAnalyzerResult.zip')
  writeFileSync(evidence, scenarioZip(sampleScenario))
  const engine = createEngine({ appVersion: '0.0.1', person: 'Ann' })
  const ask = askBy(engine.dispatch)
  await ask('case.create', { path: original, title: 'Contoso' })
  await ask('case.importFiles', { paths: [evidence] })
  await engine.idle()
  await engine.stop()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('an app that is killed', () => {
  it(`loses nothing that was shown and leaves nothing half-done, ${KILLS} times`, { timeout: KILLS * 30_000 }, async () => {
    const seeds = Array.from({ length: KILLS }, (_, index) => FIRST_SEED + index)
    const faults: string[] = []
    const lane = async (): Promise<void> => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
        const result = await killAndCheck(original, seed)
        for (const fault of result.faults) faults.push(`seed ${seed}, killed after ${result.delay} ms during ${result.during}: ${fault}`)
      }
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, lane))
    expect(faults).toEqual([])
  })
})
