import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { claimCase } from '../../../../../electron/store/caseOwner.ts'
import { libraryState } from '../../../../../electron/store/library/listLibrary.ts'
import { refreshLibrary } from '../../../../../electron/store/library/refreshLibrary.ts'
import { openCaseWritable } from '../../../../../electron/store/openCase.ts'
import { temporaryFolder } from '../caseFixture.ts'
import { casesOf, memoryIndex, titlesOf, writeCase } from './libraryFixture.ts'

/** What the index says of the file of that name. */
const stateOf = (index: ReturnType<typeof memoryIndex>, name: string) => casesOf(index).find(({ path }) => path.endsWith(name))

test('a damaged, newer, foreign, empty or cut-off file is listed with what is wrong, and the others as ever', async () => {
  const folder = temporaryFolder()
  const good = await writeCase(folder, 'good.jcase', { title: 'Good' })
  const made = (name: string) => {
    copyFileSync(good, join(folder, name))
    return join(folder, name)
  }
  truncateSync(made('cut.jcase'), 9000)
  const newer = new Database(made('newer.jcase'))
  newer.pragma('user_version = 999')
  newer.close()
  const scribbled = readFileSync(good).fill(0xa5, 100, 60_000)
  writeFileSync(join(folder, 'scribbled.jcase'), scribbled)
  writeFileSync(join(folder, 'empty.jcase'), '')
  writeFileSync(join(folder, 'text.jcase'), 'this is a letter')
  const foreign = new Database(join(folder, 'foreign.jcase'))
  foreign.exec('CREATE TABLE t (a)')
  foreign.close()
  mkdirSync(join(folder, 'folder.jcase'))
  const index = memoryIndex()
  await refreshLibrary(index, folder)
  const states = Object.fromEntries(casesOf(index).map(({ title, state }) => [title, state]))
  expect(states).toEqual({
    Good: 'read',
    cut: 'damaged',
    newer: 'newer',
    scribbled: 'damaged',
    empty: 'notACase',
    text: 'notACase',
    foreign: 'notACase',
  })
})

test('names with quotes, line breaks, marks, wildcards and signs of other scripts are kept as they are', async () => {
  const folder = temporaryFolder()
  const names = [
    "o'brien.jcase",
    'line\nbreak.jcase',
    '%_*?.jcase',
    'e\u0301te\u0301.jcase',
    '案件.jcase',
    ' .jcase',
    '-wal.jcase',
    'a b\t"c".jcase',
  ]
  for (const name of names) await writeCase(folder, name, { title: `case ${name}` })
  const index = memoryIndex()
  await refreshLibrary(index, folder)
  expect(
    casesOf(index)
      .map(({ path }) => path.slice(folder.length + 1))
      .toSorted(),
  ).toEqual(names.toSorted())
  expect(titlesOf(index, { text: '案件' })).toEqual(['case 案件.jcase'])
  expect(titlesOf(index, { text: 'été' })).toEqual(['case e\u0301te\u0301.jcase'])
})

test('a case that somebody has open is not touched: what is known of it stays, with their name', async () => {
  const folder = temporaryFolder()
  const path = await writeCase(folder, 'one.jcase', { title: 'One', customer: 'Contoso' })
  const index = memoryIndex()
  await refreshLibrary(index, folder)
  const claim = claimCase(path, { host: 'PC-1', user: 'asmith', name: 'Ann Smith', pid: 1 })
  const db = openCaseWritable(path)
  db.prepare("UPDATE caseRecord SET title = 'Changed'").run()
  const beside = readdirSync(folder)
  await refreshLibrary(index, folder)
  expect(readdirSync(folder)).toEqual(beside)
  expect(stateOf(index, 'one.jcase')).toMatchObject({ state: 'inUse', title: 'One', customer: 'Contoso', owner: 'Ann Smith (asmith)' })
  db.pragma('journal_mode = DELETE')
  db.close()
  expect(claim.path).toBe(path)
})

test('a case that is written with no owner blocks nobody and is blocked by nobody', async () => {
  const folder = temporaryFolder()
  const path = await writeCase(folder, 'one.jcase', { title: 'One' })
  await writeCase(folder, 'two.jcase', { title: 'Two' })
  const index = memoryIndex()
  await refreshLibrary(index, folder)
  const writer = new Database(path, { timeout: 0 })
  writer.exec("BEGIN EXCLUSIVE; UPDATE caseRecord SET title = 'Changed'")
  const started = Date.now()
  await refreshLibrary(memoryIndex(), folder)
  await refreshLibrary(index, folder)
  expect(Date.now() - started).toBeLessThan(2000)
  writer.exec('COMMIT')
  expect(titlesOf(index)).toEqual(['One', 'Two'])
  writer.close()
  await refreshLibrary(index, folder)
  expect(stateOf(index, 'one.jcase')).toMatchObject({ state: 'read', title: 'Changed' })
})

test('whoever writes while the folder is looked at again and again never waits and never fails', async () => {
  const folder = temporaryFolder()
  const path = await writeCase(folder, 'one.jcase', { title: 'One' })
  const index = memoryIndex()
  for (let round = 0; round < 30; round++) {
    const writer = new Database(path, { timeout: 0 })
    const looking = refreshLibrary(index, folder)
    writer.prepare('UPDATE caseRecord SET title = ?').run(`round ${round}`)
    await looking
    writer.prepare('UPDATE caseRecord SET customer = ?').run(`customer ${round}`)
    writer.close()
    await refreshLibrary(index, folder)
    expect(stateOf(index, 'one.jcase')).toMatchObject({ state: 'read', title: `round ${round}`, customer: `customer ${round}` })
  }
})

test('a case that a crash left in its logged form is read without making a log beside it', async () => {
  const folder = temporaryFolder()
  const path = await writeCase(folder, 'one.jcase', { title: 'One' })
  const bytes = readFileSync(path)
  bytes.fill(2, 18, 20)
  writeFileSync(path, bytes)
  const index = memoryIndex()
  await refreshLibrary(index, folder)
  expect(stateOf(index, 'one.jcase')).toMatchObject({ state: 'read', title: 'One' })
  expect(readdirSync(folder)).toEqual(['one.jcase'])
  expect(readFileSync(path).equals(bytes)).toBe(true)
})

test('5,000 files that are no cases are listed, each once, and looked at once', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder()
  for (let group = 0; group < 50; group++) {
    mkdirSync(join(folder, `${group}`))
    for (let each = 0; each < 100; each++) writeFileSync(join(folder, `${group}`, `${each}.jcase`), `no case ${each}`)
  }
  const index = memoryIndex()
  await refreshLibrary(index, folder)
  expect(index.prepare("SELECT count(*) FROM libraryCase WHERE json_extract(card, '$.state') = 'notACase'").pluck().get()).toBe(5000)
  const started = Date.now()
  await refreshLibrary(index, folder)
  expect(Date.now() - started).toBeLessThan(5000)
})

test('a folder that cannot be read is told, and what was known of it stays', async () => {
  const parent = temporaryFolder()
  const folder = join(parent, 'share')
  mkdirSync(folder)
  await writeCase(folder, 'one.jcase', { title: 'One' })
  const index = memoryIndex()
  await refreshLibrary(index, folder)
  renameSync(folder, join(parent, 'away'))
  await refreshLibrary(index, folder)
  expect(libraryState(index).unread).toEqual([{ path: folder, code: 'ENOENT' }])
  expect(titlesOf(index)).toEqual(['One'])
  renameSync(join(parent, 'away'), folder)
  await refreshLibrary(index, folder)
  expect(libraryState(index).unread).toEqual([])
})
