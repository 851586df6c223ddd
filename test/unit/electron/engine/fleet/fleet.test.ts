import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scenarios } from '../../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../../shared/scenarios/scenarioFiles.ts'
import { openTestEngine, type TestEngine } from '../engineOnDisk.ts'

let fleet: TestEngine
beforeAll(async () => {
  fleet = await openTestEngine({ now: () => new Date('2026-04-01T10:00:00Z') })
  await fleet.ask('case.create', { path: fleet.casePath })
  const folder = join(fleet.folder, 'results')
  mkdirSync(folder)
  for (const [i, scenario] of scenarios.entries()) {
    const device = { ...scenario.device, name: `PC-${i}` }
    writeFileSync(join(folder, `${device.name}.zip`), scenarioZip({ ...scenario, device }, { seed: i }))
  }
  await fleet.import(folder)
}, 120_000)
afterAll(() => fleet.close())

const all = { offset: 0, limit: 500 }

describe('devices.groups', () => {
  test('by verdict has the verdicts of the scenarios with their titles, errors first', async () => {
    const { total, groups, severities } = await fleet.ask('devices.groups', { filter: {}, by: 'verdict' })
    expect(total).toBe(scenarios.length)
    expect(new Set(groups.map(({ key }) => key))).toEqual(new Set(scenarios.map(({ expected }) => expected.verdict)))
    const order = ['error', 'warning', 'info', 'ok', 'unknown']
    const ranks = groups.map(({ severity }) => order.indexOf(severity ?? ''))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(Object.values(severities).reduce((sum, count) => sum + count)).toBe(total)
    for (const { title } of groups) expect(title.fr).not.toBe(title.en)
  })

  test('count the same devices that the list shows for the value', async () => {
    for (const by of ['verdict', 'managedBy', 'enrollmentStatus', 'os', 'observed', 'tenantId'] as const) {
      const { groups } = await fleet.ask('devices.groups', { filter: {}, by })
      for (const { key, devices } of groups) {
        const { total } = await fleet.ask('devices.list', { ...all, filter: { [by]: [key] } })
        expect([by, key, total]).toEqual([by, key, devices])
      }
    }
  })

  test('name join states and statuses in words', async () => {
    const states = await fleet.ask('devices.groups', { filter: { observed: ['haadj'] }, by: 'observed' })
    expect(states.groups).toMatchObject([{ key: 'haadj', title: { en: 'Microsoft Entra hybrid joined' } }])
    const statuses = await fleet.ask('devices.groups', { filter: { enrollmentStatus: [10] }, by: 'enrollmentStatus' })
    expect(statuses.groups).toMatchObject([{ key: 10, title: { en: 'Hybrid join failed' }, severity: 'error' }])
    expect((await fleet.ask('devices.groups', { filter: {}, by: 'managedBy' })).groups[0]).toMatchObject({
      key: null,
      title: { fr: 'Non indiqué' },
    })
  })

  test('as a facet ignore their own filter and no other', async () => {
    const filter = { os: ['Windows 11 Enterprise'], severity: ['error' as const] }
    const narrowed = await fleet.ask('devices.groups', { filter, by: 'os' })
    expect(narrowed.groups.map(({ key }) => key)).toEqual(['Windows 11 Enterprise'])
    const facet = await fleet.ask('devices.groups', { filter, by: 'os', facet: true })
    expect(facet.groups.length).toBeGreaterThan(1)
    expect(facet.groups.find(({ key }) => key === 'Windows 11 Enterprise')).toEqual(narrowed.groups[0])
    expect([facet.total, facet.all]).toEqual([narrowed.total, scenarios.length])
    expect(facet.severities).toEqual(narrowed.severities)
    expect(narrowed.severities).toEqual({ error: narrowed.total, warning: 0, info: 0, ok: 0, unknown: 0 })
  })
})

