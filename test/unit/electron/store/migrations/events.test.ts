import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrateCase, schemaVersionOf } from '../../../../../electron/store/caseSchema.ts'

test('version 5 adds events, their text, marks and saved filters to a case of version 4 and keeps its drafts', () => {
  const db = new Database(':memory:')
  migrateCase(db, 4)
  db.exec("INSERT INTO ruleDraft (setId, draft, at) VALUES (99, '{}', 'now')")
  migrateCase(db, 5)
  expect(schemaVersionOf(db)).toBe(5)
  expect(db.prepare('SELECT setId FROM ruleDraft').pluck().all()).toEqual([99])
  expect(db.prepare('SELECT upTo FROM eventTextState').pluck().all()).toEqual([0])
  db.exec("INSERT INTO eventText (rowid, text) VALUES (7, 'cannot reach the server')")
  expect(db.prepare("SELECT rowid FROM eventText WHERE eventText MATCH 'reach'").pluck().all()).toEqual([7])
  expect(() => db.exec('INSERT INTO event (artefactId, classId, place, length) VALUES (1, 1, 0, 0)')).toThrow(/NOT NULL/)
})
