import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrateCase } from '../../../../../electron/store/caseSchema.ts'
import { plainTables, treatedTables } from '../../../../../electron/store/redaction/columnTreatments.ts'

function emptyCase(): Database.Database {
  const db = new Database(':memory:')
  migrateCase(db)
  return db
}

describe('what a redacted copy does with each column', () => {
  it('is decided for every column of texts and bytes that a case has', () => {
    const tables = treatedTables(emptyCase())
    expect(tables.length).toBeGreaterThan(20)
    expect(tables.flatMap(({ columns }) => columns).length).toBeGreaterThan(150)
  })

  it('fails for a table that nobody decided about', () => {
    const db = emptyCase()
    db.exec('CREATE TABLE diary (id INTEGER PRIMARY KEY, page TEXT)')
    expect(() => treatedTables(db)).toThrow('diary.id')
  })

  it('fails for a column that was added since', () => {
    const db = emptyCase()
    db.exec('ALTER TABLE device ADD COLUMN location TEXT')
    expect(() => treatedTables(db)).toThrow('device.location')
  })

  it('keeps no original bytes, and looks at all tables with rows of their own', () => {
    const names = treatedTables(emptyCase()).map(({ name }) => name)
    expect(names).not.toContain('blob')
    expect(names).not.toContain('blobChunk')
    expect(plainTables(emptyCase()).filter((name) => /Text_/.test(name))).toEqual([])
  })
})