describe('devices.exportCsv', () => {
  const exported = async (filter: object, language: 'en' | 'fr') => {
    const path = join(fleet.folder, `devices-${language}.csv`)
    const { devices, bytes } = await fleet.ask('devices.exportCsv', { filter, language, path, sort: { by: 'name', descending: false } })
    const file = readFileSync(path)
    expect(file.length).toBe(bytes)
    return { devices, text: file.toString('utf8') }
  }

  test('starts with a byte order mark and the header in the language, and has a line a device in order', async () => {
    const { devices, text } = await exported({}, 'fr')
    const lines = text.split('\r\n')
    expect(text.startsWith('\ufeffNom de l’appareil,Système d’exploitation,')).toBe(true)
    expect([devices, lines.length, lines.at(-1)]).toEqual([scenarios.length, scenarios.length + 2, ''])
    expect(lines.slice(1, -1).map((line) => line.split(',')[0])).toEqual(scenarios.map((_, i) => `PC-${i}`))
  })

  test('has ids, status by number, hex and words, join state, verdict and cause', async () => {
    const { text } = await exported({ enrollmentStatus: [10] }, 'en')
    const { rows } = await fleet.ask('devices.list', { ...all, filter: { enrollmentStatus: [10] } })
    const [row] = rows
    const line = text.split('\r\n')[1] ?? ''
    const cells = [row?.name, row?.ids.aadDeviceId, row?.verdict.title.en, row?.verdict.rule, ',10,0x0a,Hybrid join failed,', ',Error,']
    for (const cell of cells.filter((known) => known !== undefined)) expect(line).toContain(cell)
    expect(rows).toHaveLength(1)
  })

  test('of no device has the header alone', async () => {
    expect(await exported({ text: 'nobody' }, 'en')).toMatchObject({
      devices: 0,
      text: expect.stringMatching(/^\ufeffDevice name,.*Rule\r\n$/),
    })
  })

  test('writes over nothing but a file that was chosen, and leaves no part behind', async () => {
    const before = readdirSync(fleet.folder).filter((name) => name.endsWith('.partial'))
    const path = join(fleet.folder, 'no such folder', 'devices.csv')
    expect(await fleet.failure('devices.exportCsv', { filter: {}, language: 'en', path })).toBe('cannotWrite')
    expect(await fleet.failure('devices.exportCsv', { filter: {}, language: 'en', path: fleet.casePath })).toBe('cannotWrite')
    expect(await fleet.ask('devices.list', { offset: 0, limit: 1 })).toMatchObject({ total: scenarios.length })
    expect(readdirSync(fleet.folder).filter((name) => name.endsWith('.partial'))).toEqual(before)
    expect(existsSync(path)).toBe(false)
  })
})

describe('device.chooseFlow', () => {
  const firstDevice = async () => {
    const { rows } = await fleet.ask('devices.list', { offset: 0, limit: 1, sort: { by: 'name', descending: false } })
    return rows[0]?.id ?? 0
  }
  const flowOf = async (deviceId: number) => (await fleet.ask('device.view', { deviceId })).diagnosis.join.flow

  test('judges the device for the flow that a person chose, keeps the reason, and goes back to the evidence', async () => {
    const deviceId = await firstDevice()
    const { choice: byEvidence } = await flowOf(deviceId)
    await fleet.ask('device.chooseFlow', { deviceId, choice: 'intune', reason: '  moved in May ' })
    expect(await flowOf(deviceId)).toMatchObject({
      choice: 'intune',
      byEvidence,
      byPerson: { reason: 'moved in May', at: '2026-04-01T10:00:00.000Z' },
    })
    await fleet.ask('device.chooseFlow', { deviceId, choice: null, reason: '' })
    const back = await flowOf(deviceId)
    expect([back.choice, back.byPerson]).toEqual([byEvidence, undefined])
  })

  test('wants a reason, and a device of the case', async () => {
    const deviceId = await firstDevice()
    expect(await fleet.failure('device.chooseFlow', { deviceId, choice: 'intune', reason: ' ' })).toBe('noReason')
    expect(await fleet.failure('device.chooseFlow', { deviceId: 9999, choice: 'intune', reason: 'why' })).toBe('noDevice')
    expect((await flowOf(deviceId)).byPerson).toBeUndefined()
  })
})
