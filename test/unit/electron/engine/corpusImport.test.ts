import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { corpusBytes, corpusFiles, corpusPath, describeWithCorpus } from '../../../corpus.ts'
import { buildZip } from './containers/buildZip.ts'
import { expectInvariants, openTestEngine, type TestEngine } from './engineOnDisk.ts'

const SETS = ['C', 'D', 'E']
const names = SETS.flatMap(corpusFiles)

describeWithCorpus('the whole corpus of registry, dsregcmd and analyzer files', () => {
  let folder = ''
  const engines: TestEngine[] = []
  const openEngine = async (): Promise<TestEngine> => {
    const test = await openTestEngine()
    engines.push(test)
    await test.ask('case.create', { path: test.casePath })
    return test
  }
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'joinsight-corpus-'))
  })
  afterAll(async () => {
    for (const test of engines) await test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is imported from its folders: every file is listed, every byte accounted for, nothing fails', async () => {
    const test = await openEngine()
    await test.import(...SETS.map(corpusPath))
    const rows = await test.artefacts()
    expect(rows).toHaveLength(names.length)
    expect(rows.filter(({ status }) => status === 'failed')).toEqual([])
    expect(rows.filter(({ status, path }) => status === 'unknown' && !/\.(xz|md)$/.test(path))).toEqual([])
    await expectInvariants(test)

    const before = [rows, await test.ask('devices.list', { offset: 0, limit: 500 })]
    await test.import(...SETS.map(corpusPath))
    expect([await test.artefacts(), await test.ask('devices.list', { offset: 0, limit: 500 })]).toEqual(before)
  })

  it('is imported from one zip with the same formats, states and counts of records', async () => {
    const zip = join(folder, 'corpus.zip')
    writeFileSync(zip, buildZip(names.map((name) => ({ name, bytes: corpusBytes(name) }))))
    const test = await openEngine()
    await test.import(zip)
    const inZip = (await test.artefacts()).filter(({ path }) => path !== '')
    const direct = engines[0] === undefined ? [] : await engines[0].artefacts()
    const key = (row: (typeof inZip)[number]): string => [row.name, row.format, row.status, row.records, row.bytes].join()
    expect(inZip.map(key).sort()).toEqual(direct.map(key).sort())
    await expectInvariants(test)
  })
})
