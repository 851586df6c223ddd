import { expect, test } from 'vitest'
import type { WritableCase } from '../../../../../electron/store/caseConnection.ts'
import { listLog } from '../../../../../electron/store/caseLog.ts'
import { readCaseRecord } from '../../../../../electron/store/caseRecord.ts'
import { readDevice } from '../../../../../electron/store/deviceReads.ts'
import { listReviews } from '../../../../../electron/store/diagnosisReads.ts'
import { listSavedFilters } from '../../../../../electron/store/eventMarks.ts'
import { readFlowDecision } from '../../../../../electron/store/flowDecisions.ts'
import { listRuleDrafts } from '../../../../../electron/store/ruleDrafts.ts'
import type { EditAbout } from '../../../../../electron/store/undo/editSteps.ts'
import { editedTables } from '../../../../../electron/store/undo/watchEdits.ts'
import type { Writer } from '../../../../../electron/store/writer.ts'
import { importFile, newCase } from '../caseFixture.ts'
import { addDevice } from '../fleetFixture.ts'

const at = '2026-03-01T12:00:00.000Z'
const about = (change: Partial<EditAbout> = {}): EditAbout => ({ who: 'Ada', at, action: 'recordChanged', detail: {}, ...change })
const takeBack = (writer: Writer, stack: 'undo' | 'redo') => writer.write('takeBack', { stack, who: 'Ada', at })
const actions = (db: WritableCase) => listLog(db, { offset: 0, limit: 100 }).rows.map(({ action }) => action)

/** Every row that people edit, to compare whole states of a case. */
function stateOf(db: WritableCase): unknown {
  return editedTables.map(({ table, key, columns }) => {
    const all = [...new Set([...key, ...columns])].join(', ')
    return [table, db.prepare(`SELECT ${all} FROM ${table} ORDER BY ${key.join(', ')}`).all()]
  })
}

test('an edit is taken back and done again, and the log tells of all three', async () => {
  const { db, writer } = newCase()
  await writer.edit('changeRecord', { customer: 'Contoso', tags: ['vpn', 'new'] }, about())
  const edited = stateOf(db)
  expect(await takeBack(writer, 'undo')).toMatchObject({ edit: about() })
  expect(readCaseRecord(db)).toMatchObject({ customer: '', tags: [] })
  await takeBack(writer, 'redo')
  expect(stateOf(db)).toEqual(edited)
  expect(readCaseRecord(db)).toMatchObject({ customer: 'Contoso', tags: ['new', 'vpn'] })
  expect(actions(db)).toEqual(['redone', 'undone', 'recordChanged', 'created'])
})

test('every kind of edit goes back to exactly what was there, one after the other, and forward again', async () => {
  const { db, writer } = newCase()
  const deviceId = await addDevice(writer, { name: 'PC-1' })
  const { artefactId } = await importFile(writer, { path: 'other.txt', content: 'x', deviceId })
  const edits: (() => Promise<unknown>)[] = [
    () => writer.edit('changeRecord', { title: 'Two', status: 'waiting' }, about()),
    () => writer.edit('updateDevice', { deviceId, name: 'PC-2' }, about()),
    () => writer.edit('setReview', { deviceId, key: 'a', state: 'dismissed', note: 'old', at }, about()),
    () => writer.edit('setReview', { deviceId, key: 'a', state: null, note: '', at }, about()),
    () => writer.edit('setFlowDecision', { deviceId, choice: 'intune', reason: 'moved', at }, about()),
    () => writer.edit('setFlowDecision', { deviceId, choice: 'attachV1', reason: 'no', at }, about()),
    () => writer.edit('saveEventFilter', { name: 'mine', filter: {}, at }, about()),
    () => writer.edit('moveArtefacts', { artefactIds: [artefactId], newDevice: 'PC-3' }, about()),
  ]
  const states: unknown[] = [stateOf(db)]
  for (const edit of edits) {
    await edit()
    states.push(stateOf(db))
  }
  // A device that a move made stays when the move is taken back: nothing shows it, and the next opening clears it.
  const withoutDevices = (state: unknown) => (state as [string, unknown][]).filter(([table]) => table !== 'device')
  for (let n = edits.length - 1; n >= 0; n--) {
    await takeBack(writer, 'undo')
    expect(withoutDevices(stateOf(db))).toEqual(withoutDevices(states[n]))
  }
  expect(readDevice(db, deviceId)?.name).toBe('PC-1')
  for (let n = 1; n <= edits.length; n++) {
    await takeBack(writer, 'redo')
    expect(withoutDevices(stateOf(db))).toEqual(withoutDevices(states[n]))
  }
  expect([listReviews(db, deviceId), listSavedFilters(db).length, readFlowDecision(db, deviceId)?.choice]).toEqual([[], 1, 'attachV1'])
})

