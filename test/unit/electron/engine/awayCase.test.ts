import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { verifyCaseFile } from '../../../../electron/engine/inspectCase.ts'
import { sampleScenario } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { expectInvariants, openTestEngine, type TestEngine } from './engineOnDisk.ts'

const WATCH_MS = 20
let test: TestEngine
afterEach(() => test.close())

const openState = async () => {
  const state = await test.ask('case.state', {})
  if (!state.open) throw new Error('no case is open')
  return state
}

/** A case in a folder that can go, as a stick or a share does. */
async function caseOnStick(): Promise<{ stick: string; pulled: string; path: string }> {
  test = await openTestEngine({ watchMs: WATCH_MS })
  const stick = join(test.folder, 'stick')
  mkdirSync(stick)
  const path = join(stick, 'case.jcase')
  await test.ask('case.create', { path, title: 'Contoso' })
  await test.ask('case.setRecord', { ticket: 'T-1' })
  return { stick, pulled: join(test.folder, 'pulled'), path }
}

describe('a case whose drive or share goes', () => {
  it('stays in the window, says so, and takes no more changes', async () => {
    const { stick, pulled } = await caseOnStick()
    renameSync(stick, pulled)
    await expect.poll(async () => (await openState()).away).toMatchObject({ back: false })
    expect((await openState()).title).toBe('Contoso')
    const answer = await test.engine.dispatch('case.setRecord', { ticket: 'T-2' })
    expect(answer).toMatchObject({ ok: false, failure: { code: 'caseAway' } })
    expect(answer.ok ? '' : answer.failure.message.en).toContain('case.jcase')
  })

  it('says when it is back, and opens again with all it held', async () => {
    const { stick, pulled, path } = await caseOnStick()
    renameSync(stick, pulled)
    await expect.poll(async () => (await openState()).away?.back).toBe(false)
    expect(await test.failure('case.open', { path })).toBe('notFound')
    expect((await openState()).title).toBe('Contoso')
    renameSync(pulled, stick)
    await expect.poll(async () => (await openState()).away?.back).toBe(true)
    const state = await test.ask('case.open', { path })
    expect(state.open && [state.readOnly, state.away]).toEqual([false, undefined])
    expect((await test.ask('case.record', {})).ticket).toBe('T-1')
    await test.ask('case.setRecord', { ticket: 'T-2' })
    await test.ask('case.close', {})
    expect((await verifyCaseFile(path)).ok).toBe(true)
  })

  it('for good can be closed, and another one opened in its place', async () => {
    const { stick } = await caseOnStick()
    rmSync(stick, { recursive: true })
    await expect.poll(async () => (await openState()).away).toBeDefined()
    await test.ask('case.create', { path: test.casePath, title: 'next' })
    expect((await openState()).title).toBe('next')
    expect(existsSync(stick)).toBe(false)
  })

  it('in the middle of an import ends it, and shows the window what is left', async () => {
    const { stick, pulled } = await caseOnStick()
    const many = join(test.folder, 'many')
    mkdirSync(many)
    for (let i = 0; i < 300; i++)
      writeFileSync(join(many, `${i}.txt`), `| Device State |\n\n AzureAdJoined : NO\n Device Name : PC-${i}\n`.padEnd(2000 + i))
    await test.ask('case.importFiles', { paths: [many] })
    renameSync(stick, pulled)
    await expect.poll(async () => (await openState()).away).toBeDefined()
    await test.engine.idle()
    expect(await openState()).toMatchObject({ importing: false })
    await test.ask('case.close', {})
    expect((await verifyCaseFile(join(pulled, 'case.jcase'))).checks.filter(({ ok }) => !ok)).toEqual([])
  })
})

