import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrateCase, schemaVersionOf } from '../../../../../electron/store/caseSchema.ts'

test('version 6 gives a case of version 5 an id of its own, an open status and room for what people write', () => {
  const db = new Database(':memory:')
  migrateCase(db, 5)
  db.exec("INSERT INTO caseRecord (id, title, createdAt, appVersion, knowledge) VALUES (1, 'Old', 'then', '0.1', '2026-01')")
  migrateCase(db, 6)
  expect(schemaVersionOf(db)).toBe(6)
  const record = db.prepare('SELECT title, uid, status, customer, redacted FROM caseRecord').get()
  expect(record).toEqual({ title: 'Old', uid: expect.stringMatching(/^[0-9a-f]{32}$/), status: 'open', customer: '', redacted: 0 })
  expect(() => db.exec("UPDATE caseRecord SET status = 'lost'")).toThrow(/CHECK/)
  db.exec("INSERT INTO note (uid, text, author, createdAt, changedAt) VALUES ('a', '', '', '', '')")
  expect(() => db.exec("INSERT INTO note (uid, text, author, createdAt, changedAt) VALUES ('a', '', '', '', '')")).toThrow(/UNIQUE/)
})

test('a case file holds no triggers: one from elsewhere could bring its own', () => {
  const db = new Database(':memory:')
  migrateCase(db)
  expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'").pluck().get()).toBe(0)
})
