import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleScenario } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { openTestEngine, type TestEngine } from './engineOnDisk.ts'

let test: TestEngine
beforeAll(async () => {
  test = await openTestEngine({ person: 'Ada' })
  await test.ask('case.create', { path: test.casePath, title: 'Contoso' })
  const zip = join(test.folder, 'result.zip')
  writeFileSync(zip, scenarioZip(sampleScenario))
  await test.import(zip)
})
afterAll(() => test.close())

const log = async () => (await test.ask('case.log', { offset: 0, limit: 100 })).rows
const newest = async () => (await log())[0]
const undo = () => test.ask('case.undo', {})
const redo = () => test.ask('case.redo', {})

describe('the record of a case', () => {
  it('is changed field by field, told in the log, and taken back', async () => {
    await test.ask('case.setRecord', { customer: 'Contoso AG', ticket: 'INC-1' })
    expect(await newest()).toMatchObject({
      entry: { who: 'Ada', action: 'recordChanged' },
      words: { en: 'Case record changed: customer, ticket' },
    })
    await test.ask('case.setRecord', { status: 'waiting' })
    expect((await newest())?.words).toEqual({ en: 'Status changed from open to waiting', fr: 'État changé de ouvert à en attente' })
    expect((await test.ask('case.history', {})).undo?.en).toBe('Status changed from open to waiting')
    expect((await undo()).taken?.en).toBe('Status changed from open to waiting')
    expect(await test.ask('case.record', {})).toMatchObject({ customer: 'Contoso AG', status: 'open' })
    expect((await newest())?.words.en).toBe('Undone: Status changed from open to waiting')
    await redo()
    expect((await test.ask('case.record', {})).status).toBe('waiting')
  })

  it('a change to what it is already leaves no trace', async () => {
    const before = (await log()).length
    await test.ask('case.setRecord', { customer: 'Contoso AG', tags: [] })
    expect(await log()).toHaveLength(before)
  })

  it('a device renamed, a finding dismissed and a flow decided are edits like any other', async () => {
    await test.ask('devices.rename', { deviceId: 1, name: 'SRV-1' })
    await test.ask('case.review', { deviceId: 1, key: 'drs-discovery-failed', state: 'dismissed', note: 'known' })
    await test.ask('device.chooseFlow', { deviceId: 1, choice: 'intune', reason: 'moved' })
    const decided = await test.ask('device.view', { deviceId: 1 })
    expect(decided.device.name).toBe('SRV-1')
    expect(decided.diagnosis.join.flow.choice).toBe('intune')
    for (let n = 0; n < 3; n++) await undo()
    const { device, diagnosis } = await test.ask('device.view', { deviceId: 1 })
    expect(device.name).toBe('SRV-APP-07')
    expect(diagnosis.join.flow.choice).toBe('attachV1')
    expect(diagnosis.findings.find(({ rule }) => rule === 'drs-discovery-failed')?.review).toBeUndefined()
  })

  it('the log begins with the making of the case, then tells of the import', async () => {
    const [created, imported] = (await log()).reverse()
    expect(created?.entry).toMatchObject({ id: 1, action: 'created', who: 'Ada' })
    expect(imported?.entry).toMatchObject({ action: 'imported', detail: { path: 'result.zip', files: 7 } })
  })
})

describe('notes', () => {
  it('are added, typed on, listed by device and taken back whole', async () => {
    const { noteId } = await test.ask('notes.save', { deviceId: 1, text: 'Ca' })
    await test.ask('notes.save', { noteId, text: 'Called the customer' })
    expect((await test.ask('notes.list', { deviceId: 1 })).notes).toMatchObject([
      { noteId, deviceId: 1, device: 'SRV-APP-07', text: 'Called the customer', author: 'Ada' },
    ])
    expect((await test.ask('notes.list', { deviceId: 2 })).notes).toEqual([])
    expect((await newest())?.entry).toMatchObject({ action: 'noteAdded', detail: { device: 'SRV-APP-07' } })
    await undo()
    expect((await test.ask('notes.list', {})).notes).toEqual([])
    await redo()
    expect((await test.ask('notes.list', {})).notes).toHaveLength(1)
  })

  it('a removed note comes back with its author and times', async () => {
    const [note] = (await test.ask('notes.list', {})).notes
    await test.ask('notes.remove', { noteId: note?.noteId ?? -1 })
    await undo()
    expect((await test.ask('notes.list', {})).notes).toEqual([note])
  })

  it('of a device or an id that is not there are refused, and so is a U+0000', async () => {
    expect(await test.failure('notes.save', { deviceId: 99, text: 'x' })).toBe('noDevice')
    expect(await test.failure('notes.save', { noteId: 99, text: 'x' })).toBe('notThere')
    expect(await test.failure('notes.save', { text: 'a\0b' })).toBe('invalidInput')
  })
})

