import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listArtefacts } from '../../../../electron/store/artefactReads.ts'
import { caseInfo, readCaseSummary } from '../../../../electron/store/caseInfo.ts'
import { listFacts, listFactsOfKind, readDeviceFacts } from '../../../../electron/store/contentReads.ts'
import { findDevices } from '../../../../electron/store/deviceMatches.ts'
import { listDeviceIds, listDevices, readDevice } from '../../../../electron/store/deviceReads.ts'
import type { StoredItem } from '../../../../electron/store/itemWrites.ts'
import { isToJudge, readDeviceLists, readDeviceOfRow, readListMapping } from '../../../../electron/store/listReads.ts'
import { closeCase, openCaseSalvaged, openCaseWritable } from '../../../../electron/store/openCase.ts'
import { readOverview } from '../../../../electron/store/overviewReads.ts'
import { MAX_ASSIGNED_ROWS, type RowIdentity } from '../../../../electron/store/rowWrites.ts'
import { verifyCase } from '../../../../electron/store/verifyCase.ts'
import type { Writer } from '../../../../electron/store/writer.ts'
import { type CaseFixture, fact, importFile, newCase } from './caseFixture.ts'

const page = { offset: 0, limit: 500 }

const rowFact = (row: number, value: string): StoredItem => ({
  type: 'fact',
  fact: { kind: 'device.name', subject: '', value, locator: { kind: 'line', line: row }, quote: value, trusted: true, row },
})
const listItems = (rows: readonly RowIdentity[]): StoredItem[] => [
  fact('inventory.list', 'entra'),
  ...rows.map(({ row, name }) => rowFact(row, name ?? '')),
  fact('inventory.rows', rows.length),
]
const ROWS: readonly RowIdentity[] = [
  { row: 2, name: 'PC-1', aadDeviceId: 'a1', os: 'Windows' },
  { row: 3, name: 'PC-2', aadDeviceId: 'a2' },
]

/** Imports a list up to where its rows have their devices. */
async function beginList(writer: Writer, rows = ROWS, path = 'list.csv') {
  const begun = await importFile(writer, { path, content: path, format: 'deviceInventory', items: listItems(rows), finish: false })
  await writer.write('assignRows', { artefactId: begun.artefactId, rows })
  return begun
}
async function importList(writer: Writer, rows = ROWS, path = 'list.csv') {
  const begun = await beginList(writer, rows, path)
  await writer.write('finishArtefact', { artefactId: begun.artefactId, status: 'read', account: accountOf(begun.size) })
  return begun
}
const accountOf = (size: number) => ({ parsed: size, problem: 0, unknown: 0 })

/** A second reading of the list in which the rows say something else, shown; the first is still to be dropped. */
async function showAgain(writer: Writer, { artefactId, size }: { artefactId: number; size: number }, rows: readonly RowIdentity[]) {
  const { readingId } = await writer.write('beginReading', { artefactId, mapping: '{"a":1}' })
  await writer.write('addItems', { artefactId: readingId, items: listItems(rows) })
  await writer.write('assignRows', { artefactId: readingId, rows, replaced: artefactId })
  return { readingId, show: () => writer.write('showReading', { artefactId, readingId, status: 'read', account: accountOf(size) }) }
}

/** The case as a program that was killed now leaves it, opened again. */
function reopened({ path, folder }: CaseFixture) {
  const copy = join(folder, 'killed.jcase')
  for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, `${copy}${end}`)
  return openCaseWritable(copy)
}
const tableCounts = (db: CaseFixture['db']) =>
  ['artefact', 'device', 'deviceRow', 'fact'].map((table) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get())

