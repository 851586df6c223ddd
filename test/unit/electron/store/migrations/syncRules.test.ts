import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrateCase, schemaVersionOf } from '../../../../../electron/store/caseSchema.ts'

test('version 4 adds directory objects and rule drafts to a case of version 3 and keeps its devices', () => {
  const db = new Database(':memory:')
  migrateCase(db, 3)
  db.exec("INSERT INTO device (name, nameFolded) VALUES ('PC-1', 'pc-1')")
  migrateCase(db, 4)
  expect(schemaVersionOf(db)).toBe(4)
  expect(db.prepare('SELECT name FROM device').pluck().all()).toEqual(['PC-1'])
  db.exec("INSERT INTO ruleDraft (setId, draft, at) VALUES (99, '{}', 'now')")
  expect(() => db.exec("INSERT INTO directoryObject (artefactId, dn) VALUES (1, 'x')")).toThrow(/NOT NULL/)
})
