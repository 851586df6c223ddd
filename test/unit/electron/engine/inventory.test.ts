import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleScenario } from '../../../../shared/scenarios/catalogue/index.ts'
import { scenarioZip } from '../../../../shared/scenarios/scenarioFiles.ts'
import { entraList, guidOf, portalList, senseIdOf } from './deviceLists.ts'
import { expectInvariants, openTestEngine, type TestEngine } from './engineOnDisk.ts'

let test: TestEngine
beforeEach(async () => {
  test = await openTestEngine()
  await test.ask('case.create', { path: test.casePath })
})
afterEach(() => test.close())

function write(name: string, content: string | Uint8Array): string {
  const path = join(test.folder, name)
  writeFileSync(path, content)
  return path
}
const devices = async () => (await test.ask('devices.list', { offset: 0, limit: 500 })).rows
const names = async () => (await devices()).map(({ name }) => name).sort()
const listId = async (name: string): Promise<number> => (await test.artefacts()).find((row) => row.name === name)?.id ?? 0
const dsregcmd = (name: string | undefined, id: string): string =>
  `+---+\n| Device State |\n+---+\n AzureAdJoined : YES\n DomainJoined : NO\n${name === undefined ? '' : ` Device Name : ${name}\n`}+---+\n| Device Details |\n+---+\n DeviceId : ${id}\n`

describe('a device list', () => {
  it('gives each row to a device, and belongs to none itself', async () => {
    await test.import(
      write(
        'entra.csv',
        entraList([
          { name: 'PC-1', id: guidOf(1) },
          { name: 'PC-2', id: guidOf(2) },
        ]),
      ),
    )
    expect(await names()).toEqual(['PC-1', 'PC-2'])
    expect((await devices()).map(({ ids }) => ids.aadDeviceId).sort()).toEqual([guidOf(1), guidOf(2)])
    const [list, ...others] = await test.artefacts()
    expect(others).toEqual([])
    expect(list).toMatchObject({ format: 'deviceInventory', status: 'read', records: 2 })
    expect(list).not.toHaveProperty('deviceId')
    expect(await test.ask('overview.view', {})).toMatchObject({ devices: { total: 2 } })
    expect(await test.ask('case.state', {})).toMatchObject({ devices: 2 })
    await expectInvariants(test)
  })

  it('finds the devices of evidence that came before it, by id and by name without its domain', async () => {
    await test.import(write('result.zip', scenarioZip(sampleScenario)), write('unnamed.txt', dsregcmd(undefined, guidOf(7))))
    const before = await names()
    await test.import(
      write(
        'portal.csv',
        portalList([{ name: `${sampleScenario.device.name.toLowerCase()}.contoso.com` }, { name: 'PC-7', id: guidOf(7) }]),
      ),
    )
    expect(await names()).toEqual(before)
    await expectInvariants(test)
  })

  it('gives evidence that comes later the device that one of its rows made, also where only a second row has the id', async () => {
    await test.import(
      write(
        'entra.csv',
        entraList([
          { name: 'PC-7', id: guidOf(7) },
          { name: 'PC-7', id: guidOf(8) },
        ]),
      ),
    )
    await test.import(write('later.txt', dsregcmd(undefined, guidOf(8))), write('result.zip', scenarioZip(sampleScenario)))
    const rows = await devices()
    expect(rows.map(({ name, artefacts }) => [name, artefacts > 0]).sort()).toEqual([
      ['PC-7', true],
      [sampleScenario.device.name, true],
    ])
  })

  it('keeps namesakes of two domains apart, and takes two rows of one name for one device', async () => {
    await test.import(
      write(
        'portal.csv',
        portalList([
          { name: 'srv.contoso.com', senseId: senseIdOf(1) },
          { name: 'srv.fabrikam.com', senseId: senseIdOf(2) },
          { name: 'SRV.contoso.com', senseId: senseIdOf(3) },
        ]),
      ),
    )
    expect(await names()).toEqual(['srv', 'srv'])
  })

  it('imported twice, under another name too, changes no device', async () => {
    const text = entraList([{ name: 'PC-1', id: guidOf(1) }])
    await test.import(write('entra.csv', text))
    const before = await devices()
    await test.import(write('entra.csv', text), write('copy.csv', text))
    expect(await devices()).toEqual(before)
    expect((await test.artefacts()).filter(({ duplicateOf }) => duplicateOf !== undefined)).toHaveLength(1)
  })

  it('is listed with the evidence of each device that has a row in it', async () => {
    await test.import(write('entra.csv', entraList([{ name: 'PC-1', id: guidOf(1) }])), write('named.txt', dsregcmd('PC-2', guidOf(2))))
    const [one, two] = (await devices()).sort((a, b) => a.name.localeCompare(b.name))
    const filesOf = async (deviceId = 0) =>
      (await test.ask('evidence.list', { offset: 0, limit: 9, deviceId })).rows.map(({ name }) => name)
    expect(await filesOf(one?.id)).toEqual(['entra.csv'])
    expect(await filesOf(two?.id)).toEqual(['named.txt'])
  })

  it('is not moved to a device', async () => {
    await test.import(write('entra.csv', entraList([{ name: 'PC-1', id: guidOf(1) }])))
    const [device] = await devices()
    const input = { artefactIds: [await listId('entra.csv')], deviceId: device?.id }
    expect(await test.failure('evidence.moveToDevice', input)).toBe('listOfDevices')
    expect(await test.failure('evidence.moveToDevice', { artefactIds: input.artefactIds, newDevice: 'other' })).toBe('listOfDevices')
  })

  it('belongs to no device also where a person named one for everything offered', async () => {
    await test.ask('case.importFiles', { paths: [write('entra.csv', entraList([{ name: 'PC-1', id: guidOf(1) }]))], device: 'Named' })
    await test.engine.idle()
    expect(await names()).toEqual(['PC-1'])
  })

  it('tells which findings rest on a row of it', async () => {
    await test.import(write('portal.csv', portalList([{ name: 'PC-1', status: '16' }, { name: 'PC-2' }])))
    const [device] = (await devices()).filter(({ enrollmentStatus }) => enrollmentStatus?.code === 16)
    expect(device?.name).toBe('PC-1')
    const artefactId = await listId('portal.csv')
    const used = await test.ask('evidence.usedBy', { artefactId, locator: { kind: 'line', line: 2 } })
    expect(used.findings.map(({ deviceId }) => deviceId)).toContain(device?.id)
    const codes = await test.ask('guidance.view', { deviceId: device?.id })
    expect(codes.codesInCase[0]).toMatchObject({ code: 16, deviceCount: 1, evidence: [{ artefactId, locator: { kind: 'line', line: 2 } }] })
  })
})

