import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestEngine } from '../engineOnDisk.ts'

test('a device that is asked for is offered for comparing, however far behind the first page it stands', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'joinsight-comparable-'))
  const engine = await openTestEngine({}, folder)
  try {
    await engine.ask('case.create', { path: engine.casePath })
    for (const name of ['PC-1', 'PC-2', 'PC-3', 'PC-4'])
      writeFileSync(join(folder, `${name}.txt`), `| Device State |\n\n AzureAdJoined : NO\n Device Name : ${name}\n`)
    await engine.import(...['PC-1', 'PC-2', 'PC-3', 'PC-4'].map((name) => join(folder, `${name}.txt`)))
    const { rows } = await engine.ask('devices.list', { offset: 0, limit: 10 })
    const last = rows.find(({ name }) => name === 'PC-4')
    const offered = await engine.ask('compare.sides', { offset: 0, limit: 2, withDevice: last?.id ?? -1 })
    expect(offered.total).toBe(4)
    expect(offered.rows.map(({ name }) => name)).toEqual(['PC-1', 'PC-4'])
    const usual = await engine.ask('compare.sides', { offset: 0, limit: 2 })
    expect(usual.rows.map(({ name }) => name)).toEqual(['PC-1', 'PC-2'])
  } finally {
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
