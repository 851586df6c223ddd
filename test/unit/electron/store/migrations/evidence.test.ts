import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { CASE_APPLICATION_ID, migrateCase, schemaVersionOf } from '../../../../../electron/store/caseSchema.ts'

const database = () => {
  const db = new Database(':memory:')
  migrateCase(db, 1)
  return db
}

test('version 1 makes strict tables only', () => {
  const db = database()
  expect(schemaVersionOf(db)).toBe(1)
  expect(db.pragma('application_id', { simple: true })).toBe(CASE_APPLICATION_ID)
  const loose = db.prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'").all()
  expect(loose).toEqual([])
})

test('version 1 refuses a word where a number belongs, and a row without its parent', () => {
  const db = database()
  db.pragma('foreign_keys = ON')
  expect(() => db.exec("INSERT INTO blob (sha256, size) VALUES ('aa', 'many')")).toThrow(/cannot store TEXT value/)
  expect(() => db.exec("INSERT INTO problem (artefactId, severityRank, problem) VALUES (7, 0, '{}')")).toThrow(/FOREIGN KEY/)
})

test('version 1 keeps one row for the same bytes, and one for a place with the same bytes', () => {
  const db = database()
  db.exec("INSERT INTO blob (sha256, size) VALUES ('aa', 1)")
  expect(() => db.exec("INSERT INTO blob (sha256, size) VALUES ('aa', 1)")).toThrow(/UNIQUE/)
  db.exec("INSERT INTO container (path, kind, importedAt) VALUES ('a.zip', 'zip', 'now')")
  const artefact = `INSERT INTO artefact (containerId, path, name, sha256, size, format, status, importedAt, assignedBy)
    VALUES (1, 'x', 'x', 'aa', 1, 'reg', 'read', 'now', 'file')`
  db.exec(artefact)
  expect(() => db.exec(artefact)).toThrow(/UNIQUE/)
})

test('a migration that fails leaves the version and the file as they were', () => {
  const db = new Database(':memory:')
  db.exec('CREATE TABLE fact (surprise TEXT)')
  expect(() => migrateCase(db)).toThrow(/already exists/)
  expect(schemaVersionOf(db)).toBe(0)
  expect(db.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['fact'])
})
