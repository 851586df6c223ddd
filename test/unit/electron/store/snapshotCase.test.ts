import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { caseAccess } from '../../../../electron/store/caseConnection.ts'
import { readCaseRecord } from '../../../../electron/store/caseRecord.ts'
import { closeCase } from '../../../../electron/store/openCase.ts'
import { caseStamp, openCaseSnapshot } from '../../../../electron/store/snapshotCase.ts'
import { verifyCase } from '../../../../electron/store/verifyCase.ts'
import { fact, importFile, newCase, temporaryFolder } from './caseFixture.ts'

const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`joinsight-case-${process.pid}-`))

test('a copy of a case that is being written by its log is whole, and goes with the connection', async () => {
  const { path, db, writer } = newCase()
  await importFile(writer, { items: [fact('device.name', 'PC-1')] })
  expect(existsSync(`${path}-wal`)).toBe(true)
  const before = copies()
  const { db: copy, at } = await openCaseSnapshot(path, () => new Date('2026-03-01T09:00:00Z'))
  expect([at, caseAccess(copy).path, caseAccess(copy).readOnly]).toEqual(['2026-03-01T09:00:00.000Z', path, true])
  expect(readCaseRecord(copy)).toEqual(readCaseRecord(db))
  expect(verifyCase(copy).ok).toBe(true)
  closeCase(copy)
  expect(copies()).toEqual(before)
})

test('every copy is whole while somebody writes and folds the log in all the time', async () => {
  const { path, db } = newCase()
  closeCase(db)
  const sqlite = pathToFileURL(join(import.meta.dirname, '../../../../node_modules/better-sqlite3/lib/index.js')).href
  const program = join(temporaryFolder(), 'writes.mjs')
  // Two tables that only ever change together; every few transactions the log is folded into the file.
  writeFileSync(
    program,
    `import Database from ${JSON.stringify(sqlite)}
import { parentPort, workerData } from 'node:worker_threads'
const db = new Database(workerData)
db.pragma('journal_mode = WAL')
db.pragma('wal_autocheckpoint = 8')
const both = db.transaction((n) => {
  db.prepare('UPDATE caseRecord SET revision = ?').run(n)
  db.prepare('INSERT INTO savedFilter (name, filter, at) VALUES (?, ?, ?)').run('filter ' + n, 'x'.repeat(3000), '2026')
})
let n = 0
let isOver = false
parentPort.on('message', () => { isOver = true })
const step = () => {
  if (isOver) { db.close(); parentPort.close(); return }
  for (let i = 0; i < 3; i++) both(++n)
  setTimeout(step, 130)
}
db.exec('DELETE FROM savedFilter; UPDATE caseRecord SET revision = 0')
parentPort.postMessage('begun')
step()
`,
  )
  const writing = new Worker(program, { workerData: path })
  await new Promise((resolve, reject) => writing.once('message', resolve).once('error', reject))
  const seen = new Set<number>()
  for (let round = 0; round < 6; round++) {
    const { db: copy } = await openCaseSnapshot(path)
    const { revision, filters } = copy.prepare('SELECT revision, (SELECT count(*) FROM savedFilter) AS filters FROM caseRecord').get() as {
      revision: number
      filters: number
    }
    expect(filters).toBe(revision)
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    seen.add(revision)
    closeCase(copy)
  }
  expect(seen.size).toBeGreaterThan(1)
  const ended = new Promise((resolve) => writing.once('exit', resolve))
  writing.postMessage('end')
  await ended
})

test('a case in the middle of a transaction on a share is not copied half-way: it is told as in use', { timeout: 20_000 }, async () => {
  const { path, db } = newCase()
  closeCase(db)
  writeFileSync(`${path}-journal`, 'a transaction that is under way')
  const before = copies()
  await expect(openCaseSnapshot(path)).rejects.toMatchObject({ code: 'locked' })
  expect(copies()).toEqual(before)
  rmSync(`${path}-journal`)
  closeCase((await openCaseSnapshot(path)).db)
})

test('a stamp is another one after each change, and none where the file is gone', async () => {
  const { path, writer } = newCase()
  const stamps = [await caseStamp(path)]
  await importFile(writer)
  stamps.push(await caseStamp(path))
  await writer.close()
  stamps.push(await caseStamp(path))
  expect(new Set(stamps).size).toBe(3)
  rmSync(path)
  expect(await caseStamp(path)).toBeUndefined()
  await expect(openCaseSnapshot(path)).rejects.toMatchObject({ code: 'notFound' })
})
