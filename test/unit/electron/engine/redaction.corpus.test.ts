import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { corpusPath, describeWithCorpus } from '../../../corpus.ts'
import { openTestEngine, type TestEngine } from './engineOnDisk.ts'

async function verdicts(engine: TestEngine): Promise<string[]> {
  const { rows } = await engine.ask('devices.list', { offset: 0, limit: 500 })
  const views = await Promise.all(rows.map(({ id }) => engine.ask('device.view', { deviceId: id })))
  return views.map(({ diagnosis }) => [diagnosis.verdict.rule, ...diagnosis.findings.map(({ rule }) => rule)].join(' ')).sort()
}

describeWithCorpus('a redacted copy of real evidence', { timeout: 120_000 }, () => {
  it.each([
    ['event logs', ['A/attack', 'A/mitre']],
    ['registry exports, dsregcmd, reports, rules and directories', ['C', 'D', 'E', 'F', 'G']],
  ])('is proved, and its devices have the verdicts that they had: %s', async (_what, sets) => {
    const folder = mkdtempSync(join(tmpdir(), 'joinsight-redaction-corpus-'))
    const engine = await openTestEngine({}, folder)
    try {
      await engine.ask('case.create', { path: engine.casePath, title: 'corpus' })
      await engine.import(...sets.map(corpusPath))
      const before = await verdicts(engine)
      const target = join(folder, 'redacted.jcase')
      const { proof } = await engine.ask('redact.make', { path: target })
      expect(proof.left).toEqual([])
      await engine.ask('case.open', { path: target })
      await engine.engine.idle()
      expect(await verdicts(engine)).toEqual(before)
    } finally {
      await engine.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
