import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleScenario } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { expectInvariants, openTestEngine, type TestEngine } from './engineOnDisk.ts'

/** docs/adr/0002 */
const NO_TIERING = '--wasm-wrapper-tiering-budget=2147483647'
const root = resolve(import.meta.dirname, '../../../..')
let test: TestEngine
beforeEach(async () => {
  test = await openTestEngine()
})
afterEach(() => test.close())

const writeSample = (): string => {
  const path = join(test.folder, 'MDEClientAnalyzerResult.zip')
  writeFileSync(path, scenarioZip(sampleScenario))
  return path
}
const openState = async () => {
  const state = await test.ask('case.state', {})
  if (!state.open) throw new Error('no case is open')
  return state
}

describe('a case', () => {
  it('is created, filled, closed to one file, and opened again with all it held', async () => {
    await test.ask('case.create', { path: test.casePath, title: 'Contoso' })
    await test.import(writeSample())
    const before = [await test.artefacts(), await test.ask('device.view', { deviceId: 1 })]
    await test.ask('case.close', {})
    expect(['', '-wal', '-shm', '.owner'].filter((end) => existsSync(`${test.casePath}${end}`))).toEqual([''])
    await test.ask('case.open', { path: test.casePath })
    expect([await test.artefacts(), await test.ask('device.view', { deviceId: 1 })]).toEqual(before)
    expect((await openState()).title).toBe('Contoso')
  })

  it('is not created over a file that is there', async () => {
    writeFileSync(test.casePath, 'something else')
    expect(await test.failure('case.create', { path: test.casePath })).toBe('exists')
    expect(readFileSync(test.casePath, 'utf8')).toBe('something else')
  })

  it.each([
    ['missing', () => undefined, 'notFound'],
    ['not a case', (path: string) => writeFileSync(path, 'x'.repeat(5000)), 'notACase'],
  ])('that is %s is refused, and leaves nothing beside it', async (_name, make, code) => {
    make(test.casePath)
    expect(await test.failure('case.open', { path: test.casePath })).toBe(code)
    expect(existsSync(`${test.casePath}.owner`)).toBe(false)
    expect((await test.ask('case.state', {})).open).toBe(false)
  })

  it('that is open here is opened again by another of its names, and is not in its own way', async () => {
    await test.ask('case.create', { path: test.casePath, title: 'mine' })
    const link = join(test.folder, 'LINK.jcase')
    symlinkSync(test.casePath, link)
    expect(await test.ask('case.open', { path: link })).toMatchObject({ open: true, readOnly: false, title: 'mine' })
    expect(existsSync(`${test.casePath}.owner`)).toBe(false)
  })

  it('is not copied where the system refuses, and says so in words', async () => {
    await test.ask('case.create', { path: test.casePath })
    mkdirSync(join(test.folder, 'taken.jcase'))
    expect(await test.failure('case.saveCopy', { path: join(test.folder, 'taken.jcase') })).toBe('cannotWrite')
  })

  it('stays open when another one cannot be opened in its place', async () => {
    await test.ask('case.create', { path: test.casePath, title: 'mine' })
    expect(await test.failure('case.open', { path: join(test.folder, 'missing.jcase') })).toBe('notFound')
    expect((await openState()).title).toBe('mine')
  })

  it('is one at a time, however many are asked for at once: the last one stays, and nothing of the others is left', async () => {
    const paths = ['a', 'b', 'c', 'd'].map((name) => join(test.folder, `${name}.jcase`))
    await Promise.all(paths.map((path) => test.ask('case.create', { path })))
    expect((await openState()).path).toBe(paths.at(-1))
    await Promise.all([test.ask('case.close', {}), test.ask('case.open', { path: paths[0] ?? '' }), test.ask('case.close', {})])
    expect(await test.ask('case.state', {})).toMatchObject({ open: false })
    expect(readdirSync(test.folder).sort()).toEqual(['a.jcase', 'b.jcase', 'c.jcase', 'd.jcase'])
  })

  it('that is closed right after an edit is left with the verdicts that follow from it', async () => {
    await test.ask('case.create', { path: test.casePath })
    await test.import(writeSample())
    const dsreg = (await test.artefacts()).find(({ format }) => format === 'dsregcmd')?.id ?? 0
    const moving = test.ask('evidence.moveToDevice', { artefactIds: [dsreg], newDevice: 'other' })
    await test.ask('case.close', {})
    const { deviceId } = await moving
    await test.ask('case.open', { path: test.casePath })
    const stored = await test.ask('device.view', { deviceId })
    expect((await test.ask('devices.list', { offset: 0, limit: 9 })).rows.find(({ id }) => id === deviceId)).toMatchObject({
      verdict: { rule: stored.diagnosis.verdict.rule, severity: stored.diagnosis.verdict.severity },
    })
    const undoing = test.engine.dispatch('case.undo', {})
    await test.ask('case.close', {})
    await undoing
    await test.ask('case.open', { path: test.casePath })
    await expectInvariants(test)
  })

  it('that is open elsewhere is locked, and the message names who has it', async () => {
    await test.ask('case.create', { path: test.casePath })
    const other = await openTestEngine()
    const answer = await other.engine.dispatch('case.open', { path: test.casePath })
    await other.close()
    expect(answer.ok ? '' : answer.failure.code).toBe('locked')
    expect(answer.ok ? '' : answer.failure.message.en).toContain(hostname())
  })

  it('whose file was cut off opens for reading, or says that it is damaged; its bytes stay as they are', async () => {
    await test.ask('case.create', { path: test.casePath })
    await test.import(writeSample())
    await test.ask('case.close', {})
    truncateSync(test.casePath, 40_000)
    const before = readFileSync(test.casePath)
    const answer = await test.engine.dispatch('case.open', { path: test.casePath })
    if (answer.ok) expect(await openState()).toMatchObject({ readOnly: true })
    else expect(answer.failure.code).toBe('damaged')
    await test.ask('case.close', {})
    expect(readFileSync(test.casePath).equals(before)).toBe(true)
  })

  it.skipIf(process.getuid?.() === 0)(
    'on a medium that cannot be written opens for reading, and an import is refused in words',
    async () => {
      await test.ask('case.create', { path: test.casePath })
      await test.import(writeSample())
      await test.ask('case.close', {})
      chmodSync(test.casePath, 0o444)
      chmodSync(test.folder, 0o555)
      try {
        expect(await test.ask('case.open', { path: test.casePath })).toMatchObject({ readOnly: true })
        expect(await test.failure('case.importFiles', { paths: [root] })).toBe('readOnly')
        expect(await test.artefacts()).toHaveLength(6)
        await test.ask('case.close', {})
      } finally {
        chmodSync(test.folder, 0o755)
      }
    },
  )

  it('that a killed process left in the middle of an import opens again without anything half-imported', async () => {
    const evidence = join(test.folder, 'many')
    mkdirSync(evidence)
    for (let i = 0; i < 300; i++) {
      writeFileSync(join(evidence, `${i}.txt`), `| Device State |\n\n AzureAdJoined : NO\n DomainJoined : YES\n Device Name : PC-${i}\n`)
    }
    const child = spawn(process.execPath, [NO_TIERING, 'electron/cli/joinsight.ts', 'import', test.casePath, evidence], {
      cwd: root,
      stdio: 'ignore',
    })
    const ended = once(child, 'exit')
    while (!existsSync(`${test.casePath}-wal`) && child.exitCode === null) await new Promise((wake) => setTimeout(wake, 5))
    await new Promise((wake) => setTimeout(wake, 150))
    child.kill('SIGKILL')
    await ended

    await test.ask('case.open', { path: test.casePath, takeOver: true })
    const rows = await test.artefacts()
    expect(rows.every(({ status, records }) => status === 'read' && records > 0)).toBe(true)
    await test.import(evidence)
    expect(await test.artefacts()).toHaveLength(300)
    await expectInvariants(test)
  })

  it('whose import was cut short between reading and assigning gets its devices when it is taken over', async () => {
    await test.ask('case.create', { path: test.casePath })
    await test.import(writeSample())
    const { rows: before } = await test.ask('devices.list', { offset: 0, limit: 10 })
    await test.ask('case.close', {})
    const { default: Database } = await import('better-sqlite3')
    const db = new Database(test.casePath)
    db.exec("UPDATE artefact SET deviceId = NULL WHERE format IN ('dsregcmd', 'reg'); DELETE FROM finding;")
    db.close()
    await test.ask('case.open', { path: test.casePath, takeOver: true })
    expect((await test.ask('devices.list', { offset: 0, limit: 10 })).rows).toEqual(before)
    expect((await test.artefacts()).filter(({ deviceId }) => deviceId === undefined)).toEqual([])
    await expectInvariants(test)
  })

  it('judged by other knowledge is judged anew when it is opened', async () => {
    await test.ask('case.create', { path: test.casePath })
    await test.import(writeSample())
    const good = await test.ask('device.view', { deviceId: 1 })
    await test.ask('case.close', {})
    const { default: Database } = await import('better-sqlite3')
    const db = new Database(test.casePath)
    db.exec("UPDATE caseRecord SET knowledge = '1999-01'; DELETE FROM finding;")
    db.close()
    await test.ask('case.open', { path: test.casePath })
    await test.engine.idle()
    expect(await test.ask('device.view', { deviceId: 1 })).toEqual(good)
    expect((await openState()).knowledge).not.toBe('1999-01')
  })
})
