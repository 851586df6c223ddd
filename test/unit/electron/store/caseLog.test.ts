import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { appendLog, caseLogSql, listLog, logFaults } from '../../../../electron/store/caseLog.ts'
import { readCaseRecord } from '../../../../electron/store/caseRecord.ts'
import { closeCase, openCaseReadable } from '../../../../electron/store/openCase.ts'
import { verifyCase } from '../../../../electron/store/verifyCase.ts'
import { NOW, newCase } from './caseFixture.ts'

const at = NOW.toISOString()

/** A case with a log of four entries, closed, changed by `sql` as another program would, and open again. */
function changedCase(sql: string) {
  const { db, path } = newCase()
  for (const name of ['a.zip', 'b.zip', 'c.zip']) appendLog(db, { at, who: 'Ada', action: 'imported', detail: { path: name, files: 3 } })
  closeCase(db)
  const other = new Database(path)
  other.exec(sql)
  other.close()
  return openCaseReadable(path)
}

test('a new case begins its log, and each entry follows the one before', () => {
  const { db } = newCase()
  appendLog(db, { at, who: 'Ada', action: 'imported', detail: { path: 'a.zip', files: 3 } })
  const [second, first] = listLog(db, { offset: 0, limit: 10 }).rows
  expect(first).toMatchObject({ id: 1, action: 'created', detail: { title: 'One' }, previous: readCaseRecord(db).uid })
  expect(second).toMatchObject({ id: 2, who: 'Ada', action: 'imported', previous: first?.hash })
  expect(second?.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(logFaults(db)).toEqual([])
})

test('pages come latest first and tell how many there are', () => {
  const { db } = newCase()
  for (let n = 0; n < 5; n++) appendLog(db, { at, who: '', action: 'copied', detail: { path: String(n) } })
  const page = listLog(db, { offset: 1, limit: 2 })
  expect(page.total).toBe(6)
  expect(page.rows.map(({ detail }) => detail.path)).toEqual(['3', '2'])
})

test('entries can neither be changed nor taken out by this program', () => {
  const { db } = newCase()
  expect(() => db.exec("UPDATE caseLog SET who = 'Eve'")).toThrow('only added to')
  expect(() => db.exec('DELETE FROM caseLog')).toThrow('only added to')
  expect(() => db.exec('INSERT OR REPLACE INTO caseLog SELECT * FROM caseLog')).toThrow('only added to')
})

test.each([
  ['a changed entry', 'UPDATE caseLog SET detail = \'{"path":"x"}\' WHERE id = 2', 'entry 2 was changed'],
  ['another name', "UPDATE caseLog SET who = 'Eve' WHERE id = 3", 'entry 3 was changed'],
  ['an entry taken out', 'DELETE FROM caseLog WHERE id = 2', 'entries 2 to 2 are missing'],
  ['the last entries taken out', 'DELETE FROM caseLog WHERE id > 2', 'the last entries of the log are missing'],
  ['the log of another case', "UPDATE caseRecord SET uid = 'other'", 'entry 1 does not follow'],
])('verify finds %s', (_what, sql, fault) => {
  const db = changedCase(sql)
  const check = verifyCase(db).checks.find(({ name }) => name === 'log')
  expect(check?.ok).toBe(false)
  expect(check?.detail).toContain(fault)
  closeCase(db)
})

test('the log of a merged case is checked by the chain of its own', () => {
  const { db } = newCase()
  const insert = 'INSERT INTO mergedLog SELECT ?, id, at, who, action, detail, previous, hash FROM caseLog'
  db.prepare(insert).run(readCaseRecord(db).uid)
  expect(logFaults(db)).toEqual([])
  db.exec("UPDATE mergedLog SET who = 'Eve'")
  expect(logFaults(db)[0]).toContain('entry 1 was changed')
})

test.each(Object.entries(caseLogSql))('the plan of %s reads no more than it gives', (_name, sql) => {
  const { db } = newCase()
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(sql.match(/\?/g) ?? []).map(() => 1)) as { detail: string }[]
  expect(plan.map(({ detail }) => detail).join()).not.toMatch(/TEMP B-TREE/)
})