describe('the checklist', () => {
  const texts = async () => (await test.ask('checklist.list', {})).items.map(({ text }) => text)

  it('takes the actions of a finding once, with their commands', async () => {
    const { added } = await test.ask('checklist.addFromFinding', { deviceId: 1, rule: 'drs-discovery-failed', language: 'en' })
    expect(added).toBeGreaterThan(2)
    expect((await test.ask('checklist.list', { deviceId: 1 })).items[0]).toMatchObject({
      rule: 'drs-discovery-failed',
      text: expect.stringContaining('Resolve-DnsName enterpriseregistration.windows.net'),
    })
    expect(await test.ask('checklist.addFromFinding', { deviceId: 1, rule: 'drs-discovery-failed', language: 'en' })).toEqual({ added: 0 })
    await undo()
    expect(await texts()).toEqual([])
  })

  it('is checked, put in order, changed and cleared, each of which is taken back', async () => {
    await test.ask('checklist.add', { texts: ['a', 'b', 'c'] })
    const [a, , c] = (await test.ask('checklist.list', {})).items
    const ids = { a: a?.itemId ?? -1, c: c?.itemId ?? -1 }
    await test.ask('checklist.change', { itemId: ids.c, before: ids.a })
    expect(await texts()).toEqual(['c', 'a', 'b'])
    await test.ask('checklist.change', { itemId: ids.a, before: null })
    expect(await texts()).toEqual(['c', 'b', 'a'])
    await test.ask('checklist.change', { itemId: ids.a, done: true })
    expect((await test.ask('checklist.list', {})).items[2]).toMatchObject({ doneBy: 'Ada', doneAt: expect.any(String) })
    await test.ask('checklist.change', { itemId: ids.a, done: false, text: 'A' })
    expect((await test.ask('checklist.list', {})).items[2]).not.toHaveProperty('doneAt')
    await test.ask('checklist.remove', { itemIds: [ids.a, ids.c] })
    expect(await texts()).toEqual(['b'])
    for (let n = 0; n < 5; n++) await undo()
    expect(await texts()).toEqual(['a', 'b', 'c'])
  })

  it('without an item of that id says so', async () => {
    expect(await test.failure('checklist.change', { itemId: 999, done: true })).toBe('notThere')
    expect(await test.failure('checklist.addFromFinding', { deviceId: 1, rule: 'none', language: 'en' })).toBe('notThere')
  })
})

describe('attachments', () => {
  it('are copied into the case, once for the same bytes, and given back as they were', async () => {
    const path = join(test.folder, 'mail from the customer.eml')
    writeFileSync(path, 'From: someone\n'.repeat(200_000))
    await test.ask('attachments.add', { paths: [path, path] })
    const { attachments } = await test.ask('attachments.list', {})
    expect(attachments).toHaveLength(2)
    expect(attachments[0]).toMatchObject({ name: 'mail from the customer.eml', bytes: 2_800_000, kept: true, addedBy: 'Ada' })
    const out = join(test.folder, 'out.eml')
    await test.ask('attachments.export', { attachmentId: attachments[0]?.attachmentId ?? -1, path: out })
    expect(readFileSync(out).equals(readFileSync(path))).toBe(true)
    await test.ask('attachments.remove', { attachmentId: attachments[0]?.attachmentId ?? -1 })
    await test.ask('attachments.change', { attachmentId: attachments[1]?.attachmentId ?? -1, note: 'with headers' })
    await undo()
    await undo()
    expect((await test.ask('attachments.list', {})).attachments).toEqual(attachments)
  })

  it('of several files are one edit, whose files the log names one by one', async () => {
    const paths = ['a.txt', 'b.txt'].map((name) => join(test.folder, name))
    for (const path of paths) writeFileSync(path, path)
    const before = (await test.ask('attachments.list', {})).attachments.length
    await test.ask('attachments.add', { paths })
    const { rows } = await test.ask('case.log', { offset: 0, limit: 2 })
    expect(rows.map(({ entry }) => [entry.action, entry.detail.name])).toEqual([
      ['attachmentAdded', 'b.txt'],
      ['attachmentAdded', 'a.txt'],
    ])
    expect(rows[0]?.entry.detail).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), bytes: paths[1]?.length })
    await undo()
    expect((await test.ask('attachments.list', {})).attachments).toHaveLength(before)
  })

  it('tell how far they are, and are all left out where that is cancelled', async () => {
    const path = join(test.folder, 'large.bin')
    writeFileSync(path, randomBytes(12 * 1024 * 1024))
    const before = (await test.ask('attachments.list', {})).attachments.length
    const adding = test.failure('attachments.add', { paths: [path] })
    const progress = () => test.events.flatMap(({ name, payload }) => (name === 'attachments.progress' ? [payload] : []))
    await expect.poll(progress).toContainEqual(expect.objectContaining({ running: true, file: 'large.bin', total: 12 * 1024 * 1024 }))
    expect(await test.failure('attachments.add', { paths: [path] })).toBe('attachRunning')
    await test.ask('attachments.cancelAdd', {})
    expect(await adding).toBe('attachCancelled')
    expect(progress().at(-1)).toMatchObject({ running: false })
    expect((await test.ask('attachments.list', {})).attachments).toHaveLength(before)
    await test.ask('attachments.cancelAdd', {})
  })

  it('are never the open case itself, which would grow for as long as it is read', async () => {
    expect(await test.failure('attachments.add', { paths: [test.casePath] })).toBe('pathIsCase')
    expect(await test.failure('attachments.add', { paths: [`${test.casePath}-wal`] })).toBe('pathIsCase')
  })

  it('outlast closing the case, and verify checks their bytes', async () => {
    await test.ask('case.close', {})
    await test.ask('case.open', { path: test.casePath })
    expect((await test.ask('attachments.list', {})).attachments).toHaveLength(2)
    expect(await test.ask('case.history', {})).toEqual({})
  })

  it('that cannot be read are refused with the reason', async () => {
    mkdirSync(join(test.folder, 'folder'))
    expect(await test.failure('attachments.add', { paths: [join(test.folder, 'none.txt')] })).toBe('pathNotFound')
    expect(await test.failure('attachments.add', { paths: [join(test.folder, 'folder')] })).toBe('pathNotFound')
    expect(await test.failure('attachments.export', { attachmentId: 999, path: join(test.folder, 'x') })).toBe('notThere')
    expect((await test.ask('attachments.list', {})).attachments).toHaveLength(2)
  })
})
