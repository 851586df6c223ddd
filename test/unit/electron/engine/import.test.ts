import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleScenario, scenarios } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioFiles, scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { buildZip, member } from './containers/buildZip.ts'
import { expectInvariants, openTestEngine, type TestEngine } from './engineOnDisk.ts'

let test: TestEngine
beforeEach(async () => {
  test = await openTestEngine()
  await test.ask('case.create', { path: test.casePath })
})
afterEach(() => test.close())

function write(path: string, bytes: Uint8Array | string): string {
  const target = join(test.folder, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, bytes)
  return target
}
const writeSample = (folder: string): string => {
  for (const { path, bytes } of scenarioFiles(sampleScenario)) write(join(folder, path), bytes)
  return join(test.folder, folder)
}
const devices = async () => (await test.ask('devices.list', { offset: 0, limit: 500 })).rows
const DSREGCMD = '| Device State |\n\n AzureAdJoined : NO\n EnterpriseJoined : NO\n DomainJoined : YES\n DomainName : CONTOSO\n'

describe('importing a device’s files', () => {
  it.each([
    ['a folder', () => writeSample('collected')],
    ['a zip', () => write('MDEClientAnalyzerResult.zip', scenarioZip(sampleScenario))],
    ['a zip written with backslashes', () => write('MDEClientAnalyzerResult.zip', scenarioZip(sampleScenario, { separator: '\\' }))],
    ['a zip in a zip', () => write('outer.zip', buildZip([{ name: 'a/inner.zip', bytes: scenarioZip(sampleScenario) }]))],
  ])('from %s gives one device with the expected verdict', async (_name, make) => {
    await test.import(make())
    const [device, ...others] = await devices()
    expect(others).toEqual([])
    expect(device?.name).toBe(sampleScenario.device.name)
    expect(device?.verdict.rule).toBe(sampleScenario.expected.verdict)
    expect((await test.artefacts()).every(({ status }) => status === 'read')).toBe(true)
    await expectInvariants(test)
  })

  it('twice changes nothing', async () => {
    const folder = writeSample('collected')
    await test.import(folder)
    const before = [await test.artefacts(), await devices()]
    await test.import(folder)
    expect([await test.artefacts(), await devices()]).toEqual(before)
  })

  it('from a folder and again as a zip lists the bytes at both places, for the same device', async () => {
    await test.import(writeSample('collected'))
    await test.import(write('result.zip', scenarioZip(sampleScenario)))
    const rows = await test.artefacts()
    expect(rows.filter(({ duplicateOf }) => duplicateOf !== undefined)).toHaveLength(6)
    expect(await devices()).toHaveLength(1)
    await expectInvariants(test)
  })

  it('of many devices in one folder gives one device for each report', async () => {
    for (let seed = 1; seed <= 3; seed++) {
      for (const scenario of scenarios) {
        const [report] = scenarioFiles({ ...scenario, device: { ...scenario.device, name: `${scenario.device.name}-${seed}` } }, { seed })
        if (report !== undefined) write(`reports/${scenario.id}-${seed}.htm`, report.bytes)
      }
    }
    await test.import(join(test.folder, 'reports'))
    const names = new Set(scenarios.flatMap(({ device }) => [1, 2, 3].map((seed) => `${device.name}-${seed}`)))
    expect((await devices()).map(({ name }) => name).sort()).toEqual([...names].sort())
    expect((await devices()).reduce((sum, { artefacts }) => sum + artefacts, 0)).toBe(scenarios.length * 3)
  })

  it('names a device after its file where nothing in it names one', async () => {
    await test.import(write('laptop of Ann.txt', DSREGCMD))
    expect((await devices()).map(({ name }) => name)).toEqual(['laptop of Ann'])
  })

  it('keeps nameless outputs of one folder apart, for they are of several devices', async () => {
    write('many/one.txt', DSREGCMD)
    write('many/two.txt', `${DSREGCMD} Virtual Desktop : NOT SET\n`)
    await test.import(join(test.folder, 'many'))
    expect((await devices()).map(({ name }) => name).sort()).toEqual(['one', 'two'])
  })

  it('takes pasted text as evidence, and the same text once', async () => {
    await test.ask('case.importText', { text: DSREGCMD })
    await test.engine.idle()
    await test.ask('case.importText', { text: DSREGCMD })
    await test.engine.idle()
    expect((await test.artefacts()).map(({ format }) => format)).toEqual(['dsregcmd'])
  })

  it('puts everything on the device that a person names', async () => {
    await test.ask('case.importFiles', { paths: [writeSample('collected')], device: 'OURS' })
    await test.engine.idle()
    expect((await devices()).map(({ name }) => name)).toEqual(['OURS'])
  })
})

