import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleScenario } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { openTestEngine } from '../engine/engineOnDisk.ts'
import { runCli } from './runCli.ts'

const REASON = 'the customer moves to Intune in May'
let folder = ''
let casePath = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'joinsight-triage-'))
  const zip = join(folder, 'result.zip')
  writeFileSync(zip, scenarioZip(sampleScenario))
  const engine = await openTestEngine({ now: () => new Date('2026-04-01T10:00:00Z') }, folder)
  casePath = engine.casePath
  await engine.ask('case.create', { path: casePath, title: 'Decided' })
  await engine.import(zip)
  const { rows } = await engine.ask('devices.list', { offset: 0, limit: 1 })
  await engine.ask('device.chooseFlow', { deviceId: rows[0]?.id ?? 0, choice: 'intune', reason: REASON })
  await engine.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const isDocumented = (value: unknown, shape: readonly string[]): void => {
  expect(shape).toEqual(expect.arrayContaining(Object.keys(value as object)))
}

describe('triage --json', () => {
  it('has the documented keys and no others', async () => {
    const whole = JSON.parse((await runCli('triage', casePath, '--json')).stdout)
    expect(Object.keys(whole)).toEqual(['case', 'knowledge', 'devices'])
    const [device] = whole.devices
    isDocumented(device, ['name', 'ids', 'enrollmentStatus', 'join', 'steps', 'findings', 'verdict'])
    isDocumented(device.ids, ['aadDeviceId', 'tenantId', 'senseDeviceId'])
    isDocumented(device.join, ['initial', 'expected', 'observed', 'mode'])
    isDocumented(device.enrollmentStatus, ['code', 'hex', 'title', 'severity', 'editions'])
    isDocumented(device.verdict, ['rule', 'title'])
    for (const step of device.steps) isDocumented(step, ['id', 'state', 'evidence'])
    const keys = ['rule', 'severity', 'confidence', 'title', 'cause', 'actions', 'links', 'evidence', 'explains']
    for (const finding of device.findings) isDocumented(finding, keys)
  })

  it('has the seven documented steps in their order', async () => {
    const { devices } = JSON.parse((await runCli('triage', casePath, '--json')).stdout)
    const ids = devices[0].steps.map(({ id }: { id: string }) => id)
    expect(ids).toEqual(['precheck', 'discover', 'auth', 'syncwait', 'join', 'postjoin', 'enroll'])
  })
})

describe('triage for people', () => {
  it('names the flow, who decided it and why, and what the evidence says', async () => {
    const { stdout } = await runCli('triage', casePath)
    expect(stdout).toContain('Flow: Managed by Intune\n')
    expect(stdout).toContain(`decided by a person on 2026-04-01T10:00:00.000Z, reason: ${REASON}\n`)
    expect(stdout).toMatch(/the evidence says: (?!Managed by Intune)\S/)
  })

  it('says so in French', async () => {
    const { stdout } = await runCli('triage', casePath, '--lang', 'fr')
    expect(stdout).toContain('Flux\u00a0: Géré par Intune\n')
    expect(stdout).toContain(`décidé par une personne le 2026-04-01T10:00:00.000Z, motif\u00a0: ${REASON}\n`)
  })
})
