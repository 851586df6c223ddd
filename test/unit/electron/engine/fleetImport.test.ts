import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entraList, guidOf, portalList } from './deviceLists.ts'
import { openTestEngine, type TestEngine } from './engineOnDisk.ts'

const MANY = 800
const listed = Array.from({ length: MANY }, (_, n) => ({ name: `PC-${n}`, id: guidOf(n + 1) }))

let test: TestEngine
beforeEach(async () => {
  test = await openTestEngine()
  await test.ask('case.create', { path: test.casePath })
})
afterEach(() => test.close())

function write(name: string, content: string): string {
  const path = join(test.folder, name)
  writeFileSync(path, content)
  return path
}
const devices = () => test.ask('devices.list', { offset: 0, limit: 1 })
/** Devices that show, and how many of them are not judged yet. */
async function judged(): Promise<{ total: number; waiting: number }> {
  const pages = await Promise.all([0, 500].map((offset) => test.ask('devices.list', { offset, limit: 500 })))
  const rows = pages.flatMap((page) => page.rows)
  return { total: rows.length, waiting: rows.filter(({ verdict }) => verdict.provisional).length }
}
/** Offers the list, and comes back when all its devices show and some of them are judged. */
async function importUntilJudging(): Promise<void> {
  await test.ask('case.importFiles', { paths: [write('entra.csv', entraList(listed))] })
  for (;;) {
    const { total, waiting } = await judged()
    if (total === MANY && waiting < MANY) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

describe('a list of many devices', () => {
  it('that is cancelled leaves nothing of it, and can be imported again', async () => {
    const path = write('entra.csv', entraList(listed))
    await test.ask('case.importFiles', { paths: [path] })
    await test.ask('case.cancelImport', {})
    await test.engine.idle()
    expect((await devices()).total).toBe(0)
    expect(await test.artefacts()).toEqual([])
    await test.import(path)
    expect((await devices()).total).toBe(MANY)
  })

  it('has every device judged when the import has ended', async () => {
    await test.import(write('entra.csv', entraList(listed)))
    expect(await judged()).toEqual({ total: MANY, waiting: 0 })
  })

  it('is shown while its devices are still judged: views never wait for all of them', async () => {
    await importUntilJudging()
    expect((await judged()).waiting).toBeGreaterThan(0)
    await test.engine.idle()
    expect(await judged()).toEqual({ total: MANY, waiting: 0 })
  })

  it('whose devices were being judged when the case was closed has them judged after it is opened again', async () => {
    await importUntilJudging()
    await test.ask('case.close', {})
    await test.ask('case.open', { path: test.casePath })
    expect((await judged()).waiting).toBeGreaterThan(0)
    await test.engine.idle()
    expect(await judged()).toEqual({ total: MANY, waiting: 0 })
  })

  it('makes the devices of another list be judged by it as well', async () => {
    await test.import(write('entra.csv', entraList(listed.slice(0, 10))))
    const rulesOf = async (): Promise<string[]> => {
      const { rows } = await test.ask('findings.list', { offset: 0, limit: 500 })
      return rows.map(({ finding }) => finding.rule)
    }
    expect(await rulesOf()).not.toContain('not-in-portal-list')
    await test.import(write('portal.csv', portalList(listed.slice(1, 10))))
    expect((await rulesOf()).filter((rule) => rule === 'not-in-portal-list')).toHaveLength(1)
  })
})