describe('the rows of a device list', () => {
  test('show nowhere until the list is finished, and then make their devices show', async () => {
    const { db, writer } = newCase()
    const { artefactId, size } = await beginList(writer)
    const seen = () => [
      listDevices(db, page).total,
      listDeviceIds(db).length,
      readCaseSummary(db).devices,
      caseInfo(db).counts.devices,
      readOverview(db, {}).devices.total,
      readDeviceFacts(db, 1).facts.length * 2,
      readDeviceFacts(db, 1).artefacts.length * 2,
      listFactsOfKind(db, 'device.name').length,
      readDeviceLists(db).length * 2,
      isToJudge(db) ? 2 : 0,
    ]
    expect(seen()).toEqual(seen().map(() => 0))
    await writer.write('finishArtefact', { artefactId, status: 'read', account: accountOf(size) })
    expect(seen()).toEqual(seen().map(() => 2))
    expect(readDeviceLists(db)[0]).toMatchObject({ artefactId, source: 'entra', rows: 2, file: 'list.csv' })
    expect(listFactsOfKind(db, 'device.name').map(({ deviceId, row }) => [deviceId, row])).toEqual([
      [1, 2],
      [2, 3],
    ])
    expect(readDeviceOfRow(db, artefactId, 3)).toBe(2)
    await writer.write('setJudged', {})
    expect(isToJudge(db)).toBe(false)
  })

  test('tell a device what it did not say itself once the list is finished, and leave what it said', async () => {
    const { db, writer } = newCase()
    const { deviceId } = await writer.write('createDevice', { name: 'pc-1', senseDeviceId: 's1', os: 'Windows Server' })
    await importFile(writer, { deviceId, content: 'own' })
    const { artefactId, size } = await beginList(writer)
    expect(readDevice(db, deviceId)?.ids).toEqual({ senseDeviceId: 's1' })
    await writer.write('finishArtefact', { artefactId, status: 'read', account: accountOf(size) })
    expect(readDevice(db, deviceId)).toMatchObject({ os: 'Windows Server', ids: { senseDeviceId: 's1', aadDeviceId: 'a1' } })
  })

  test('of a list at two places count once, at the first', async () => {
    const { db, writer } = newCase()
    const { artefactId } = await importList(writer)
    await importFile(writer, { container: '/other.zip', path: 'list.csv', content: 'list.csv', format: 'deviceInventory' })
    expect(listArtefacts(db, page).total).toBe(2)
    expect(readDeviceFacts(db, 1).facts.map((found) => found.artefactId)).toEqual([artefactId])
    expect(readDeviceLists(db)).toHaveLength(1)
  })

  test('are found by an id that only a row gives its device', async () => {
    const { db, writer } = newCase()
    await importList(writer, [...ROWS, { row: 4, name: 'pc-1', aadDeviceId: 'a9' }])
    expect(findDevices(db, { aadDeviceId: 'a9' })).toEqual([{ deviceId: 1, name: 'PC-1', aadDeviceId: 'a1', idMatch: 1 }])
    expect(findDevices(db, { aadDeviceId: 'a1' })[0]?.idMatch).toBe(2)
  })

  test('make a device without a name go by its id, and no device where they say nothing', async () => {
    const { db, writer } = newCase()
    await importList(writer, [
      { row: 2, aadDeviceId: 'a1' },
      { row: 3, os: 'Windows' },
    ])
    expect(listDevices(db, page).rows.map(({ name }) => name)).toEqual(['a1'])
  })

  test('that are taken back leave nothing, and are cleared as well when a crash left them', async () => {
    const fixture = newCase()
    const { db, writer } = fixture
    await writer.write('createDevice', { name: 'other' })
    const { artefactId } = await beginList(writer)
    const after = reopened(fixture)
    expect(tableCounts(after)).toEqual([0, 0, 0, 0])
    closeCase(after)
    await writer.write('discardArtefact', { artefactId })
    expect(tableCounts(db)).toEqual([0, 3, 0, 0])
    expect(listDeviceIds(db)).toEqual([])
  })

  test('are given to devices in batches that stay short', async () => {
    const { writer } = newCase()
    const { artefactId } = await beginList(writer)
    const rows = Array.from({ length: MAX_ASSIGNED_ROWS + 1 }, (_, n) => ({ row: n + 10, name: `PC-${n}` }))
    await expect(writer.write('assignRows', { artefactId, rows })).rejects.toThrow(`${MAX_ASSIGNED_ROWS} at most`)
  })
})

