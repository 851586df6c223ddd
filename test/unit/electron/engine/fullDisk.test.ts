import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyCaseFile } from '../../../../electron/engine/inspectCase.ts'
import { sampleScenario } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { openTestEngine, type TestEngine } from './engineOnDisk.ts'

/** Bytes of a disk that is soon full. */
const DISK = 8 * 1024 * 1024
const disk = mkdtempSync(join(tmpdir(), 'joinsight-disk-'))

/** A small disk in memory can be had as root of a Linux; elsewhere the limit of a file's size (hostile.test.ts of the command line) has to do. */
const isDisk = ((): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()
afterAll(() => {
  if (isDisk) execFileSync('umount', [disk])
  rmSync(disk, { recursive: true, force: true })
})

describe.skipIf(!isDisk)('on a disk that is full', () => {
  let test: TestEngine
  let evidence = ''
  const casePath = join(disk, 'case.jcase')
  const ballast = join(disk, 'ballast')

  beforeAll(() => {
    evidence = mkdtempSync(join(tmpdir(), 'joinsight-evidence-'))
  })
  afterAll(() => rmSync(evidence, { recursive: true, force: true }))
  beforeEach(async () => {
    test = await openTestEngine()
    await test.ask('case.create', { path: casePath, title: 'Contoso' })
    const zip = join(evidence, 'MDEClientAnalyzerResult.zip')
    writeFileSync(zip, scenarioZip(sampleScenario))
    await test.import(zip)
  })
  afterEach(async () => {
    await test.close()
    for (const name of readdirSync(disk)) rmSync(join(disk, name), { recursive: true })
  })

  /** Takes all the room that is left. */
  const fill = (): void => {
    for (const size of [256 * 1024, 4096, 512]) {
      try {
        for (;;) writeFileSync(ballast, randomBytes(size), { flag: 'a' })
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' })
      }
    }
  }
  const offer = async (bytes: number): Promise<void> => {
    const path = join(evidence, `large-${bytes}.bin`)
    writeFileSync(path, randomBytes(bytes))
    await test.ask('case.importFiles', { paths: [path] })
    await test.engine.idle()
  }
  const expectWhole = async (): Promise<void> => {
    await test.ask('case.close', {})
    expect((await verifyCaseFile(casePath)).checks.filter(({ ok }) => !ok)).toEqual([])
    await test.ask('case.open', { path: casePath })
  }

  it('an import ends with one clear message and goes on when there is room', async () => {
    const many = join(evidence, 'many')
    mkdirSync(many)
    for (let i = 0; i < 20; i++) writeFileSync(join(many, `${i}.bin`), randomBytes(1024 * 1024))
    await test.ask('case.importFiles', { paths: [many] })
    await test.engine.idle()
    const told = test.events.filter(({ name }) => name === 'case.trouble')
    expect(told).toMatchObject([{ payload: { message: { en: expect.stringContaining('The disk that holds the case is full') } } }])
    const tray = await test.ask('case.importTray', {})
    expect(new Set(tray.map(({ state }) => state))).toEqual(new Set(['unknown', 'failed', 'cancelled']))
    const kept = tray.filter(({ state }) => state === 'unknown').length
    expect((await test.artefacts()).filter(({ path }) => path.endsWith('.bin'))).toHaveLength(kept)
    await expectWhole()
    expect((await test.artefacts()).filter(({ path }) => path.endsWith('.bin'))).toHaveLength(kept)
  })

  it('an edit is refused in words, nothing of before is lost, and it is done when there is room', async () => {
    await test.ask('case.setRecord', { ticket: 'T-1' })
    fill()
    let failure = ''
    // The log beside the case may have room for some more.
    for (let number = 0; failure === '' && number < 500; number++) {
      const answer = await test.engine.dispatch('case.setRecord', { customer: 'x'.repeat(190) + number })
      if (!answer.ok) failure = answer.failure.code
    }
    expect(failure).toBe('diskFull')
    const { customer, ticket } = await test.ask('case.record', {})
    expect(ticket).toBe('T-1')
    rmSync(ballast)
    await test.ask('case.setRecord', { status: 'waiting' })
    expect(await test.ask('case.record', {})).toMatchObject({ customer, ticket, status: 'waiting' })
    await expectWhole()
    expect(await test.ask('case.record', {})).toMatchObject({ customer, ticket, status: 'waiting' })
  })

  it('a copy is not left half-written, and is made when there is room', async () => {
    await offer(1024 * 1024)
    fill()
    const copy = join(disk, 'copy.jcase')
    expect(await test.failure('case.saveCopy', { path: copy })).toBe('cannotWrite')
    expect(readdirSync(disk).filter((name) => name.startsWith('copy'))).toEqual([])
    rmSync(ballast)
    await test.ask('case.saveCopy', { path: copy })
    expect((await verifyCaseFile(copy)).ok).toBe(true)
    await expectWhole()
  })

  it('an original and a report that find no room leave no half of them', async () => {
    await offer(3 * 1024 * 1024)
    fill()
    const rows = await test.artefacts()
    const large = rows.find(({ name }) => name.startsWith('large'))
    const path = join(disk, 'again.bin')
    const answer = await test.engine.dispatch('evidence.exportOriginal', { artefactId: large?.id, path })
    expect(answer).toMatchObject({ ok: false, failure: { code: expect.stringMatching(/cannotWrite|diskFull/) } })
    expect(existsSync(path)).toBe(false)
    expect(readdirSync(disk).filter((name) => name.includes('partial'))).toEqual([])
    await expectWhole()
  })

  it('is opened to read and written again later', async () => {
    await test.ask('case.close', {})
    fill()
    const state = await test.ask('case.open', { path: casePath })
    expect(state).toMatchObject({ open: true, title: 'Contoso' })
    expect((await test.artefacts()).length).toBeGreaterThan(5)
    rmSync(ballast)
    await test.ask('case.open', { path: casePath })
    await test.ask('case.setRecord', { ticket: 'later' })
    await expectWhole()
  })
})
