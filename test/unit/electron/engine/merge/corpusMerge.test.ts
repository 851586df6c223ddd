import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEngine, type Engine } from '../../../../../electron/engine/createEngine.ts'
import { corpusPath, describeWithCorpus } from '../../../../corpus.ts'
import { caseContent, caseFaults } from './caseContent.ts'

describeWithCorpus('merging cases of the corpus', () => {
  let folder = ''
  let engine: Engine
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'joinsight-merge-'))
    engine = createEngine({ appVersion: '0.0.1', person: 'Ada' })
  })
  afterAll(async () => {
    await engine.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const imported = async (name: string, ...sets: string[]): Promise<string> => {
    const path = join(folder, `${name}.jcase`)
    await engine.handlers['case.create']({ path })
    for (const set of sets) {
      await engine.handlers['case.importFiles']({ paths: [corpusPath(set)] })
      await engine.idle()
    }
    await engine.handlers['case.close']({})
    return path
  }

  it('gives the facts and findings of an import of both into one', { timeout: 240_000 }, async () => {
    const [one, other, both] = [await imported('one', 'D'), await imported('other', 'E'), await imported('both', 'D', 'E')]
    await engine.handlers['case.open']({ path: one })
    const outcome = await engine.handlers['merge.run']({ path: other })
    await engine.handlers['case.close']({})
    expect(outcome).toMatchObject({ changed: true, failures: [] })
    expect(caseFaults(one)).toEqual([])
    const [merged, expected] = [caseContent(one), caseContent(both)]
    expect(merged.evidence).toEqual(expected.evidence)
    expect(merged.devices).toEqual(expected.devices)
  })
})
