import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { CASE_SCHEMA_VERSION, migrateCase, schemaVersionOf } from '../../../../../electron/store/caseSchema.ts'

test('version 3 adds conclusions and reviews to a case of version 2 and keeps its devices', () => {
  const db = new Database(':memory:')
  migrateCase(db, 2)
  db.exec("INSERT INTO device (name, nameFolded) VALUES ('PC-1', 'pc-1')")
  migrateCase(db, 3)
  expect(schemaVersionOf(db)).toBe(3)
  expect(db.prepare('SELECT name FROM device').pluck().all()).toEqual(['PC-1'])
  db.exec("INSERT INTO review (deviceId, key, state, note, at) VALUES (1, 'rule', 'reviewed', '', 'now')")
  expect(() => db.exec("INSERT INTO review (deviceId, key, state, note, at) VALUES (1, 'other', 'maybe', '', 'now')")).toThrow(/CHECK/)
})

test('a case of the newest version is not migrated again', () => {
  const db = new Database(':memory:')
  migrateCase(db)
  const before = db.pragma('schema_version', { simple: true })
  migrateCase(db)
  expect(db.pragma('schema_version', { simple: true })).toBe(before)
  expect(schemaVersionOf(db)).toBe(CASE_SCHEMA_VERSION)
})
