import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listArtefactIdsOfDevice, listArtefacts, readArtefact } from '../../../../electron/store/artefactReads.ts'
import { CHUNK_SIZE } from '../../../../electron/store/blobCodec.ts'
import { blobOfArtefact, readBlob } from '../../../../electron/store/blobReads.ts'
import { caseInfo } from '../../../../electron/store/caseInfo.ts'
import { listContainers } from '../../../../electron/store/containers.ts'
import { listDeviceRecords, listFacts, listFactsOfKind, listRecords, readDeviceFacts } from '../../../../electron/store/contentReads.ts'
import { findDevices, listDevicesOfContainer } from '../../../../electron/store/deviceMatches.ts'
import { listDevices, readDevice } from '../../../../electron/store/deviceReads.ts'
import { closeCase, openCaseReadable, openCaseWritable } from '../../../../electron/store/openCase.ts'
import { listProblems } from '../../../../electron/store/problemReads.ts'
import { listRegistryKeys } from '../../../../electron/store/registryReads.ts'
import { searchRegistry } from '../../../../electron/store/registrySearch.ts'
import { readRevision } from '../../../../electron/store/revision.ts'
import { dsregField, fact, importFile, NOW, newCase, problem, registryValue } from './caseFixture.ts'

const page = { offset: 0, limit: 500 }

describe('an artefact in work', () => {
  test('shows nowhere until it is finished', async () => {
    const { db, writer } = newCase()
    const { deviceId } = await writer.write('createDevice', { name: 'PC-1' })
    const items = [fact('device.name', 'PC-1'), dsregField('A', 'B'), problem('cut'), registryValue('HKLM\\A', 'Name', 'Needle')]
    const { artefactId, size } = await importFile(writer, { deviceId, items, finish: false })
    const seen = () => [
      listArtefacts(db, page).total,
      readArtefact(db, artefactId) === undefined ? 0 : 1,
      listRecords(db, artefactId, page).total,
      listFacts(db, artefactId, page).total,
      readDeviceFacts(db, deviceId).facts.length,
      listFactsOfKind(db, 'device.name').length,
      listProblems(db, page).rows.length,
      listProblems(db, page).total,
      listRegistryKeys(db, page).total,
      searchRegistry(db, { ...page, text: 'Needle' }).total,
      searchRegistry(db, { ...page, text: 'N' }).total,
      listDevices(db, page).total,
      listContainers(db).length,
      blobOfArtefact(db, artefactId) === undefined ? 0 : 1,
      caseInfo(db).counts.artefacts,
    ]
    expect(seen()).toEqual(seen().map(() => 0))
    await writer.write('finishArtefact', { artefactId, status: 'read', account: { parsed: size, problem: 0, unknown: 0 } })
    expect(seen()).toEqual(seen().map(() => 1))
  })

  test('is cleared with its rows, bytes and device when a crash left it', async () => {
    const { db, writer, path, folder } = newCase()
    const kept = await importFile(writer, { path: 'kept.txt', content: 'kept', items: [fact('device.name', 'PC-1')] })
    const { deviceId } = await writer.write('createDevice', { name: 'PC-2' })
    const items = Array.from({ length: 2000 }, (_, n) => registryValue(`HKLM\\A\\B${n % 7}`, `Name${n}`, 'Needle'))
    const content = new Uint8Array(CHUNK_SIZE + 3)
    await importFile(writer, { path: 'big.reg', format: 'reg', content, items, deviceId, finish: false })
    const crashed = join(folder, 'crashed.jcase')
    copyFileSync(path, crashed)
    copyFileSync(`${path}-wal`, `${crashed}-wal`)

    const reader = openCaseReadable(crashed)
    expect(listArtefacts(reader, page).rows.map((row) => row.id)).toEqual([kept.artefactId])
    closeCase(reader)
    const reopened = openCaseWritable(crashed)
    const count = (table: string) => reopened.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    expect(['artefact', 'fact', 'registryKey', 'registryValue', 'blob', 'blobChunk', 'device'].map(count)).toEqual([1, 1, 0, 0, 1, 1, 0])
    expect(reopened.prepare("SELECT count(*) FROM registryText WHERE registryText MATCH 'needle'").pluck().get()).toBe(0)
    expect(readRevision(reopened)).toBe(readRevision(db))
    closeCase(reopened)
  })

  test('is taken back by a cancel; a finished one is not', async () => {
    const { db, writer } = newCase()
    const done = await importFile(writer)
    const begun = await importFile(writer, { path: 'x.reg', content: 'x', items: [registryValue('HKLM\\A', 'n', 'd')], finish: false })
    await writer.write('discardArtefact', { artefactId: begun.artefactId })
    expect(db.prepare('SELECT id FROM artefact').pluck().all()).toEqual([done.artefactId])
    await expect(writer.write('discardArtefact', { artefactId: done.artefactId })).rejects.toThrow('not an unfinished one')
  })

  test('must account for every byte', async () => {
    const { writer } = newCase()
    const { artefactId, size } = await importFile(writer, { finish: false })
    const account = { parsed: size - 1, problem: 0, unknown: 0 }
    await expect(writer.write('finishArtefact', { artefactId, status: 'read', account })).rejects.toThrow(`not ${size}`)
  })

  test('takes 2,000 rows at a time, and none once it is finished', async () => {
    const { writer } = newCase()
    const { artefactId } = await importFile(writer)
    const items = Array.from({ length: 2001 }, () => fact('device.name', 'PC'))
    await expect(writer.write('addItems', { artefactId, items })).rejects.toThrow('2000 at most')
    await expect(writer.write('addItems', { artefactId, items: items.slice(0, 1) })).rejects.toThrow('takes no rows')
  })
})