describe('a list that is read again', () => {
  const AGAIN: readonly RowIdentity[] = [{ row: 2, name: 'KIOSK-1', aadDeviceId: 'b1' }]

  test('shows what it was read as before until the new rows are all there, then only those', async () => {
    const { db, writer } = newCase()
    const list = await importList(writer)
    const { readingId, show } = await showAgain(writer, list, AGAIN)
    expect(listDevices(db, page).rows.map(({ name }) => name)).toEqual(['PC-1', 'PC-2'])
    expect(readListMapping(db, list.artefactId)).toBeUndefined()
    const { replaced } = await show()
    expect(replaced).toBe(list.artefactId)
    expect(listDevices(db, page).rows.map(({ name }) => name)).toEqual(['KIOSK-1'])
    await writer.write('dropReading', { readingId: replaced })
    expect(listFacts(db, list.artefactId, page).rows.map(({ value }) => value)).toEqual(['entra', 'KIOSK-1', 1])
    expect(readListMapping(db, list.artefactId)).toBe('{"a":1}')
    expect(listArtefacts(db, page).rows).toMatchObject([{ id: list.artefactId, format: 'deviceInventory', status: 'read' }])
    expect(verifyCase(db)).toMatchObject({ ok: true })
    await expect(writer.write('discardArtefact', { artefactId: readingId })).rejects.toThrow('not an unfinished one')
  })

  test('a third time replaces the second reading, whose rows go', async () => {
    const { db, writer } = newCase()
    const list = await importList(writer)
    for (const rows of [AGAIN, ROWS]) {
      const { replaced } = await (await showAgain(writer, list, rows)).show()
      await writer.write('dropReading', { readingId: replaced })
    }
    expect(tableCounts(db).filter((_count, at) => at !== 1)).toEqual([2, 2, 4])
    expect(listDevices(db, page).rows.map(({ name }) => name)).toEqual(['PC-1', 'PC-2'])
  })

  test.each([
    ['before the new rows were shown', false, ['PC-1', 'PC-2']],
    ['before the old rows were removed', true, ['KIOSK-1']],
  ])('by a program that was killed %s opens with one of the two, whole', async (_when, isShown, names) => {
    const fixture = newCase()
    const list = await importList(fixture.writer)
    const { show } = await showAgain(fixture.writer, list, AGAIN)
    if (isShown) await show()
    const after = reopened(fixture)
    expect(listDevices(after, page).rows.map(({ name }) => name)).toEqual(names)
    expect(tableCounts(after)).toEqual(isShown ? [2, 1, 1, 3] : [1, 2, 2, 4])
    expect(verifyCase(after)).toMatchObject({ ok: true })
    closeCase(after)
  })

  test('takes from a device what only its old row said, and keeps what other evidence says too', async () => {
    const { db, writer } = newCase()
    const { deviceId } = await writer.write('createDevice', { name: 'PC-1', aadDeviceId: 'a1' })
    await importFile(writer, { deviceId, items: [fact('entra.deviceId', 'a1'), fact('device.name', 'PC-1.contoso.com')] })
    const list = await importList(writer, [{ row: 2, name: 'PC-1', aadDeviceId: 'a1', senseDeviceId: 's1', osBuild: '19045' }])
    expect(readDevice(db, deviceId)).toMatchObject({ osBuild: '19045', ids: { aadDeviceId: 'a1', senseDeviceId: 's1' } })
    const { replaced } = await (await showAgain(writer, list, [{ row: 2, name: 'PC-1', osBuild: '22631' }])).show()
    await writer.write('dropReading', { readingId: replaced })
    expect(readDevice(db, deviceId)).toMatchObject({ name: 'PC-1', osBuild: '22631', ids: { aadDeviceId: 'a1' } })
    expect(readDevice(db, deviceId)?.ids).not.toHaveProperty('senseDeviceId')
  })

  test('is saved from a damaged file with its rows', async () => {
    const { db, writer, path } = newCase()
    const list = await importList(writer)
    const { replaced } = await (await showAgain(writer, list, AGAIN)).show()
    await writer.write('dropReading', { readingId: replaced })
    closeCase(db)
    const saved = openCaseSalvaged(path)
    expect(listDevices(saved, page).rows.map(({ name }) => name)).toEqual(['KIOSK-1'])
    closeCase(saved)
  })
})
