import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enrolledHaadj } from '../../../../shared/scenarios/catalogue/enrolledHaadj.ts'
import { notSynced } from '../../../../shared/scenarios/catalogue/notSynced.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { openTestEngine } from '../engine/engineOnDisk.ts'
import { runCli } from './runCli.ts'

let folder = ''
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'joinsight-compare-'))
  writeFileSync(at('sick.zip'), scenarioZip(notSynced))
  writeFileSync(at('well.zip'), scenarioZip(enrolledHaadj))
  const engine = await openTestEngine({}, folder)
  const make = async (name: string, device: string | undefined, ...zips: string[]): Promise<void> => {
    await engine.ask('case.create', { path: at(name) })
    for (const zip of zips) await engine.ask('case.importFiles', { paths: [at(zip)], ...(device !== undefined && { device }) })
    await engine.engine.idle()
    await engine.ask('case.close', {})
  }
  await make('before.jcase', 'PC', 'sick.zip')
  await make('after.jcase', 'PC', 'well.zip')
  await make('both.jcase', 'PC', 'sick.zip', 'well.zip')
  await make('two.jcase', undefined, 'sick.zip', 'well.zip')
  await engine.close()
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('compare', () => {
  it('matches devices of two cases and tells what differs, as documented', async () => {
    const [left, right] = [readFileSync(at('before.jcase')), readFileSync(at('after.jcase'))]
    const { code, stdout } = await runCli('compare', at('before.jcase'), at('after.jcase'), '--json')
    const whole = JSON.parse(stdout)
    expect(code).toBe(0)
    expect(Object.keys(whole)).toEqual(['left', 'right', 'onlyLeft', 'onlyRight', 'devices'])
    const [device] = whole.devices
    expect(Object.keys(device)).toEqual(['name', 'matchedBy', 'left', 'right', 'steps', 'findings', 'facts', 'registry'])
    expect(device).toMatchObject({
      name: 'PC',
      matchedBy: 'name',
      left: { enrollmentStatus: { code: 37 } },
      right: { verdict: { rule: 'healthy' } },
    })
    expect(device.steps.map(({ id }: { id: string }) => id)).toEqual([
      'precheck',
      'discover',
      'auth',
      'syncwait',
      'join',
      'postjoin',
      'enroll',
    ])
    expect(device.findings.gone.map(({ rule }: { rule: string }) => rule)).toContain('enrollment-status-37')
    expect(device.facts[0]).toMatchObject({
      kind: 'enrollment.status',
      change: 'changed',
      left: [{ value: '37' }],
      right: [{ value: '1' }],
    })
    expect(device.registry.rows[0]).toMatchObject({ change: 'changed', left: { type: expect.stringMatching(/^REG_/) } })
    expect([readFileSync(at('before.jcase')), readFileSync(at('after.jcase'))]).toEqual([left, right])
  })

  it('of one case with itself holds the first collection of a device against its latest', async () => {
    const { code, stdout } = await runCli('compare', at('both.jcase'), at('both.jcase'), '--device', 'pc')
    expect(code).toBe(0)
    expect(stdout).toContain('Device not synced to Entra ID (status 37, 0x25) → Enrolled: no failure in the evidence')
    expect((await runCli('compare', at('before.jcase'), at('before.jcase'), '--device', 'PC')).code).toBe(2)
  })

  it('takes two devices of one case, and tells devices that are on one side only', async () => {
    const two = await runCli('compare', at('two.jcase'), at('two.jcase'), '--device', 'SRV-SQL-03', '--device', 'PC-0142', '--lang', 'fr')
    expect([two.code, two.stdout]).toEqual([0, expect.stringContaining('État d’inscription\u00a0: 37 → 1')])
    const alone = await runCli('compare', at('two.jcase'), at('before.jcase'))
    expect(alone.stdout).toContain('PC-0142  only on the left side')
  })

  it('tells people the registry values that one side alone has too', async () => {
    const [json, text] = [
      await runCli('compare', at('before.jcase'), at('after.jcase'), '--json'),
      await runCli('compare', at('before.jcase'), at('after.jcase')),
    ]
    const rows: readonly { readonly key: string; readonly name: string; readonly change: string }[] = JSON.parse(json.stdout).devices[0]
      .registry.rows
    const alone = rows.filter(({ change }) => change === 'right')
    expect(alone.length).toBeGreaterThan(0)
    for (const { key, name } of alone) expect(text.stdout).toContain(`${key}\\${name}: (nothing) → `)
  })

  it('ends with 5 for what is no case, and with 2 for a device that is not there', async () => {
    expect((await runCli('compare', at('before.jcase'), at('sick.zip'))).code).toBe(5)
    expect((await runCli('compare', at('before.jcase'), at('nothing.jcase'))).code).toBe(5)
    expect((await runCli('compare', at('before.jcase'), at('after.jcase'), '--device', 'NOBODY')).code).toBe(2)
  })
})

describe('merge', () => {
  it('brings the other case in once, and tells what came', async () => {
    copyFileSync(at('before.jcase'), at('mine.jcase'))
    const first = await runCli('merge', at('mine.jcase'), at('after.jcase'), '--json')
    expect(first.code).toBe(0)
    expect(JSON.parse(first.stdout)).toMatchObject({ changed: true, counts: { evidence: { present: 0 } }, failures: [] })
    const second = await runCli('merge', at('mine.jcase'), at('after.jcase'))
    expect([second.code, second.stdout]).toEqual([0, 'Everything was in the case already.\n'])
    expect((await runCli('verify', at('mine.jcase'))).code).toBe(0)
  })

  it('ends with 5 where a case is missing or none, and with 2 for the case itself', async () => {
    expect((await runCli('merge', at('nothing.jcase'), at('after.jcase'))).code).toBe(5)
    expect((await runCli('merge', at('mine.jcase'), at('sick.zip'))).code).toBe(5)
    expect((await runCli('merge', at('mine.jcase'), at('mine.jcase'))).code).toBe(2)
  })
})
