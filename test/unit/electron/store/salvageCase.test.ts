import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listArtefacts } from '../../../../electron/store/artefactReads.ts'
import type { WritableCase } from '../../../../electron/store/caseConnection.ts'
import { caseInfo } from '../../../../electron/store/caseInfo.ts'
import { listFacts } from '../../../../electron/store/contentReads.ts'
import { closeCase, isDamage, openCaseReadable, openCaseSalvaged } from '../../../../electron/store/openCase.ts'
import { searchRegistry } from '../../../../electron/store/registrySearch.ts'
import { verifyCase } from '../../../../electron/store/verifyCase.ts'
import { fact, importFile, newCase, registryValue } from './caseFixture.ts'

const page = { offset: 0, limit: 500 }
const PAGE_SIZE = 4096

/** Numbers of the leaf pages of a table, in the order of its rows. */
const leavesOf = (db: WritableCase, table: string): number[] =>
  db.prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path").pluck().all(table) as number[]

async function damagedCase(table: string, pick: (pages: readonly number[]) => readonly number[]) {
  const { path, db, writer } = newCase()
  const facts = Array.from({ length: 2000 }, (_, n) => fact('device.name', `PC-${n}`, n + 1))
  const { artefactId } = await importFile(writer, { items: facts })
  await importFile(writer, { path: 'a.reg', content: 'reg', items: [registryValue('HKLM\\A', 'Name', 'Needle')] })
  const pages = pick(leavesOf(db, table))
  closeCase(db)
  const bytes = readFileSync(path)
  for (const page of pages) bytes.fill(0xa5, (page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  writeFileSync(path, bytes)
  return { path, artefactId }
}

test('a damaged page in the middle loses its rows, not those before and behind it', async () => {
  const { path, artefactId } = await damagedCase('fact', (pages) => pages.slice(10, 11))
  const plain = openCaseReadable(path)
  const meetsDamage = () => plain.prepare('SELECT count(quote) FROM fact NOT INDEXED').get()
  expect(meetsDamage).toThrow()
  try {
    meetsDamage()
  } catch (error) {
    expect(isDamage(error)).toBe(true)
  }
  closeCase(plain)

  const db = openCaseSalvaged(path)
  const saved = listFacts(db, artefactId, { offset: 0, limit: 500 }).total
  expect(saved).toBeGreaterThan(1900)
  expect(saved).toBeLessThan(2000)
  const lines = db.prepare('SELECT min(id), max(id) FROM fact').raw().get()
  expect(lines).toEqual([1, 2000])
  expect(searchRegistry(db, { ...page, text: 'needle' }).total).toBe(1)
  expect(
    verifyCase(db)
      .checks.filter((check) => !check.ok)
      .map((check) => check.name),
  ).toEqual(['file'])
  closeCase(db)
})

test('a damaged index loses nothing', async () => {
  const { path, artefactId } = await damagedCase('factByArtefact', (pages) => pages)
  const db = openCaseSalvaged(path)
  expect(listFacts(db, artefactId, page).total).toBe(2000)
  expect(listFacts(db, artefactId, page).rows[0]?.value).toBe('PC-0')
  closeCase(db)
})

test('lost original bytes leave the artefact and what was read out of it', async () => {
  const { path, artefactId } = await damagedCase('blobChunk', (pages) => pages)
  const db = openCaseSalvaged(path)
  expect(listArtefacts(db, page).total).toBe(2)
  expect(listFacts(db, artefactId, page).total).toBe(2000)
  expect(verifyCase(db).checks.find((check) => check.name === 'blobs')?.detail).toContain('chunk 0 is missing')
  closeCase(db)
})

test('a lost case record leaves nothing to open', async () => {
  const { path } = await damagedCase('caseRecord', (pages) => pages)
  expect(() => openCaseSalvaged(path)).toThrow(/is damaged/)
})

test('a case that is whole is salvaged whole', async () => {
  const { path } = await damagedCase('fact', () => [])
  const plain = openCaseReadable(path)
  const before = caseInfo(plain).counts
  closeCase(plain)
  const db = openCaseSalvaged(path)
  expect(caseInfo(db).counts).toEqual(before)
  closeCase(db)
})