describe('a medium that does not answer', () => {
  const failingWriter = (folder: string, code: string): URL => {
    const store = pathToFileURL(join(import.meta.dirname, '../../../../electron/store/')).href
    const program = `import { existsSync } from 'node:fs'
import Database from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../../../node_modules/better-sqlite3/lib/index.js')).href)}
const prepare = Database.prototype.prepare
Database.prototype.prepare = function (sql) {
  if (existsSync(${JSON.stringify(join(folder, 'fails'))}) && /^(UPDATE|INSERT)/.test(sql)) throw Object.assign(new Error('disk I/O error'), { code: ${JSON.stringify(code)} })
  return prepare.call(this, sql)
}
await import(${JSON.stringify(`${store}writerWorker.ts`)})
`
    const path = join(folder, 'failingWriter.mjs')
    writeFileSync(path, program)
    return pathToFileURL(path)
  }

  it.each([
    ['SQLITE_IOERR_FSYNC', 'unreachable'],
    ['SQLITE_FULL', 'diskFull'],
    ['SQLITE_IOERR_WRITE', 'diskFull'],
  ])('while an edit is written (%s) is told as %s, and the edit is done when it is back', async (code, told) => {
    const beside = await openTestEngine()
    try {
      const writerUrl = failingWriter(beside.folder, code)
      test = await openTestEngine({ watchMs: WATCH_MS, writerUrl })
      await test.ask('case.create', { path: test.casePath, title: 'Contoso' })
      writeFileSync(join(beside.folder, 'fails'), '')
      expect(await test.failure('case.setRecord', { ticket: 'T-1' })).toBe(told)
      expect((await test.ask('case.record', {})).ticket).toBe('')
      rmSync(join(beside.folder, 'fails'))
      await test.ask('case.setRecord', { ticket: 'T-1' })
      expect((await test.ask('case.record', {})).ticket).toBe('T-1')
      await test.ask('case.close', {})
      expect((await verifyCaseFile(test.casePath)).ok).toBe(true)
    } finally {
      await beside.close()
    }
  })
})

describe('the check of an open case', () => {
  it('reads every original again, says how far it is, and finds what was changed in the file', async () => {
    test = await openTestEngine()
    await test.ask('case.create', { path: test.casePath })
    const evidence = join(test.folder, 'MDEClientAnalyzerResult.zip')
    writeFileSync(evidence, scenarioZip(sampleScenario))
    await test.import(evidence)
    const good = await test.ask('case.verify', {})
    expect(good.ok).toBe(true)
    expect(good.checks.map(({ name }) => name)).toContain('log')
    const progress = test.events.filter(({ name }) => name === 'verify.progress').map(({ payload }) => payload)
    expect(progress).toContainEqual(expect.objectContaining({ running: true, check: 'blobs' }))
    expect(progress.at(-1)).toMatchObject({ running: false })

    await test.ask('case.close', {})
    const { default: Database } = await import('better-sqlite3')
    const db = new Database(test.casePath)
    db.exec(`UPDATE blob SET sha256 = '${'0'.repeat(64)}' WHERE id = 2; UPDATE caseLog SET who = 'somebody else' WHERE id = 1`)
    db.close()
    await test.ask('case.open', { path: test.casePath })
    const bad = await test.ask('case.verify', {})
    expect(bad.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['blobs', 'accounts', 'log'])
  })

  it('can be left, and does not keep the case from being closed', async () => {
    test = await openTestEngine()
    await test.ask('case.create', { path: test.casePath })
    const checking = test.engine.dispatch('case.verify', {})
    await test.ask('case.cancelVerify', {})
    expect(await checking).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
    const again = test.engine.dispatch('case.verify', {})
    await test.ask('case.close', {})
    expect(await again).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  })
})

describe('a case that is closed in the middle of an import', () => {
  it('keeps what was read, does not wait for verdicts, and judges when it is opened next', async () => {
    test = await openTestEngine()
    await test.ask('case.create', { path: test.casePath })
    const many = join(test.folder, 'many')
    mkdirSync(many)
    for (let i = 0; i < 400; i++)
      writeFileSync(join(many, `${i}.txt`), `| Device State |\n\n AzureAdJoined : NO\n DomainJoined : YES\n Device Name : PC-${i}\n`)
    await test.ask('case.importFiles', { paths: [many] })
    const readSoFar = async () => (await test.ask('case.importTray', {})).filter(({ state }) => state === 'read').map(({ path }) => path)
    await expect.poll(async () => (await readSoFar()).length).toBeGreaterThan(20)
    const shown = await readSoFar()
    await test.ask('case.close', {})
    expect(existsSync(`${test.casePath}-wal`)).toBe(false)
    await test.ask('case.open', { path: test.casePath })
    await test.engine.idle()
    const paths = new Set((await test.artefacts()).map(({ path }) => path))
    expect(shown.filter((path) => !paths.has(path))).toEqual([])
    await expectInvariants(test)
  })
})
