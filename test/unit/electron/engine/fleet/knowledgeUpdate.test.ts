import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { setKnowledge } from '../../../../../electron/store/caseWrites.ts'
import { saveDiagnosis } from '../../../../../electron/store/diagnosisWrites.ts'
import { closeCase, openCaseWritable } from '../../../../../electron/store/openCase.ts'
import type { DeviceDiagnosis } from '../../../../../shared/contract/diagnosis.ts'
import { sampleScenario } from '../../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../../shared/scenarios/scenarioFiles.ts'
import { openTestEngine, type TestEngine } from '../engineOnDisk.ts'

const engines: TestEngine[] = []
afterEach(async () => {
  for (const engine of engines.splice(0).reverse()) await engine.close()
})
async function engineIn(folder?: string): Promise<TestEngine> {
  const engine = await openTestEngine({}, folder)
  engines.push(engine)
  return engine
}

/** Leaves the case as an app with older knowledge would: judged by fewer rules, and saying so. */
function judgeAsBefore(path: string, deviceId: number, diagnosis: DeviceDiagnosis): void {
  const db = openCaseWritable(path)
  saveDiagnosis(db, { deviceId, diagnosis: { ...diagnosis, findings: [] } })
  setKnowledge(db, { knowledge: '2020-01', appVersion: '0.0.1' })
  closeCase(db)
}

test('a case of older knowledge is judged anew when it is opened; reviews and decisions of people are still there', async () => {
  const first = await engineIn()
  const zip = join(first.folder, 'result.zip')
  writeFileSync(zip, scenarioZip(sampleScenario))
  await first.ask('case.create', { path: first.casePath })
  await first.import(zip)
  const { rows } = await first.ask('devices.list', { offset: 0, limit: 1 })
  const deviceId = rows[0]?.id ?? 0
  await first.ask('device.chooseFlow', { deviceId, choice: 'attachV1', reason: 'no server of the newer flow may be reached' })
  const { diagnosis: before } = await first.ask('device.view', { deviceId })
  const [one, other] = before.findings
  await first.ask('case.review', { deviceId, key: one?.rule ?? '', state: 'confirmed', note: '' })
  await first.ask('case.review', { deviceId, key: other?.rule ?? '', state: 'dismissed', note: 'a test machine' })
  await first.engine.stop()
  judgeAsBefore(first.casePath, deviceId, before)

  const second = await engineIn(first.folder)
  await second.ask('case.open', { path: first.casePath })
  await second.engine.idle()
  const { diagnosis: after } = await second.ask('device.view', { deviceId })
  expect(after.findings.map(({ rule }) => rule)).toEqual(before.findings.map(({ rule }) => rule))
  expect(after.findings.find(({ rule }) => rule === one?.rule)?.review).toMatchObject({ state: 'confirmed' })
  expect(after.findings.find(({ rule }) => rule === other?.rule)?.review).toMatchObject({ state: 'dismissed', note: 'a test machine' })
  expect(after.join.flow).toMatchObject({ choice: 'attachV1', byPerson: { reason: 'no server of the newer flow may be reached' } })
  expect(await second.ask('case.state', {})).not.toMatchObject({ knowledge: '2020-01' })
})
