import { expect, test } from 'vitest'
import { readDiagnosis } from '../../../../electron/store/diagnosisReads.ts'
import { readFlowDecision } from '../../../../electron/store/flowDecisions.ts'
import { openCaseReadable, openCaseWritable } from '../../../../electron/store/openCase.ts'
import { readRevision } from '../../../../electron/store/revision.ts'
import { newCase } from './caseFixture.ts'
import { addDevice, diagnosisOf } from './fleetFixture.ts'

const decision = { choice: 'intune', reason: 'moved in May', at: '2026-03-01T12:00:00.000Z' } as const

test('a decision comes back as it was made, the newest in place of the one before, and null takes it back', async () => {
  const { db, writer } = newCase()
  const deviceId = await addDevice(writer, { name: 'PC-1' })
  expect(readFlowDecision(db, deviceId)).toBeUndefined()
  const before = readRevision(db)
  await writer.write('setFlowDecision', { deviceId, ...decision })
  expect(readFlowDecision(db, deviceId)).toEqual(decision)
  expect(readRevision(db)).toBe(before + 1)
  await writer.write('setFlowDecision', { deviceId, ...decision, choice: 'attachV1' })
  expect(readFlowDecision(db, deviceId)).toEqual({ ...decision, choice: 'attachV1' })
  await writer.write('setFlowDecision', { deviceId, choice: null })
  expect(readFlowDecision(db, deviceId)).toBeUndefined()
})

test('a decision outlasts new diagnoses, another edition of the knowledge, and closing the case', async () => {
  const { db, writer, path } = newCase()
  const deviceId = await addDevice(writer, { name: 'PC-1', verdict: 'a' })
  await writer.write('setFlowDecision', { deviceId, ...decision })
  await writer.write('saveDiagnosis', { deviceId, diagnosis: diagnosisOf({ name: 'PC-1', verdict: 'b' }) })
  await writer.write('setKnowledge', { knowledge: '2027-01', appVersion: '0.2.0' })
  expect(readDiagnosis(db, deviceId)?.verdict.rule).toBe('b')
  await writer.close()
  const again = openCaseReadable(path)
  expect(readFlowDecision(again, deviceId)).toEqual(decision)
  again.close()
})

test('a decision without a reason, or for a flow that does not exist, is refused', async () => {
  const { writer, db } = newCase()
  const deviceId = await addDevice(writer, { name: 'PC-1' })
  await expect(writer.write('setFlowDecision', { deviceId, ...decision, reason: '' })).rejects.toThrow(/CHECK/)
  const unknown = { deviceId, ...decision, choice: 'onFoot' } as unknown as { deviceId: number; choice: null }
  await expect(writer.write('setFlowDecision', unknown)).rejects.toThrow(/CHECK/)
  expect(readFlowDecision(db, deviceId)).toBeUndefined()
})

test('a device that nothing belongs to any more goes with its diagnosis and what was decided of it', async () => {
  const { writer, path } = newCase()
  const deviceId = await addDevice(writer, { name: 'PC-1', verdict: 'a' })
  await writer.write('setFlowDecision', { deviceId, ...decision })
  await writer.write('moveArtefacts', { artefactIds: [1], newDevice: 'PC-2' })
  await writer.close()
  const db = openCaseWritable(path)
  const rowsOf = (table: string) => db.prepare(`SELECT count(*) FROM ${table} WHERE deviceId = ?`).pluck().get(deviceId)
  expect(['deviceDiagnosis', 'diagnosisBody', 'flowDecision'].map(rowsOf)).toEqual([0, 0, 0])
  db.close()
})