describe('what cannot be read', () => {
  it('is kept and listed: unknown, empty and cabinet files, each with what to do', async () => {
    write('odd/notes.bin', new Uint8Array([0, 1, 2, 3, 255]))
    write('odd/empty.txt', '')
    write('odd/logs.cab', Buffer.concat([Buffer.from('MSCF\0\0\0\0'), Buffer.alloc(64)]))
    await test.import(join(test.folder, 'odd'))
    expect((await test.artefacts()).map(({ name, status, format }) => [name, status, format])).toEqual([
      ['empty.txt', 'unknown', 'unknown'],
      ['logs.cab', 'unknown', 'cab'],
      ['notes.bin', 'unknown', 'unknown'],
    ])
    const { rows } = await test.ask('problems.list', { offset: 0, limit: 10 })
    expect(rows.map(({ problem }) => problem.code).sort()).toEqual(['cabNotRead', 'emptyFile'])
    expect(await devices()).toEqual([])
    await expectInvariants(test)
  })

  it('in a zip is refused with a row and a message, and the good members are read', async () => {
    const [report] = scenarioFiles(sampleScenario)
    const zip = buildZip([
      member('../../evil.txt', DSREGCMD),
      { ...member('secret.txt', 'x'), flags: 1 },
      { ...member('also secret.txt', 'y'), flags: 1 },
      { ...member('bomb.txt', 'x'), claimedSize: 3_000_000_000 },
      { name: 'report.htm', bytes: report?.bytes ?? new Uint8Array() },
    ])
    await test.import(write('hostile.zip', zip))
    const rows = await test.artefacts()
    expect(rows.map(({ path, status }) => [path, status])).toEqual([
      ['', 'read'],
      ['also secret.txt', 'failed'],
      ['bomb.txt', 'failed'],
      ['evil.txt', 'failed'],
      ['report.htm', 'read'],
      ['secret.txt', 'failed'],
    ])
    expect((await devices()).map(({ name }) => name)).toEqual([sampleScenario.device.name])
    await expectInvariants(test)
  })

  it('three zips deep stays packed, and says so', async () => {
    const inner = buildZip([member('a.txt', 'a')])
    const middle = buildZip([{ name: 'inner.zip', bytes: inner }])
    await test.import(write('outer.zip', buildZip([{ name: 'middle.zip', bytes: middle }])))
    const { rows } = await test.ask('problems.list', { offset: 0, limit: 10 })
    expect(rows.map(({ file, problem }) => [file, problem.code])).toEqual([['inner.zip', 'zipNestedTooDeep']])
  })

  it('in many zips of one zip shares the limit of that one', async () => {
    await test.close()
    test = await openTestEngine({
      limits: { members: 10, totalBytes: 3000, memberBytes: 2000, ratio: 200, ratioFrom: 1e9, streamFrom: 1000, parseBytes: 2000 },
    })
    await test.ask('case.create', { path: test.casePath })
    const inner = (letter: string) => buildZip([member(`${letter}.txt`, letter.repeat(1400))])
    const zips = ['a', 'b', 'c'].map((letter) => ({ name: `${letter}.zip`, bytes: inner(letter) }))
    await test.import(write('many.zip', buildZip(zips)))
    const { rows } = await test.ask('problems.list', { offset: 0, limit: 10 })
    expect(rows.map(({ problem }) => problem.code)).toEqual(['zipTotalLimit'])
  })

  it('because it wedges its reader is listed as failed with its bytes kept, and the import ends', async () => {
    await test.close()
    const wedge = "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); })"
    test = await openTestEngine({ parserUrl: new URL(`data:text/javascript,${encodeURIComponent(wedge)}`), parserSilenceMs: 200 })
    await test.ask('case.create', { path: test.casePath })
    await test.import(write('hostile.txt', DSREGCMD))
    const [row] = await test.artefacts()
    expect([row?.format, row?.status]).toEqual(['dsregcmd', 'failed'])
    const detail = await test.ask('evidence.artefact', { artefactId: row?.id ?? 0 })
    expect(detail.problemList.map(({ code }) => code)).toEqual(['parserTimeout'])
    expect((await test.ask('evidence.bytes', { artefactId: row?.id ?? 0, offset: 0, length: 1 })).total).toBe(DSREGCMD.length)
    await expectInvariants(test)
  })

  it('because it is too large for facts is kept with its bytes', async () => {
    await test.close()
    test = await openTestEngine({
      limits: { members: 10, totalBytes: 1e9, memberBytes: 1e9, ratio: 200, ratioFrom: 1e9, streamFrom: 500, parseBytes: 1000 },
    })
    await test.ask('case.create', { path: test.casePath })
    await test.import(write('large.txt', `${DSREGCMD}${'x'.repeat(5000)}`))
    const [row] = await test.artefacts()
    expect([row?.format, row?.status]).toEqual(['dsregcmd', 'unknown'])
    const bytes = await test.ask('evidence.bytes', { artefactId: row?.id ?? 0, offset: 0, length: 16 })
    expect(Buffer.from(bytes.hex, 'hex').toString()).toBe('| Device State |')
  })

  it('is told for a path that is not there, and the other paths are imported', async () => {
    const good = write('a.txt', DSREGCMD)
    const outcomes = await test.ask('case.importFiles', { paths: [join(test.folder, 'missing'), good, test.casePath] })
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['notFound', 'queued', 'refused'])
  })
})

