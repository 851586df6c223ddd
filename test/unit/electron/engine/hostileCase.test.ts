import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleScenario } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioFiles, scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { expectInvariants, openTestEngine, type TestEngine } from './engineOnDisk.ts'

let test: TestEngine
beforeEach(async () => {
  test = await openTestEngine()
})
afterEach(() => test.close())

const write = (name: string, content: string | Uint8Array): string => {
  const file = join(test.folder, name)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, content)
  return file
}

function overwriteRootPage(path: string, table: string): void {
  const db = new Database(path, { readonly: true })
  const page = Number(db.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table))
  const size = Number(db.pragma('page_size', { simple: true }))
  db.close()
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(size, 0xab), 0, size, (page - 1) * size)
  closeSync(file)
}

describe('a case', () => {
  it('in the folder that is offered is left out with the files beside it, and that is said', async () => {
    await test.ask('case.create', { path: test.casePath })
    write('evidence/a.txt', '| Device State |\n\n AzureAdJoined : NO\n Device Name : PC-1\n')
    const [outcome] = await test.ask('case.importFiles', { paths: [test.folder] })
    await test.engine.idle()
    expect(outcome).toMatchObject({ outcome: 'queued', message: { en: expect.stringContaining(test.casePath) } })
    expect(outcome?.message?.fr).toContain(test.casePath)
    expect((await test.artefacts()).map(({ path }) => path)).toEqual(['evidence/a.txt'])
    await expectInvariants(test)
  })

  it('is not made where a left-over owner file stands, so that no empty file is left behind', async () => {
    write('test.jcase.owner', '{"host":"elsewhere","user":"u","pid":1,"at":"2025-01-01T00:00:00.000Z","token":"t"}')
    expect(await test.failure('case.create', { path: test.casePath })).toBe('locked')
    expect(existsSync(test.casePath)).toBe(false)
  })

  it('whose pages were overwritten while it was closed shows what can be saved, read-only', async () => {
    await test.ask('case.create', { path: test.casePath })
    await test.import(write('sample.zip', scenarioZip(sampleScenario)))
    await test.ask('case.close', {})
    const size = readFileSync(test.casePath).length
    const file = openSync(test.casePath, 'r+')
    for (let at = 8192; at < size; at += 4096 * 3) writeSync(file, Buffer.alloc(4096, 0xab), 0, 4096, at)
    const before = readFileSync(test.casePath)
    const opened = await test.engine.dispatch('case.open', { path: test.casePath })
    if (!opened.ok) expect(opened.failure.code).toBe('damaged')
    else {
      for (const name of ['devices.list', 'evidence.list'] as const) {
        const answer = await test.engine.dispatch(name, { offset: 0, limit: 100 })
        expect(answer.ok ? '' : answer.failure.message.en).toBe('')
      }
      expect(await test.ask('case.state', {})).toMatchObject({ open: true, readOnly: true })
    }
    await test.ask('case.close', {})
    expect(readFileSync(test.casePath).equals(before)).toBe(true)
  })

  it.each(['caseRecord', 'device', 'artefact', 'finding', 'deviceDiagnosis'])(
    'whose table %s was overwritten is never its own lock: it opens read-only or is called damaged, and is let go',
    async (table) => {
      await test.ask('case.create', { path: test.casePath })
      await test.import(write('sample.zip', scenarioZip(sampleScenario)))
      await test.ask('case.close', {})
      overwriteRootPage(test.casePath, table)
      const opened = await test.engine.dispatch('case.open', { path: test.casePath })
      expect(opened.ok ? 'open' : opened.failure.code).toMatch(/^(open|damaged)$/)
      await test.ask('case.close', {})
      expect(existsSync(`${test.casePath}.owner`)).toBe(false)
    },
  )

  it('tells the edition of each device by the place in its report that decides it', async () => {
    await test.ask('case.create', { path: test.casePath })
    await test.import(write('sample.zip', scenarioZip(sampleScenario)))
    const { fitting } = await test.ask('guidance.view', {})
    expect(fitting).toHaveLength(1)
    const [{ scriptVersion = '', evidence = [] } = {}] = fitting
    expect(scriptVersion).not.toBe('')
    expect(evidence[0]?.quote).toContain(scriptVersion)
  })

  it('answers with the place of a duplicate for its registry values', async () => {
    await test.ask('case.create', { path: test.casePath })
    const reg = scenarioFiles(sampleScenario).find(({ path }) => path.endsWith('.reg'))
    if (reg === undefined) throw new Error('the sample holds no .reg')
    await test.import(write('one/a.reg', reg.bytes))
    await test.import(write('two/b.reg', reg.bytes))
    const [, second] = await test.artefacts()
    if (second === undefined) throw new Error('the second place is missing')
    const { rows: keys } = await test.ask('registry.search', { text: 'EnrollmentStatus', artefactId: second.id, offset: 0, limit: 5 })
    const keyId = keys[0]?.keyId ?? 0
    const { rows } = await test.ask('registry.values', { keyId, artefactId: second.id, offset: 0, limit: 5 })
    expect(new Set(rows.map(({ artefactId }) => artefactId))).toEqual(new Set([second.id]))
  })
})