describe('the same bytes', () => {
  test('at the same place change nothing', async () => {
    const { db, writer } = newCase()
    const first = await importFile(writer, { items: [fact('device.name', 'PC-1')] })
    const before = [readRevision(db), caseInfo(db).counts]
    expect(await importFile(writer, { items: [fact('device.name', 'PC-1')] })).toMatchObject({
      outcome: 'same',
      artefactId: first.artefactId,
    })
    expect([readRevision(db), caseInfo(db).counts]).toEqual(before)
  })

  test('changed bytes at the same place are an artefact of their own', async () => {
    const { db, writer } = newCase()
    await importFile(writer)
    expect((await importFile(writer, { content: 'AzureAdJoined : YES' })).outcome).toBe('new')
    expect(listArtefacts(db, page).total).toBe(2)
  })

  test('at another place are stored once, listed at both, and read through the first', async () => {
    const { db, writer } = newCase()
    const items = [fact('device.name', 'PC-1'), dsregField('A', 'B'), problem('cut')]
    const first = await importFile(writer, { items })
    const second = await importFile(writer, { container: '/evidence/b.zip' })
    expect(second).toMatchObject({ outcome: 'duplicate', duplicateOf: first.artefactId, blobId: first.blobId })
    const rows = listArtefacts(db, page).rows
    expect(rows.map(({ id, container, duplicateOf, records, problems }) => ({ id, container, duplicateOf, records, problems }))).toEqual([
      { id: first.artefactId, container: '/evidence/a.zip', duplicateOf: undefined, records: 1, problems: 1 },
      { id: second.artefactId, container: '/evidence/b.zip', duplicateOf: first.artefactId, records: 1, problems: 1 },
    ])
    expect(listFacts(db, second.artefactId, page)).toEqual(listFacts(db, first.artefactId, page))
    expect(listProblems(db, page).rows.map((row) => row.artefactId)).toEqual([first.artefactId, second.artefactId])
    expect(readArtefact(db, second.artefactId)?.otherPlaces).toEqual([
      { artefactId: first.artefactId, path: 'dsregcmd.txt', container: '/evidence/a.zip' },
    ])
    expect(db.prepare('SELECT count(*) FROM fact').pluck().get()).toBe(1)
  })

  test('are never those of files that could not be read at all', async () => {
    const { db, writer } = newCase()
    const { containerId } = await importFile(writer)
    const unread = { containerId, sha256: '', size: 10, format: 'unknown', importedAt: NOW.toISOString() } as const
    const account = { parsed: 0, problem: 10, unknown: 0 }
    for (const path of ['locked-1.txt', 'locked-2.txt']) {
      const begun = await writer.write('beginArtefact', { ...unread, path, name: path })
      expect(begun.outcome).toBe('new')
      await writer.write('addItems', { artefactId: begun.artefactId, items: [problem(`cannot read ${path}`)] })
      await writer.write('finishArtefact', { artefactId: begun.artefactId, status: 'failed', account })
      expect(readArtefact(db, begun.artefactId)).toMatchObject({ otherPlaces: [], problemList: [{ message: `cannot read ${path}` }] })
    }
    expect(listArtefacts(db, page).rows.map((row) => row.duplicateOf)).toEqual([undefined, undefined, undefined])
    expect((await writer.write('beginArtefact', { ...unread, path: 'locked-1.txt', name: 'locked-1.txt' })).outcome).toBe('same')
  })

  test('of another device give that device its facts, under its own artefact', async () => {
    const { db, writer } = newCase()
    const one = await writer.write('createDevice', { name: 'PC-1' })
    const two = await writer.write('createDevice', { name: 'PC-2' })
    const items = [fact('entra.tenantId', 'aa'), registryValue('HKLM\\A', 'TenantId', 'aa')]
    const first = await importFile(writer, { items, deviceId: one.deviceId })
    const second = await importFile(writer, { container: '/evidence/b.zip', deviceId: two.deviceId })
    expect(readDeviceFacts(db, one.deviceId).facts.map((each) => each.artefactId)).toEqual([first.artefactId])
    const { facts, artefacts } = readDeviceFacts(db, two.deviceId)
    expect(facts).toMatchObject([{ kind: 'entra.tenantId', value: 'aa', artefactId: second.artefactId }])
    expect(artefacts).toMatchObject([{ artefactId: second.artefactId, container: '/evidence/b.zip', format: 'dsregcmd' }])
    expect(searchRegistry(db, { ...page, text: 'Tenant', deviceId: two.deviceId }).rows).toMatchObject([{ artefactId: second.artefactId }])
    expect(searchRegistry(db, { ...page, text: 'Tenant' }).rows).toMatchObject([{ artefactId: first.artefactId }])
  })
})

