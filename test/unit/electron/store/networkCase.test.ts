import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { readArtefact } from '../../../../electron/store/artefactReads.ts'
import { caseAccess } from '../../../../electron/store/caseConnection.ts'
import { openInlineWriter } from '../../../../electron/store/inlineWriter.ts'
import { closeCase, openCaseReadable, openCaseWritable } from '../../../../electron/store/openCase.ts'
import { readRevision } from '../../../../electron/store/revision.ts'
import { importFile, newCase } from './caseFixture.ts'

vi.mock(import('../../../../electron/store/casePlace.ts'), async (original) => ({ ...(await original()), isNetworkPath: () => true }))

test('a case on a network share has no write-ahead log, and one connection reads and writes it', async () => {
  const { path, db, writer, folder } = newCase()
  await importFile(writer)
  expect(caseAccess(db).network).toBe(true)
  expect(readdirSync(folder)).toEqual(['one.jcase'])
  closeCase(db)
  const reopened = openCaseWritable(path)
  const inline = openInlineWriter(reopened)
  const { artefactId } = await importFile(inline, { path: 'second.txt', content: 'second' })
  expect(readArtefact(reopened, artefactId)?.path).toBe('second.txt')
  expect(reopened.pragma('journal_mode', { simple: true })).toBe('delete')
  await inline.close()
  expect(await inline.ended).toBeUndefined()
  expect(readdirSync(folder)).toEqual(['one.jcase'])
})

test('a transaction that a crash cut short is not seen, by a reader or a writer', async () => {
  const { path, db, writer, folder } = newCase()
  await importFile(writer)
  const before = readRevision(db)
  db.pragma('cache_size = 10')
  db.exec('BEGIN; UPDATE caseRecord SET revision = 99')
  for (let number = 0; number < 200; number++) db.prepare('INSERT INTO blob (sha256, size) VALUES (?, 0)').run(`${number}`.repeat(1000))
  const crashed = join(folder, 'crashed.jcase')
  for (const suffix of ['', '-journal']) copyFileSync(path + suffix, crashed + suffix)
  db.exec('ROLLBACK')
  for (const open of [openCaseReadable, openCaseWritable]) {
    const found = open(crashed)
    expect(readRevision(found)).toBe(before)
    expect(found.prepare('SELECT count(*) FROM blob').pluck().get()).toBe(1)
    closeCase(found)
  }
  expect(readdirSync(folder).sort()).toEqual(['crashed.jcase', 'one.jcase'])
})
