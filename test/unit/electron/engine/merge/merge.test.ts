import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEngine, type Engine } from '../../../../../electron/engine/createEngine.ts'
import type { EngineRequestName, Input, Output } from '../../../../../shared/contract/requests.ts'
import { enrolledHaadj } from '../../../../../shared/scenarios/catalogue/enrolledHaadj.ts'
import { notSynced } from '../../../../../shared/scenarios/catalogue/notSynced.ts'
import { scenarioZip } from '../../../../../shared/scenarios/scenarioFiles.ts'
import { buildZip } from '../containers/buildZip.ts'
import { entraList, guidOf } from '../deviceLists.ts'
import { caseContent, caseFaults } from './caseContent.ts'

let folder = ''
let engine: Engine
let clock = Date.parse('2026-03-01T10:00:00Z')
let number = 0

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'joinsight-merge-'))
  writeFileSync(join(folder, 'sick.zip'), scenarioZip(notSynced))
  writeFileSync(join(folder, 'well.zip'), scenarioZip(enrolledHaadj))
  writeFileSync(join(folder, 'list.csv'), entraList([{ name: 'PC-0142' }, { name: 'PC-9', id: guidOf(9) }]))
  // Each edit has a time of its own.
  const now = (): Date => {
    clock += 1000
    return new Date(clock)
  }
  engine = createEngine({ appVersion: '0.0.1', person: 'Ada', now })
})
afterAll(async () => {
  await engine.stop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  clock = Date.parse('2026-03-01T10:00:00Z') + number * 3_600_000
})

async function ask<N extends EngineRequestName>(name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await engine.dispatch(name, input)
  if (!answer.ok) throw new Error(`${name}: ${answer.failure.code}: ${answer.failure.message.en}`)
  return answer.value as Output<N>
}

/** A closed case that `fill` worked on. */
async function makeCase(fill: () => Promise<void>): Promise<string> {
  number++
  const path = join(folder, `case-${number}.jcase`)
  await ask('case.create', { path })
  await fill()
  await ask('case.close', {})
  return path
}

async function work(path: string, edit: () => Promise<void>): Promise<void> {
  await ask('case.open', { path })
  await edit()
  await ask('case.close', {})
}

const offer = async (...names: string[]): Promise<void> => {
  await ask('case.importFiles', { paths: names.map((name) => join(folder, name)) })
  await engine.idle()
}

async function merge(into: string, other: string, choices: Input<'merge.run'>['choices'] = {}): Promise<Output<'merge.run'>> {
  await ask('case.open', { path: into })
  const outcome = await ask('merge.run', { path: other, choices })
  await engine.idle()
  await ask('case.close', {})
  expect(caseFaults(into)).toEqual([])
  return outcome
}

const copyOf = (path: string): string => {
  number++
  const copy = join(folder, `copy-${number}.jcase`)
  copyFileSync(path, copy)
  return copy
}

/** What a case holds, with how often it was changed and what its log says of it. */
async function stateOf(path: string): Promise<unknown> {
  const states: unknown[] = [caseContent(path)]
  await work(path, async () => {
    const state = await ask('case.state', {})
    states.push(state.open && state.revision, await ask('case.log', { offset: 0, limit: 100 }))
  })
  return states
}

const noteIn = async (text: string): Promise<number> => (await ask('notes.save', { text })).noteId

