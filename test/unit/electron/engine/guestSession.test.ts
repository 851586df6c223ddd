import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleScenario } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { openTestEngine, type TestEngine } from './engineOnDisk.ts'

const WATCH_MS = 20
const NOBODY = 0x7fff_ffff
let owner: TestEngine
let guest: TestEngine
beforeEach(async () => {
  owner = await openTestEngine({ person: 'Ann Smith' })
  await owner.ask('person.set', { name: 'Ann Smith' })
  guest = await openTestEngine({ watchMs: WATCH_MS, person: 'Ben' }, owner.folder)
  await owner.ask('case.create', { path: owner.casePath, title: 'Contoso' })
})
afterEach(async () => {
  await guest.close()
  await owner.close()
})

const openAsGuest = () => guest.ask('case.open', { path: owner.casePath, readOnly: true })
const guestState = async () => {
  const state = await guest.ask('case.state', {})
  if (!state.open) throw new Error('no case is open')
  return state
}
const sample = (): string => {
  const path = join(owner.folder, 'MDEClientAnalyzerResult.zip')
  writeFileSync(path, scenarioZip(sampleScenario))
  return path
}

describe('a reader beside the owner of a case', () => {
  it('is offered to read where the case is locked, and is told who has it, where and since when', async () => {
    const refused = await guest.engine.dispatch('case.open', { path: owner.casePath })
    expect(refused).toMatchObject({ ok: false, failure: { code: 'locked', owned: true } })
    const state = await openAsGuest()
    expect(state).toMatchObject({ open: true, title: 'Contoso', readOnly: true, guest: { owner: { ended: false } } })
    expect(state.open && state.guest?.owner?.user).toContain('Ann Smith')
    expect(state.open && state.readOnlyBecause?.en).toContain('Ann Smith')
    expect(state.open && state.readOnlyBecause?.fr).toContain('Ann Smith')
  })

  it('sees what the owner changes, and is told to ask again', async () => {
    await openAsGuest()
    await new Promise((wake) => setTimeout(wake, 5 * WATCH_MS))
    guest.events.length = 0
    await owner.ask('case.setRecord', { title: 'Fabrikam' })
    await expect.poll(async () => (await guestState()).title).toBe('Fabrikam')
    await expect.poll(() => guest.events.map(({ name }) => name)).toContain('case.changed')
  })

  it('sees whole pieces of evidence while the owner imports, and never half of one', async () => {
    await openAsGuest()
    const importing = owner.import(sample())
    const seen = new Set<string>()
    let isOver = false
    void importing.finally(() => {
      isOver = true
    })
    while (!isOver) {
      for (const { id, status, records } of await guest.artefacts()) seen.add(JSON.stringify({ id, status, records }))
      await new Promise((wake) => setTimeout(wake, 5))
    }
    await importing
    const whole = (await owner.artefacts()).map(({ id, status, records }) => JSON.stringify({ id, status, records }))
    expect([...seen].filter((row) => !whole.includes(row))).toEqual([])
    await expect.poll(async () => (await guest.artefacts()).length).toBe((await owner.artefacts()).length)
    expect((await guest.ask('device.view', { deviceId: 1 })).diagnosis).toEqual((await owner.ask('device.view', { deviceId: 1 })).diagnosis)
  })

  it('changes nothing, and what would is refused in words', async () => {
    await openAsGuest()
    expect(await guest.failure('case.setRecord', { title: 'mine' })).toBe('readOnly')
    expect(await guest.failure('case.importFiles', { paths: [sample()] })).toBe('readOnly')
    await owner.ask('case.setRecord', { title: 'still mine' })
  })

  it('does not keep the owner from closing; the one who leaves last leaves one file', async () => {
    await openAsGuest()
    await owner.ask('case.setRecord', { title: 'closed' })
    const before = performance.now()
    await owner.ask('case.close', {})
    expect(performance.now() - before).toBeLessThan(3000)
    expect(existsSync(`${owner.casePath}.owner`)).toBe(false)
    expect((await guestState()).title).toBe('closed')
    await guest.ask('case.close', {})
    expect(readdirSync(owner.folder)).toEqual(['test.jcase'])
  })

  it('hears that the owner has gone, and opens the case for writing then', async () => {
    await openAsGuest()
    await owner.ask('case.close', {})
    await expect.poll(async () => (await guestState()).guest).toEqual({})
    const state = await guest.ask('case.open', { path: owner.casePath })
    expect(state).toMatchObject({ readOnly: false })
    await guest.ask('case.setRecord', { title: 'mine now' })
    expect((await guestState()).title).toBe('mine now')
  })

  it('is told when the program that has it has ended, so that it can be taken over', async () => {
    await openAsGuest()
    const claim = { host: (await import('node:os')).hostname(), user: 'ann', pid: NOBODY, at: '2026-01-01T00:00:00.000Z', token: 'other' }
    writeFileSync(`${owner.casePath}.owner`, JSON.stringify(claim))
    await expect.poll(async () => (await guestState()).guest?.owner?.ended).toBe(true)
  })

  it('under an owner on another computer reads a copy, says of when it is, and gets a new one when the case was changed', async () => {
    await owner.import(sample())
    await owner.ask('case.close', {})
    const claim = { host: 'another-computer', user: 'ann', pid: 1, at: '2026-01-01T00:00:00.000Z', token: 'far' }
    writeFileSync(`${owner.casePath}.owner`, JSON.stringify(claim))
    const first = await openAsGuest()
    expect(first).toMatchObject({ readOnly: true, guest: { owner: { host: 'another-computer', ended: false }, asOf: expect.any(String) } })
    expect(await guest.artefacts()).not.toEqual([])
    // The owner elsewhere writes by a rollback journal, as on every share.
    const { default: Database } = await import('better-sqlite3')
    const db = new Database(owner.casePath)
    db.exec("UPDATE caseRecord SET title = 'from afar'")
    db.close()
    await expect.poll(async () => (await guestState()).title, { timeout: 5000 }).toBe('from afar')
    const state = await guestState()
    expect(state.guest?.asOf).not.toBe(first.open && first.guest?.asOf)
    await guest.ask('case.close', {})
    expect(readdirSync(owner.folder).sort()).toEqual(['MDEClientAnalyzerResult.zip', 'test.jcase', 'test.jcase.owner'])
  })
})