describe('reading', () => {
  test('gives rows in order of container and path, by pages', async () => {
    const { db, writer } = newCase()
    for (const [container, path] of [
      ['/b.zip', 'z.txt'],
      ['/a.zip', 'b/x.txt'],
      ['/b.zip', 'a.txt'],
      ['/a.zip', 'a.txt'],
    ] as const) {
      await importFile(writer, { container, path, content: container + path })
    }
    const places = (offset: number, limit: number) => listArtefacts(db, { offset, limit }).rows.map((row) => row.container + row.path)
    expect(places(0, 2)).toEqual(['/a.zipa.txt', '/a.zipb/x.txt'])
    expect(places(2, 500)).toEqual(['/b.zipa.txt', '/b.zipz.txt'])
    expect(listArtefacts(db, { offset: 3, limit: 1 }).total).toBe(4)
    expect(listArtefacts(db, { ...page, text: 'X.TXT' }).rows.map((row) => row.path)).toEqual(['b/x.txt'])
    expect(listArtefacts(db, { ...page, text: '%' })).toEqual({ total: 0, rows: [] })
  })

  test('gives at most 500 rows, however many are asked for', async () => {
    const { db, writer } = newCase()
    const { artefactId } = await importFile(writer, { items: Array.from({ length: 700 }, (_, n) => fact('device.name', n, n + 1)) })
    const { total, rows } = listFacts(db, artefactId, { offset: 0, limit: 100_000 })
    expect([total, rows.length]).toEqual([700, 500])
  })

  test('gives facts and records as they were, in the order of the file', async () => {
    const { db, writer } = newCase()
    const items = [fact('join.azureAdJoined', true, 1), dsregField('b', '1', 2), fact('enrollment.status', 37, 3), dsregField('a', '2', 4)]
    const { deviceId } = await writer.write('createDevice', { name: 'PC' })
    const { artefactId } = await importFile(writer, { items, deviceId })
    expect(listFacts(db, artefactId, page).rows).toEqual(items.flatMap((item) => (item.type === 'fact' ? [item.fact] : [])))
    const records = items.flatMap((item) => (item.type === 'record' ? [{ record: item.record, locator: item.locator }] : []))
    expect(listRecords(db, artefactId, page).rows).toEqual(records)
    expect(listDeviceRecords(db, deviceId, 'dsregField')).toEqual(records.map((record) => ({ artefactId, ...record })))
    expect(listDeviceRecords(db, deviceId, 'analyzerResult')).toEqual([])
  })

  test('gives the original bytes of an artefact', async () => {
    const { db, writer } = newCase()
    const { artefactId } = await importFile(writer, { content: 'as it was' })
    const blob = blobOfArtefact(db, artefactId)
    expect(Buffer.from(readBlob(db, blob?.blobId ?? 0)).toString()).toBe('as it was')
  })

  test('lists errors before warnings', async () => {
    const { db, writer } = newCase()
    await importFile(writer, { items: [problem('w', 'warning'), problem('e', 'error'), problem('i', 'info')] })
    expect(listProblems(db, page).rows.map((row) => row.problem.message)).toEqual(['e', 'w', 'i'])
  })
})

