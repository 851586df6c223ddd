import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEngine } from '../../../../electron/engine/createEngine.ts'
import { sampleScenario, scenarios } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { killAndCheck } from './killAndCheck.ts'
import { NOTE_OF_OTHER } from './killOperations.ts'
import { askBy } from './observe.ts'

/** `JOINSIGHT_KILLS=200 npm run unit -- test/unit/electron/kills` is what has to hold; a few of them are done with all other tests. */
const KILLS = Number(process.env.JOINSIGHT_KILLS ?? 12)
/** Another number kills at other moments. */
const FIRST_SEED = Number(process.env.JOINSIGHT_KILL_SEED ?? 1)
/** Engines that work, and are killed, at a time. */
const AT_A_TIME = 2

let folder = ''
/** The case that is worked on, and the one that is merged into it. */
let cases = { original: '', other: '' }

async function makeCase(name: string, evidence: { readonly name: string; readonly bytes: Uint8Array }, note?: string): Promise<string> {
  const path = join(folder, `${name}.jcase`)
  writeFileSync(join(folder, evidence.name), evidence.bytes)
  const engine = createEngine({ appVersion: '0.0.1', person: 'Ann' })
  const ask = askBy(engine.dispatch)
  await ask('case.create', { path, title: name })
  await ask('case.importFiles', { paths: [join(folder, evidence.name)] })
  await engine.idle()
  if (note !== undefined) await ask('notes.save', { text: note })
  await engine.stop()
  return path
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'joinsight-kills-'))
  const [first, second] = [sampleScenario, scenarios.find(({ id }) => id !== sampleScenario.id)]
  if (second === undefined) throw new Error('there is one scenario only')
  cases = {
    original: await makeCase('Contoso', { name: 'MDEClientAnalyzerResult.zip', bytes: scenarioZip(first) }),
    other: await makeCase('Contoso too', { name: 'second.zip', bytes: scenarioZip(second, { seed: 2 }) }, NOTE_OF_OTHER),
  }
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('an app that is killed', () => {
  it(`loses nothing that was shown and leaves nothing half-done, ${KILLS} times`, { timeout: KILLS * 30_000 }, async () => {
    const seeds = Array.from({ length: KILLS }, (_, index) => FIRST_SEED + index)
    const faults: string[] = []
    const lane = async (): Promise<void> => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
        const result = await killAndCheck(cases, seed)
        for (const fault of result.faults) faults.push(`seed ${seed}, killed after ${result.delay} ms during ${result.during}: ${fault}`)
      }
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, lane))
    expect(faults).toEqual([])
  })
})
