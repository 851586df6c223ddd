import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrateCase, schemaVersionOf } from '../../../../../electron/store/caseSchema.ts'

test('version 2 adds the registry to a case of version 1 and keeps its evidence', () => {
  const db = new Database(':memory:')
  migrateCase(db, 1)
  db.exec(`INSERT INTO container (path, kind, importedAt) VALUES ('a.zip', 'zip', 'now');
    INSERT INTO artefact (containerId, path, name, sha256, size, format, status, importedAt, assignedBy)
      VALUES (1, 'x.reg', 'x.reg', 'aa', 1, 'reg', 'read', 'now', 'file')`)
  migrateCase(db, 2)
  expect(schemaVersionOf(db)).toBe(2)
  expect(db.prepare('SELECT path FROM artefact').pluck().all()).toEqual(['x.reg'])
  db.exec(`INSERT INTO registryKey (artefactId, name, nameFolded, key, keyFolded) VALUES (1, 'HKLM', 'hklm', 'HKLM', 'hklm')`)
  expect(() =>
    db.exec(`INSERT INTO registryKey (artefactId, name, nameFolded, key, keyFolded) VALUES (1, 'hklm', 'hklm', 'hklm', 'hklm')`),
  ).toThrow(/UNIQUE/)
})

test('version 2 finds a part of a text, and forgets it when it is deleted', () => {
  const db = new Database(':memory:')
  migrateCase(db, 2)
  db.exec("INSERT INTO registryText (rowid, name, data) VALUES (2, 'TenantId', 'Élan Contoso')")
  const find = (text: string) => db.prepare('SELECT rowid FROM registryText WHERE registryText MATCH ?').pluck().all(`"${text}"`)
  expect(find('nanti')).toEqual([2])
  expect(find('éLAN')).toEqual([2])
  db.exec('DELETE FROM registryText WHERE rowid = 2')
  expect(find('nanti')).toEqual([])
})