describe('devices', () => {
  test('are found by name in any case of letters, and by id', async () => {
    const { db, writer } = newCase()
    const { deviceId } = await writer.write('createDevice', { name: 'Élan-1', aadDeviceId: 'a1', senseDeviceId: 's1' })
    expect(findDevices(db, { name: 'éLAN-1' })).toEqual([{ deviceId, name: 'Élan-1', aadDeviceId: 'a1', senseDeviceId: 's1', idMatch: 0 }])
    expect(findDevices(db, { aadDeviceId: 'a1' })).toHaveLength(1)
    expect(findDevices(db, { senseDeviceId: 's2', name: 'other' })).toEqual([])
    expect(findDevices(db, {})).toEqual([])
  })

  test('take artefacts over in one step, an emptied one is not listed any more', async () => {
    const { db, writer } = newCase()
    const old = await writer.write('createDevice', { name: 'File-1' })
    const { artefactId } = await importFile(writer, { deviceId: old.deviceId })
    const { deviceId } = await writer.write('moveArtefacts', { artefactIds: [artefactId], newDevice: 'PC-9' })
    expect(listDevices(db, page).rows.map((row) => row.name)).toEqual(['PC-9'])
    expect(readArtefact(db, artefactId)).toMatchObject({ deviceId, device: 'PC-9', assignedBy: 'person' })
    expect(listArtefactIdsOfDevice(db, deviceId)).toEqual([artefactId])
    await writer.write('moveArtefacts', { artefactIds: [artefactId], deviceId: old.deviceId })
    expect(listDevices(db, page).rows.map((row) => row.name)).toEqual(['File-1'])
  })

  test('a move to a device that is not there moves nothing', async () => {
    const { db, writer } = newCase()
    const { artefactId } = await importFile(writer)
    const revision = readRevision(db)
    await expect(writer.write('moveArtefacts', { artefactIds: [artefactId], deviceId: 99 })).rejects.toThrow('no device 99')
    await expect(writer.write('moveArtefacts', { artefactIds: [artefactId, 99], newDevice: 'x' })).rejects.toThrow('no artefact 99')
    expect(readRevision(db)).toBe(revision)
    expect(findDevices(db, { name: 'x' })).toEqual([])
  })

  test('keep the fields that an update does not name', async () => {
    const { db, writer } = newCase()
    const { deviceId } = await writer.write('createDevice', { name: 'PC-1', os: 'Windows 11', tenantId: 't' })
    await importFile(writer, { deviceId })
    await writer.write('updateDevice', { deviceId, name: 'PC-2', osBuild: '22631', os: undefined })
    expect(readDevice(db, deviceId)).toMatchObject({ name: 'PC-2', os: 'Windows 11', osBuild: '22631', ids: { tenantId: 't' } })
  })

  test('of a container count with all that is nested in it', async () => {
    const { db, writer } = newCase()
    const { deviceId } = await writer.write('createDevice', { name: 'PC-1' })
    const { containerId } = await importFile(writer, { deviceId })
    const nested = await writer.write('openContainer', {
      path: 'inner.zip',
      kind: 'nestedZip',
      parentId: containerId,
      importedAt: NOW.toISOString(),
    })
    expect(listDevicesOfContainer(db, nested.containerId)).toEqual([{ deviceId, artefacts: 1 }])
    const other = await writer.write('openContainer', { path: '/other.zip', kind: 'zip', importedAt: NOW.toISOString() })
    expect(listDevicesOfContainer(db, other.containerId)).toEqual([])
  })
})
