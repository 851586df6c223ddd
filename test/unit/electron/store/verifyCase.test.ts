import { expect, test } from 'vitest'
import type { ReadableCase } from '../../../../electron/store/caseConnection.ts'
import { verifyCase } from '../../../../electron/store/verifyCase.ts'
import { fact, importFile, newCase, registryValue } from './caseFixture.ts'

const failed = (db: ReadableCase) => verifyCase(db).checks.filter((check) => !check.ok)

async function filledCase() {
  const fixture = newCase()
  const { deviceId } = await fixture.writer.write('createDevice', { name: 'PC-1' })
  const items = [fact('device.name', 'PC-1'), registryValue('HKLM\\A', 'n', 'd')]
  return { ...fixture, ...(await importFile(fixture.writer, { deviceId, items, content: 'x'.repeat(3000) })) }
}

test('a case as the store writes it passes every check', async () => {
  const { db } = await filledCase()
  expect(verifyCase(db)).toEqual({
    ok: true,
    checks: ['file', 'integrity', 'foreignKeys', 'blobs', 'attachments', 'accounts', 'unfinished', 'log'].map((name) => ({
      name,
      ok: true,
    })),
  })
})

test('changed original bytes are found by their hash', async () => {
  const { db, blobId } = await filledCase()
  db.prepare("UPDATE blobChunk SET codec = 'none', bytes = ? WHERE blobId = ?").run(Buffer.alloc(3000, 'y'), blobId)
  expect(failed(db)).toMatchObject([{ name: 'blobs', detail: expect.stringContaining(`blob ${blobId} has the hash`) }])
})

test('bytes that do not unpack, or are missing, are named, and the other checks are made', async () => {
  const { db, blobId, writer } = await filledCase()
  const other = await importFile(writer, { path: 'b', content: 'other' })
  db.prepare('UPDATE blobChunk SET bytes = ? WHERE blobId = ?').run(Buffer.from('junk'), blobId)
  db.prepare('DELETE FROM blobChunk WHERE blobId = ?').run(other.blobId)
  expect(failed(db).map((check) => check.name)).toEqual(['blobs'])
  expect(failed(db)[0]?.detail).toContain(`blob ${other.blobId}: chunk 0 is missing`)
})

test('a fact without its artefact is found', async () => {
  const { db } = await filledCase()
  db.pragma('foreign_keys = OFF')
  db.exec('UPDATE fact SET artefactId = 99')
  expect(failed(db)).toMatchObject([{ name: 'foreignKeys', detail: 'fact 1 refers to a missing artefact' }])
})

test('bytes that are not accounted for are found', async () => {
  const { db, artefactId } = await filledCase()
  db.exec('UPDATE artefact SET parsedBytes = parsedBytes - 7')
  expect(failed(db)).toMatchObject([{ name: 'accounts', detail: expect.stringContaining(`artefact ${artefactId}`) }])
})

test('an artefact in work is told', async () => {
  const { db, writer } = await filledCase()
  await importFile(writer, { path: 'late.txt', content: 'late', finish: false })
  expect(failed(db).map((check) => check.name)).toEqual(['unfinished'])
})

test('an index that does not fit its table is found', async () => {
  const { db } = await filledCase()
  db.unsafeMode(true)
  db.pragma('writable_schema = ON')
  db.exec("UPDATE sqlite_schema SET sql = 'CREATE INDEX factByArtefact ON fact (quote)' WHERE name = 'factByArtefact'")
  db.pragma('writable_schema = RESET')
  expect(failed(db).map((check) => check.name)).toContain('integrity')
})