test('a new edit ends what could be done again', async () => {
  const { writer } = newCase()
  await writer.edit('changeRecord', { customer: 'A' }, about())
  await takeBack(writer, 'undo')
  expect(await writer.write('readEditHistory', {})).toEqual({ redo: about() })
  await writer.edit('changeRecord', { customer: 'B' }, about({ detail: { n: 2 } }))
  expect(await writer.write('readEditHistory', {})).toEqual({ undo: about({ detail: { n: 2 } }) })
  expect(await takeBack(writer, 'redo')).not.toHaveProperty('edit')
})

test('an edit that changes nothing is neither in the log nor taken back', async () => {
  const { db, writer } = newCase()
  await writer.edit('changeRecord', { title: 'One' }, about())
  expect(actions(db)).toEqual(['created'])
  expect(await writer.write('readEditHistory', {})).toEqual({})
})

test('an edit that fails leaves neither change, nor entry, nor step', async () => {
  const { db, writer } = newCase()
  await expect(writer.edit('updateDevice', { deviceId: 99, name: 'x' }, about())).rejects.toThrow('no device 99')
  expect(actions(db)).toEqual(['created'])
  expect(await writer.write('readEditHistory', {})).toEqual({})
  await writer.write('changeRecord', { customer: 'by a program' })
  expect(await writer.write('readEditHistory', {})).toEqual({})
})

test('what is typed in one go is one edit, until somebody pauses or does something else', async () => {
  const { db, writer } = newCase()
  const typed = (n: number, ms: number) =>
    writer.edit('changeRecord', { customer: 'x'.repeat(n) }, about({ series: 'customer', at: new Date(Date.parse(at) + ms).toISOString() }))
  await typed(1, 0)
  await typed(2, 60_000)
  await typed(3, 120_000)
  await typed(4, 400_000)
  expect(actions(db)).toEqual(['recordChanged', 'recordChanged', 'created'])
  await takeBack(writer, 'undo')
  expect(readCaseRecord(db).customer).toBe('xxx')
  await takeBack(writer, 'undo')
  expect(readCaseRecord(db).customer).toBe('')
})

test('an edit that something stands in the way of cannot be taken back, and is then gone from the list', async () => {
  const { db, writer } = newCase()
  const draft = { setId: null, rule: { name: 'In from AD' }, confirmed: [] } as unknown as Parameters<
    typeof writer.write<'saveRuleDraft'>
  >[1]
  const { draftId } = await writer.write('saveRuleDraft', { ...draft, at })
  await writer.edit('discardRuleDraft', { draftId }, about({ action: 'ruleDraftDiscarded' }))
  await writer.write('saveRuleDraft', { ...draft, draftId, at: 'later' })
  await expect(takeBack(writer, 'undo')).rejects.toThrow(/UNIQUE/)
  expect(listRuleDrafts(db).map((each) => each.at)).toEqual(['later'])
  expect(await writer.write('readEditHistory', {})).toEqual({})
})

test('no more than 200 edits can be taken back', async () => {
  const { db, writer } = newCase()
  for (let n = 0; n < 205; n++) await writer.edit('changeRecord', { customer: `c${n}` }, about())
  for (let n = 0; n < 200; n++) expect(await takeBack(writer, 'undo')).toHaveProperty('edit')
  expect(await takeBack(writer, 'undo')).not.toHaveProperty('edit')
  expect(readCaseRecord(db).customer).toBe('c4')
})