describe('a device list read again', () => {
  const fields = ['name', 'enabled', 'os', 'aadDeviceId', 'registeredAt', 'lastSeen'] as const

  it('shows its columns as they were read, with samples', async () => {
    await test.import(
      write(
        'entra.csv',
        entraList([
          { name: 'PC-1', id: guidOf(1) },
          { name: 'PC-2', id: guidOf(2) },
        ]),
      ),
    )
    const view = await test.ask('inventory.view', { artefactId: await listId('entra.csv') })
    expect(view).toMatchObject({ source: 'entra', rows: 2 })
    expect(view.columns[0]).toEqual({ header: 'displayName', field: 'name', samples: ['PC-1', 'PC-2'] })
  })

  it('makes other devices of its rows; those that only the old columns made are gone, and the mapping is kept', async () => {
    await test.import(
      write(
        'entra.csv',
        entraList([
          { name: 'PC-1', id: guidOf(1), os: 'KIOSK-1' },
          { name: 'PC-2', id: guidOf(2), os: 'KIOSK-2' },
        ]),
      ),
    )
    const artefactId = await listId('entra.csv')
    const wrong = ['os', 'enabled', 'name', null, null, null] as const
    await test.ask('inventory.remap', { artefactId, source: 'intune', fields: [...wrong] })
    await test.engine.idle()
    expect(await names()).toEqual(['KIOSK-1', 'KIOSK-2'])
    const view = await test.ask('inventory.view', { artefactId })
    expect(view.source).toBe('intune')
    expect(view.columns.map(({ field }) => field ?? null)).toEqual([...wrong])
    expect(await test.artefacts()).toHaveLength(1)
    await expectInvariants(test)
    await test.ask('inventory.remap', { artefactId, source: 'entra', fields: [...fields] })
    await test.engine.idle()
    expect(await names()).toEqual(['PC-1', 'PC-2'])
    expect((await devices()).map(({ ids }) => ids.aadDeviceId).sort()).toEqual([guidOf(1), guidOf(2)])
  })

  it('read by other columns is an edit: the log tells of it, and it is taken back and done again', async () => {
    await test.import(write('entra.csv', entraList([{ name: 'PC-1', id: guidOf(1), os: 'KIOSK-1' }])))
    const artefactId = await listId('entra.csv')
    const before = await test.ask('inventory.view', { artefactId })
    for (const column of ['os', 'enabled'] as const) {
      const mapped = [column, null, 'name', null, null, null] as const
      await test.ask('inventory.remap', { artefactId, source: 'entra', fields: [...mapped] })
    }
    await test.engine.idle()
    expect(await names()).toEqual(['KIOSK-1'])
    expect((await test.ask('case.history', {})).undo?.en).toBe('Columns of entra.csv given a meaning')
    await test.ask('case.undo', {})
    expect((await test.ask('inventory.view', { artefactId })).columns[0]?.field).toBe('os')
    await test.ask('case.undo', {})
    await test.engine.idle()
    expect(await test.ask('inventory.view', { artefactId })).toEqual(before)
    expect((await devices()).map(({ name, ids }) => [name, ids.aadDeviceId])).toEqual([['PC-1', guidOf(1)]])
    await test.ask('case.redo', {})
    await test.engine.idle()
    expect(await names()).toEqual(['KIOSK-1'])
    await expectInvariants(test)
    const { rows } = await test.ask('case.log', { offset: 0, limit: 5 })
    expect(rows.map(({ entry }) => entry.action)).toEqual(['redone', 'undone', 'undone', 'listMapped', 'listMapped'])
    expect((await test.ask('case.verify', {})).ok).toBe(true)
  })

  it('takes back from a device with other evidence what only the old columns said of it', async () => {
    await test.import(write('named.txt', dsregcmd('PC-9', guidOf(9))))
    const [before] = await devices()
    await test.import(write('portal.csv', portalList([{ name: 'PC-9', senseId: senseIdOf(5), id: guidOf(9) }])))
    expect((await devices())[0]?.ids).toEqual({ ...before?.ids, senseDeviceId: senseIdOf(5) })
    const artefactId = await listId('portal.csv')
    await test.ask('inventory.remap', { artefactId, source: 'portal', fields: [null, 'name', null, null, null, null, null] })
    await test.engine.idle()
    const [after, ...others] = await devices()
    expect(others).toEqual([])
    expect(after).toMatchObject({ id: before?.id, name: 'PC-9', ids: before?.ids })
    expect(after?.ids).not.toHaveProperty('senseDeviceId')
  })

  it('gives two devices that a wrong name column made one their own', async () => {
    const list = entraList([
      { name: 'PC-1', id: guidOf(1), os: 'ann' },
      { name: 'PC-2', id: guidOf(2), os: 'ann' },
    ])
    await test.import(write('entra.csv', list))
    const artefactId = await listId('entra.csv')
    await test.ask('inventory.remap', { artefactId, source: 'entra', fields: [null, 'enabled', 'name', 'aadDeviceId', null, null] })
    await test.engine.idle()
    await test.ask('inventory.remap', { artefactId, source: 'entra', fields: [...fields] })
    await test.engine.idle()
    expect((await devices()).map(({ name, ids }) => [name, ids.aadDeviceId]).sort()).toEqual([
      ['PC-1', guidOf(1)],
      ['PC-2', guidOf(2)],
    ])
  })

  it('keeps what it was read as where the columns do not fit, or it is no list', async () => {
    await test.import(write('entra.csv', entraList([{ name: 'PC-1', id: guidOf(1) }])), write('unnamed.txt', dsregcmd('PC-9', guidOf(9))))
    const artefactId = await listId('entra.csv')
    expect(await test.failure('inventory.remap', { artefactId, source: 'entra', fields: ['name'] })).toBe('wrongColumns')
    expect(await test.failure('inventory.view', { artefactId: await listId('unnamed.txt') })).toBe('notAList')
    expect(await test.failure('inventory.view', { artefactId: 12345 })).toBe('noArtefact')
    expect(await names()).toContain('PC-1')
  })

  it('shows the new rows at both places of the same bytes', async () => {
    const text = entraList([{ name: 'PC-1', id: guidOf(1), os: 'KIOSK-1' }])
    await test.import(write('a.csv', text), write('b.csv', text))
    await test.ask('inventory.remap', {
      artefactId: await listId('b.csv'),
      source: 'entra',
      fields: [null, null, 'name', null, null, null],
    })
    await test.engine.idle()
    expect(await names()).toEqual(['KIOSK-1'])
    await test.import(write('c.csv', text))
    expect(await names()).toEqual(['KIOSK-1'])
    const facts = await test.ask('evidence.facts', { artefactId: await listId('c.csv'), offset: 0, limit: 50 })
    expect(facts.rows.find(({ kind }) => kind === 'device.name')?.value).toBe('KIOSK-1')
  })
})