describe('merging another case', () => {
  it('brings what an import of both into one case would have, and twice is as good as once', async () => {
    const sick = await makeCase(() => offer('sick.zip', 'list.csv'))
    const well = await makeCase(() => offer('well.zip'))
    const both = await makeCase(() => offer('sick.zip', 'list.csv', 'well.zip'))
    const before = readFileSync(well)
    const outcome = await merge(sick, well)
    expect(outcome).toMatchObject({ changed: true, cancelled: false, failures: [], counts: { evidence: { duplicates: 0, present: 0 } } })
    const { devices, evidence } = caseContent(sick)
    const expected = caseContent(both)
    expect(evidence).toEqual(expected.evidence)
    expect(devices).toEqual(expected.devices)
    expect(readFileSync(well).equals(before)).toBe(true)

    const merged = await stateOf(sick)
    expect(await merge(sick, well)).toMatchObject({ changed: false, counts: { evidence: { coming: 0 } } })
    expect(await stateOf(sick)).toEqual(merged)
  })

  it('keeps containers, paths and times, unpacks zips within, and lists the same bytes at both places', async () => {
    const inner = buildZip([{ name: 'logs/dsregcmd.txt', bytes: readFileSync(join(folder, 'list.csv')) }])
    mkdirSync(join(folder, 'desk'), { recursive: true })
    writeFileSync(join(folder, 'desk', 'inner.zip'), inner)
    writeFileSync(join(folder, 'desk', 'list-copy.csv'), readFileSync(join(folder, 'list.csv')))
    const one = await makeCase(() => offer('list.csv'))
    let importedThere = ''
    const other = await makeCase(async () => {
      await offer('desk')
      const { rows } = await ask('evidence.list', { offset: 0, limit: 10, text: 'list-copy' })
      importedThere = (await ask('evidence.artefact', { artefactId: rows[0]?.id ?? 0 })).importedAt
    })
    const [preview] = await previewOf(one, other)
    expect(preview?.counts.evidence).toEqual({ coming: 3, duplicates: 2, present: 0 })
    const outcome = await merge(one, other)
    expect(outcome.counts.evidence).toEqual({ coming: 3, duplicates: 2, present: 0 })
    const places = caseContent(one).evidence.map(({ at }) => at.split(' ')[2])
    expect(places.sort()).toEqual(['inner.zip', 'inner.zip/logs/dsregcmd.txt', 'list-copy.csv', 'list.csv'])
    await work(one, async () => {
      const { rows } = await ask('evidence.list', { offset: 0, limit: 10 })
      const copy = rows.find(({ name }) => name === 'list-copy.csv')
      expect(copy?.duplicateOf).toBeDefined()
      const { importedAt } = await ask('evidence.artefact', { artefactId: copy?.id ?? 0 })
      expect(importedAt).toBe(importedThere)
    })
  })

  it('keeps what people did: notes, checks, attachments, reviews, decisions, marks of devices, tags', async () => {
    const one = await makeCase(async () => {
      await offer('sick.zip')
      await ask('case.setRecord', { tags: ['vip'] })
      await noteIn('mine')
    })
    const other = await makeCase(async () => {
      await offer('well.zip', 'sick.zip')
      const { rows } = await ask('devices.list', { offset: 0, limit: 10 })
      const sick = rows.find(({ name }) => name === 'SRV-SQL-03')?.id ?? 0
      await ask('case.setRecord', { customer: 'Contoso', tags: ['server'] })
      await ask('notes.save', { text: 'about the server', deviceId: sick })
      await ask('checklist.add', { texts: ['Look at the sync rule'], deviceId: sick })
      await ask('case.review', { deviceId: sick, key: 'enrollment-status-37', state: 'confirmed', note: 'seen' })
      await ask('device.chooseFlow', { deviceId: sick, choice: 'attachV1', reason: 'as planned' })
      await ask('attachments.add', { paths: [join(folder, 'list.csv')] })
      await ask('events.saveFilter', { name: 'mine', filter: {} })
    })
    const outcome = await merge(one, other)
    expect(outcome.counts).toMatchObject({ notes: 1, checklist: 1, attachments: 1, reviews: 1, flowDecisions: 1, filters: 1, tags: 1 })
    const { work: kept } = caseContent(one)
    expect(kept.tags).toEqual(['server', 'vip'])
    expect(kept.notes.map(({ text, device }) => [text, device]).sort()).toEqual([
      ['about the server', 'SRV-SQL-03'],
      ['mine', ''],
    ])
    expect(kept.attachments).toMatchObject([{ name: 'list.csv', kept: true }])
    expect(kept.reviews).toMatchObject([{ key: 'enrollment-status-37', state: 'confirmed', device: 'SRV-SQL-03' }])
    await work(one, async () => {
      expect(await ask('case.record', {})).toMatchObject({ customer: 'Contoso' })
      const { rows } = await ask('case.log', { offset: 0, limit: 1 })
      expect(rows[0]?.entry).toMatchObject({ action: 'merged', who: 'Ada' })
    })
  })

  it('of two changes of a note keeps the newer and the other one beside it, whichever case comes into which', async () => {
    const one = await makeCase(async () => {
      await noteIn('first')
    })
    const other = copyOf(one)
    const edit = (text: string) => async (): Promise<void> => {
      clock += 600_000
      const [note] = (await ask('notes.list', {})).notes
      await ask('notes.save', { noteId: note?.noteId ?? 0, text })
    }
    await work(one, edit('ours'))
    await work(other, edit('theirs, later'))
    const [preview] = await previewOf(one, other)
    expect(preview).toMatchObject({
      isCopy: true,
      conflicts: [{ kind: 'text', what: 'note', ours: 'ours', theirs: 'theirs, later', kept: 'theirs' }],
    })
    const back = copyOf(one)
    await merge(one, other)
    await merge(other, back)
    const texts = (path: string): string[] => caseContent(path).work.notes.map(({ text }) => text.split('\n').at(-1) ?? '')
    expect(texts(one).sort()).toEqual(['ours', 'theirs, later'])
    expect(caseContent(other)).toEqual(caseContent(one))
  })

  it('does not bring back what was taken away since both were the same', async () => {
    const one = await makeCase(async () => {
      await noteIn('wrong')
      await ask('case.setRecord', { tags: ['old'] })
    })
    const other = copyOf(one)
    await work(one, async () => {
      const [note] = (await ask('notes.list', {})).notes
      await ask('notes.remove', { noteId: note?.noteId ?? 0 })
      await ask('case.setRecord', { tags: [] })
    })
    expect(await merge(one, other)).toMatchObject({ changed: false, conflicts: 0 })
    expect(caseContent(one).work).toMatchObject({ notes: [], tags: [] })
  })

  it('keeps our record where both say something else, unless theirs is chosen', async () => {
    const one = await makeCase(() => ask('case.setRecord', { customer: 'A', ticket: '1' }).then(() => undefined))
    const other = await makeCase(() => ask('case.setRecord', { customer: 'B', ticket: '2' }).then(() => undefined))
    await merge(one, other, { takeTheirs: ['ticket'] })
    await work(one, async () => {
      expect(await ask('case.record', {})).toMatchObject({ customer: 'A', ticket: '2' })
    })
  })

  it('takes a device for the same or for another one as a person says', async () => {
    writeFileSync(join(folder, 'twin.zip'), scenarioZip(notSynced, { seed: 2 }))
    const other = await makeCase(() => offer('twin.zip'))
    const one = await makeCase(async () => {
      await offer('sick.zip')
      await renameTo(other)
    })
    const copy = copyOf(one)
    const [preview] = await previewOf(one, other)
    const [device] = preview?.devices ?? []
    expect(device).toMatchObject({ outcome: 'ambiguous', candidates: [{ deviceId: 1 }] })
    expect(device).not.toHaveProperty('usually')
    const otherDeviceId = device?.otherDeviceId ?? 0
    expect(await merge(one, other)).toMatchObject({ newDevices: 1 })
    expect(caseContent(one).devices).toHaveLength(2)
    expect(await merge(one, other)).toMatchObject({ changed: false })
    await merge(copy, other, { devices: [{ otherDeviceId, ours: 1 }] })
    expect(caseContent(copy).devices).toHaveLength(1)
    expect(await merge(copy, other)).toMatchObject({ changed: false })
  })

  it('does not take a device here, which another one there is by its id, for a second one by its name', async () => {
    writeFileSync(join(folder, 'ours.csv'), entraList([{ name: 'BETA', id: guidOf(1) }]))
    writeFileSync(
      join(folder, 'theirs.csv'),
      entraList([
        { name: 'BETA', id: guidOf(2) },
        { name: 'GAMMA', id: guidOf(1) },
      ]),
    )
    const one = await makeCase(() => offer('ours.csv'))
    const other = await makeCase(() => offer('theirs.csv'))
    const [preview] = await previewOf(one, other)
    expect(preview?.devices.map(({ name, outcome, usually }) => [name, outcome, usually])).toEqual(
      expect.arrayContaining([
        ['BETA', 'ambiguous', undefined],
        ['GAMMA', 'same', undefined],
      ]),
    )
  })

  it('takes the name that a device was given in a copy that was worked on since', async () => {
    const one = await makeCase(() => offer('sick.zip'))
    const copy = copyOf(one)
    await work(copy, async () => {
      await ask('devices.rename', { deviceId: 1, name: 'RECEPTION' })
    })
    expect(await merge(one, copy)).toMatchObject({ changed: true, conflicts: 0 })
    expect(caseContent(one).devices).toEqual(caseContent(copy).devices)
    expect(await merge(one, copy)).toMatchObject({ changed: false })
  })

  it('refuses a case whose log somebody changed: this one would not verify with it', async () => {
    const one = await makeCase(async () => undefined)
    const forged = await makeCase(async () => {
      await noteIn('theirs')
    })
    const db = new Database(forged)
    db.exec("UPDATE caseLog SET who = 'Mallory' WHERE id = 1")
    db.close()
    await work(one, async () => expect(await failureOf('merge.run', { path: forged })).toBe('mergeBrokenLog'))
    expect(caseFaults(one)).toEqual([])
  })

  /** The device of the open case is called as that of the other one. */
  const renameTo = async (path: string): Promise<void> => {
    const [other] = (await ask('compare.sides', { casePath: path, offset: 0, limit: 1 })).rows
    await ask('devices.rename', { deviceId: 1, name: other?.name ?? '' })
  }

  it('ends what could be taken back: other rows stand where it was', async () => {
    const one = await makeCase(async () => undefined)
    const other = await makeCase(async () => {
      await noteIn('theirs')
    })
    await work(one, async () => {
      await noteIn('ours')
      expect((await ask('case.history', {})).undo).toBeDefined()
      await ask('merge.run', { path: other })
      expect(await ask('case.history', {})).toEqual({})
    })
  })

  it('cancelled in the middle leaves a sound case, and again brings the rest', async () => {
    const files = join(folder, 'many')
    mkdirSync(files)
    for (let index = 0; index < 300; index++) writeFileSync(join(files, `${index}.txt`), `nothing known ${index}`)
    const one = await makeCase(async () => undefined)
    const other = await makeCase(async () => {
      await offer('many')
      await noteIn('theirs')
    })
    await work(one, async () => {
      const running = ask('merge.run', { path: other })
      expect(await failureOf('merge.run', { path: other })).toBe('mergeRunning')
      // As soon as files come in: all of them take far longer than one look.
      await expect.poll(async () => (await ask('case.importTray', {})).length, { interval: 1 }).toBeGreaterThan(0)
      await ask('merge.cancel', {})
      expect(await running).toMatchObject({ cancelled: true, counts: { notes: 0, logEntries: 0 } })
    })
    expect(caseFaults(one)).toEqual([])
    expect(caseContent(one).work.notes).toEqual([])
    expect(await merge(one, other)).toMatchObject({ changed: true, cancelled: false, failures: [] })
    expect(caseContent(one)).toEqual(caseContent(other))
  })

  it('refuses a copy without its original bytes, and to bring anything into one', async () => {
    const one = await makeCase(async () => undefined)
    const redacted = await makeCase(() => offer('list.csv'))
    const db = new Database(redacted)
    db.exec('UPDATE caseRecord SET redacted = 1')
    db.close()
    await work(one, async () => expect(await failureOf('merge.preview', { path: redacted })).toBe('mergeNoBytes'))
    await work(redacted, async () => expect(await failureOf('merge.run', { path: one })).toBe('mergeIntoRedacted'))
  })

  it('refuses the open case itself and a file that is no case, and leaves no trace beside the other', async () => {
    const one = await makeCase(async () => undefined)
    await work(one, async () => {
      expect(await failureOf('merge.preview', { path: one })).toBe('mergeItself')
      expect(await failureOf('merge.run', { path: join(folder, 'list.csv') })).toBe('notACase')
      expect(await failureOf('merge.run', { path: join(folder, 'nothing.jcase') })).toBe('notFound')
    })
    expect(statSync(`${one}.owner`, { throwIfNoEntry: false })).toBeUndefined()
  })
})

const failureOf = async (name: EngineRequestName, input: unknown): Promise<string> => {
  const answer = await engine.dispatch(name, input)
  return answer.ok ? 'none' : answer.failure.code
}

async function previewOf(into: string, other: string): Promise<Output<'merge.preview'>[]> {
  const previews: Output<'merge.preview'>[] = []
  await work(into, async () => {
    previews.push(await ask('merge.preview', { path: other }))
  })
  return previews
}