describe('a running import', () => {
  it('tells its progress, and at the end that it is over', async () => {
    await test.import(writeSample('collected'))
    const progress = test.events.filter(({ name }) => name === 'import.progress')
    expect(progress.at(-1)?.payload).toMatchObject({ running: false, done: 6, total: 6 })
  })

  it('that is cancelled leaves whole artefacts only, and can be started again', async () => {
    for (let i = 0; i < 200; i++) write(`many/${i}.txt`, `${DSREGCMD} Device Name : PC-${i}\n`)
    await test.ask('case.importFiles', { paths: [join(test.folder, 'many')] })
    await test.ask('case.cancelImport', {})
    await test.engine.idle()
    const rows = await test.artefacts()
    expect(rows.length).toBeLessThan(200)
    expect(rows.every(({ status, records }) => status === 'read' && records > 0)).toBe(true)
    expect((await test.ask('case.importTray', {})).some(({ state }) => state === 'cancelled')).toBe(true)
    await expectInvariants(test)
    await test.import(join(test.folder, 'many'))
    expect(await test.artefacts()).toHaveLength(200)
  })

  it('takes what is offered at any moment of it, also while devices are judged at its end', async () => {
    const offered: string[] = []
    for (let wait = 0; wait < 24; wait++) {
      await test.ask('case.importFiles', { paths: [write(`early-${wait}.txt`, `${DSREGCMD} Device Name : PC-${wait}\n`)] })
      await setTimeout(wait)
      await test.ask('case.importText', { name: `late-${wait}.txt`, text: `${DSREGCMD} Device Name : LATE-${wait}\n` })
      await test.engine.idle()
      offered.push(`early-${wait}.txt`, `late-${wait}.txt`)
      expect((await test.artefacts()).map(({ name }) => name).sort()).toEqual([...offered].sort())
    }
    await expectInvariants(test)
  })

  it('that was cancelled does not take with it what is offered next', async () => {
    for (let i = 0; i < 50; i++) write(`many/${i}.txt`, `${DSREGCMD} Device Name : PC-${i}\n`)
    await test.ask('case.importFiles', { paths: [join(test.folder, 'many')] })
    await test.ask('case.cancelImport', {})
    await test.ask('case.importText', { name: 'next.txt', text: `${DSREGCMD} Device Name : NEXT\n` })
    await test.engine.idle()
    expect((await test.artefacts()).find(({ name }) => name === 'next.txt')?.status).toBe('read')
  })

  it('of many files never goes on into a case that is opened meanwhile', async () => {
    const paths = Array.from({ length: 1_000 }, (_, i) => write(`${i}.txt`, `${DSREGCMD} Device Name : PC-${i}\n`))
    const importing = test.engine.dispatch('case.importFiles', { paths })
    await test.ask('case.create', { path: join(test.folder, 'other.jcase') })
    expect(await importing).toMatchObject({ ok: false, failure: { code: 'noCase' } })
    await test.engine.idle()
    expect(await test.artefacts()).toEqual([])
  })
})
