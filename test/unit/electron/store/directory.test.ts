import { expect, test } from 'vitest'
import {
  countComputers,
  decodeObject,
  findComputerObjects,
  listDirectoryObjects,
  listDirectorySets,
  listStoredComputers,
  readDirectoryObject,
} from '../../../../electron/store/directoryReads.ts'
import { openCaseWritable } from '../../../../electron/store/openCase.ts'
import type { DirectoryObjectRecord } from '../../../../shared/facts/record.ts'
import { importFile, newCase } from './caseFixture.ts'

const computer = (name: string, more: Record<string, string[]> = {}): DirectoryObjectRecord => ({
  type: 'adObject',
  dn: `CN=${name},OU=Servers,DC=corp,DC=example`,
  attributes: { objectClass: ['top', 'computer'], cn: [name], sAMAccountName: [`${name}$`], ...more },
  binary: ['objectGUID', 'userCertificate'],
})
const container: DirectoryObjectRecord = {
  type: 'adObject',
  dn: 'OU=Servers,DC=corp,DC=example',
  attributes: { objectClass: ['top', 'organizationalUnit'], ou: ['Servers'] },
  binary: [],
}
const place = (line: number) => ({ kind: 'line', line }) as const
const everything = { offset: 0, limit: 500, computersOnly: false }

async function directoryCase(records: readonly DirectoryObjectRecord[]) {
  const made = newCase()
  const items = records.map((record, at) => ({ type: 'record', record, locator: place(at + 1) }) as const)
  const { artefactId } = await importFile(made.writer, { format: 'ldif', items })
  return { ...made, artefactId }
}

test('an object comes back whole, with the name that people know it by and the written form of its GUID', async () => {
  const srv = computer('SRV-1', {
    objectGUID: ['33221100554477668899aabbccddeeff'],
    operatingSystem: ['Windows Server 2012 R2 Standard'],
    operatingSystemVersion: ['6.3 (9600)'],
    userCertificate: ['3082', 'ff'],
  })
  const { db, artefactId } = await directoryCase([container, srv])
  const { rows, total } = listDirectoryObjects(db, { ...everything, computersOnly: true })
  expect(total).toBe(1)
  expect(rows[0]).toEqual({
    objectId: 2,
    artefactId,
    dn: srv.dn,
    name: 'SRV-1',
    isComputer: true,
    os: 'Windows Server 2012 R2 Standard',
    osVersion: '6.3 (9600)',
  })
  expect(readDirectoryObject(db, 2)).toMatchObject({
    locator: place(2),
    object: { dn: srv.dn, attributes: srv.attributes, binary: srv.binary },
  })
  expect(findComputerObjects(db, { guid: '00112233-4455-6677-8899-aabbccddeeff' })).toEqual([2])
  expect(findComputerObjects(db, { name: 'srv-1' })).toEqual([2])
  expect(readDirectoryObject(db, 99)).toBeUndefined()
})

test.each<[string, Record<string, string[]>, string]>([
  ['its system', { operatingSystem: ['Windows 10'] }, 'A'],
  ['an account that ends in a dollar sign', { sAMAccountName: ['PC-7$'] }, 'PC-7'],
])('an object that was exported without its class is a computer by %s', async (_, attributes, name) => {
  const { db } = await directoryCase([{ type: 'adObject', dn: 'CN=A,DC=x', attributes, binary: [] }])
  expect(listDirectoryObjects(db, { ...everything, computersOnly: true }).rows).toMatchObject([{ name }])
})

test('an object without account and common name is called by the first part of its name, escapes and all', async () => {
  const { db } = await directoryCase([{ type: 'adObject', dn: 'CN=Smith\\, John,OU=x', attributes: {}, binary: [] }])
  expect(listDirectoryObjects(db, everything).rows[0]?.name).toBe('Smith\\, John')
})

test('lists are by name, page, and find a part of name, DN and system; signs of LIKE are meant as such', async () => {
  const names = ['b-2', 'A-1', 'c_3', 'cx3']
  const { db } = await directoryCase(names.map((name) => computer(name, name === 'b-2' ? { operatingSystem: ['Windows 8.1'] } : {})))
  const found = (text?: string, page = everything) => listDirectoryObjects(db, { ...page, text }).rows.map(({ name }) => name)
  expect(found()).toEqual(['A-1', 'b-2', 'c_3', 'cx3'])
  expect(found(undefined, { ...everything, offset: 1, limit: 2 })).toEqual(['b-2', 'c_3'])
  expect(found('windows 8')).toEqual(['b-2'])
  expect(found('C_3')).toEqual(['c_3'])
  expect(found('OU=Servers')).toHaveLength(4)
})

test('stored computers come in the order of the file, page after page, and unpack to what they were', async () => {
  const { db, artefactId } = await directoryCase([computer('A'), container, computer('B'), computer('C')])
  expect(countComputers(db, artefactId)).toBe(3)
  const first = listStoredComputers(db, { artefactId, after: 0, limit: 2 })
  expect(first.map(({ name }) => name)).toEqual(['A', 'B'])
  const rest = listStoredComputers(db, { artefactId, after: first[1]?.objectId ?? 0, limit: 2 })
  expect(rest.map((row) => decodeObject(row).attributes.cn)).toEqual([['C']])
})

test('an export that lies at two places counts once, and both places lead to its objects', async () => {
  const { db, writer, artefactId } = await directoryCase([computer('A'), computer('B')])
  const second = await importFile(writer, { format: 'ldif', container: 'copy' })
  expect(second.duplicateOf).toBe(artefactId)
  expect(listDirectorySets(db)).toEqual([expect.objectContaining({ artefactId, objects: 2, computers: 2 })])
  expect(listDirectoryObjects(db, everything).total).toBe(2)
  expect(countComputers(db, second.artefactId)).toBe(2)
})

test('objects of an import that was cut short are gone when the case is opened again', async () => {
  const { writer, path } = newCase()
  await importFile(writer, { format: 'ldif', items: [{ type: 'record', record: computer('A'), locator: place(1) }], finish: false })
  await writer.close()
  const db = openCaseWritable(path)
  expect(db.prepare('SELECT count(*) FROM directoryObject').pluck().get()).toBe(0)
  db.close()
})
