import { describe, expect, test } from 'vitest'
import { listRecords } from '../../../../electron/store/contentReads.ts'
import type { StoredItem } from '../../../../electron/store/itemWrites.ts'
import { listRegistryKeys, listRegistryValues, locateRegistryKey } from '../../../../electron/store/registryReads.ts'
import { searchRegistry } from '../../../../electron/store/registrySearch.ts'
import { importFile, newCase, registryValue } from './caseFixture.ts'

const page = { offset: 0, limit: 500 }
const SENSE = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection'

const key = (path: string, lastWritten?: string): StoredItem => ({
  type: 'record',
  record: { type: 'registryKey', hive: 'HKEY_LOCAL_MACHINE', key: path, ...(lastWritten === undefined ? {} : { lastWritten }) },
  locator: { kind: 'key', key: path },
})
const deletion = (path: string, name?: string): StoredItem => ({
  type: 'record',
  record: { type: 'registryDeletion', key: path, ...(name === undefined ? {} : { name }) },
  locator: { kind: 'line', line: 3 },
})

async function registry(items: readonly StoredItem[]) {
  const fixture = newCase()
  const { artefactId } = await importFile(fixture.writer, { path: 'a.reg', format: 'reg', items })
  return { ...fixture, artefactId }
}

describe('the tree', () => {
  test('has the parents that the file does not name, and finds each key by its path in any case of letters', async () => {
    const { db, artefactId } = await registry([
      registryValue(`${SENSE}\\Status`, 'OnboardingState', 1, 'REG_DWORD'),
      key(`${SENSE}\\Empty`),
    ])
    const chain = locateRegistryKey(db, { artefactId, key: `${SENSE}\\status`.toUpperCase() })
    expect(chain).toHaveLength(5)
    const root = listRegistryKeys(db, { ...page, artefactId }).rows[0]
    expect(root).toMatchObject({
      id: chain[0],
      name: 'HKEY_LOCAL_MACHINE',
      key: 'HKEY_LOCAL_MACHINE',
      subkeys: 1,
      values: 0,
      deleted: false,
    })
    const children = listRegistryKeys(db, { ...page, parentId: chain[3] ?? 0 })
    expect(children.rows.map(({ name, values }) => ({ name, values }))).toEqual([
      { name: 'Empty', values: 0 },
      { name: 'Status', values: 1 },
    ])
    expect(locateRegistryKey(db, { artefactId, key: `${SENSE}\\Nothing` })).toEqual([])
  })

  test('gives values in the order of the file, numbers and lists as text', async () => {
    const { db, artefactId } = await registry([
      registryValue('HKLM\\K', 'b', 37, 'REG_DWORD'),
      registryValue('HKLM\\K', '', 'default'),
      registryValue('HKLM\\k', 'a', ['one', 'two'], 'REG_MULTI_SZ'),
    ])
    const keyId = locateRegistryKey(db, { artefactId, key: 'HKLM\\K' }).at(-1) ?? 0
    const { total, rows } = listRegistryValues(db, { keyId, ...page })
    expect(total).toBe(3)
    expect(rows.map(({ name, valueType, data, key: path }) => [name, valueType, data, path])).toEqual([
      ['b', 'REG_DWORD', '37', 'HKLM\\K'],
      ['', 'REG_SZ', 'default', 'HKLM\\K'],
      ['a', 'REG_MULTI_SZ', 'one\ntwo', 'HKLM\\K'],
    ])
  })

  test('keeps the time a key was written', async () => {
    const { db, artefactId } = await registry([key('HKLM\\K', '2025-03-12T07:03:06.1234567Z')])
    const id = locateRegistryKey(db, { artefactId, key: 'HKLM' })[0] ?? 0
    expect(listRegistryKeys(db, { ...page, parentId: id }).rows[0]?.lastWritten).toBe('2025-03-12T07:03:06.1234567Z')
  })

  test('marks what the file deletes, and lists the deletions in the order of the file too', async () => {
    const { db, artefactId } = await registry([
      deletion('HKLM\\Gone'),
      deletion('HKLM\\Kept', 'Value'),
      deletion('HKLM\\Again'),
      registryValue('HKLM\\Again', 'x', 'y'),
    ])
    const root = locateRegistryKey(db, { artefactId, key: 'HKLM' })[0] ?? 0
    const keys = listRegistryKeys(db, { ...page, parentId: root }).rows
    expect(keys.map(({ name, deleted }) => [name, deleted])).toEqual([
      ['Again', false],
      ['Gone', true],
      ['Kept', false],
    ])
    expect(listRegistryValues(db, { keyId: keys[2]?.id ?? 0, ...page }).rows).toMatchObject([
      { name: 'Value', deleted: true, valueType: '' },
    ])
    expect(listRecords(db, artefactId, page).rows.map(({ record }) => record.type)).toEqual(Array(3).fill('registryDeletion'))
  })

  test('of a path of 100,000 levels does not grow beyond what the registry allows', async () => {
    const { db, artefactId } = await registry([registryValue(`HKLM${'\\a'.repeat(100_000)}`, 'n', 'd')])
    expect(db.prepare('SELECT count(*) FROM registryKey').pluck().get()).toBe(512)
    expect(locateRegistryKey(db, { artefactId, key: `HKLM${'\\a'.repeat(100_000)}` })).toHaveLength(512)
  })
})

describe('search', () => {
  const items = [
    registryValue(SENSE, 'OnboardedInfo', 'Élan de Contoso'),
    registryValue(`${SENSE}\\Status`, 'OrgId', '0a1b'),
    registryValue('HKLM\\100%', 'a_b', '"quoted" text'),
  ]
  test.each([
    ['onboarded', ['OnboardedInfo']],
    ['éLAN', ['OnboardedInfo']],
    ['de con', ['OnboardedInfo']],
    ['"quoted"', ['a_b']],
    ['a_b', ['a_b']],
    ['axb', []],
    ['0a', ['OrgId']],
    ['%', ['']],
    ['Threat Protection', ['']],
    ['NOT here', []],
  ])('for %s finds %j', async (text, names) => {
    const { db } = await registry(items)
    const { total, rows } = searchRegistry(db, { ...page, text })
    expect(rows.map((row) => row.name)).toEqual(names)
    expect(total).toBe(names.length)
  })

  test('finds a key by its own name, as a row without a type', async () => {
    const { db } = await registry(items)
    const { rows } = searchRegistry(db, { ...page, text: 'Advanced' })
    expect(rows).toMatchObject([{ key: SENSE, name: '', valueType: '', data: '' }])
  })

  test('looks in one artefact where it is told to', async () => {
    const { db, writer, artefactId } = await registry(items)
    const other = await importFile(writer, { path: 'b.reg', content: 'b', format: 'reg', items })
    const found = (id?: number) => searchRegistry(db, { ...page, text: 'Contoso', ...(id === undefined ? {} : { artefactId: id }) }).rows
    expect(found().map((row) => row.artefactId)).toEqual([artefactId, other.artefactId])
    expect(found(other.artefactId).map((row) => row.artefactId)).toEqual([other.artefactId])
  })
})
