import Database from 'better-sqlite3'
import type { WritableCase } from './caseConnection.ts'
import { CASE_SCHEMA_VERSION, migrateCase, schemaVersionOf } from './caseSchema.ts'
import { errorCode } from './errorCode.ts'
import { indexEvents } from './eventText.ts'

/** In the order of their references: what a row refers to is saved before it. */
const tables = [
  'caseRecord',
  'container',
  'blob',
  'blobChunk',
  'device',
  'artefact',
  'record',
  'fact',
  'problem',
  'deviceRow',
  'registryKey',
  'registryValue',
  'directoryObject',
  'eventClass',
  'event',
  'eventMark',
  'savedFilter',
  'deviceDiagnosis',
  'diagnosisBody',
  'finding',
  'review',
  'flowDecision',
  'ruleDraft',
  'caseTag',
  'note',
  'checklistItem',
  'attachment',
  'caseLog',
  'mergedLog',
] as const

/** Rows that a transaction writes. */
const BATCH = 2000

/**
 * Copies every row of a damaged case that can still be read into a new case file: each table from its first row on up to the damage,
 * then from its last row back to it. Rows whose parent was lost go. Throws where not even the case's record can be read.
 */
export function salvageCase(damagedPath: string, savedPath: string): void {
  const from = new Database(damagedPath, { fileMustExist: true })
  const to = new Database(savedPath)
  try {
    from.pragma('trusted_schema = OFF')
    migrateCase(to, Math.min(schemaVersionOf(from), CASE_SCHEMA_VERSION))
    to.pragma('foreign_keys = OFF')
    for (const table of tables) copyTable(from, to, table)
    migrateCase(to)
    if (to.prepare('SELECT count(*) FROM caseRecord').pluck().get() !== 1) throw new Error('the case record is lost')
    removeOrphans(to)
    indexRegistry(to)
    while (!indexEvents(to as WritableCase, { limit: BATCH }).done);
  } finally {
    from.close()
    to.close()
  }
}

function copyTable(from: Database.Database, to: Database.Database, table: string): void {
  const columns = to.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]
  if (columns.length === 0) return
  const insert = to.prepare(`INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
  const key = columns.includes('id') ? 'id' : columns[0]
  for (const direction of ['ASC', 'DESC'] as const) {
    // NOT INDEXED: the rows themselves are wanted, an index may be damaged by itself.
    const sql = `SELECT ${columns.join(', ')} FROM ${table} NOT INDEXED ORDER BY ${key} ${direction}`
    if (copyUntilDamage(from, to, sql, insert)) return
  }
}

/** True when all rows were read. */
function copyUntilDamage(from: Database.Database, to: Database.Database, sql: string, insert: Database.Statement): boolean {
  const insertAll = to.transaction((rows: readonly unknown[][]) => {
    for (const row of rows) insert.run(...row)
  })
  let batch: unknown[][] = []
  try {
    // Times of events are beyond 2^53.
    for (const row of from.prepare(sql).raw().safeIntegers().iterate() as IterableIterator<unknown[]>) {
      if (batch.push(row) < BATCH && !row.some((value) => value instanceof Uint8Array)) continue
      insertAll(batch)
      batch = []
    }
    return true
  } catch (error) {
    if (!/^SQLITE_(CORRUPT|IOERR|NOTADB|ERROR)/.test(errorCode(error))) throw error
    return false
  } finally {
    insertAll(batch)
  }
}

/** Until nothing goes any more: a lost container takes its artefacts with it, and they their rows. */
function removeOrphans(to: Database.Database): void {
  // An artefact whose first copy is lost shows itself what it has: nothing.
  to.exec('UPDATE artefact SET contentId = id WHERE contentId NOT IN (SELECT id FROM artefact)')
  to.exec('UPDATE artefact SET blobId = NULL WHERE blobId NOT IN (SELECT id FROM blob)')
  to.exec('UPDATE attachment SET blobId = NULL WHERE blobId NOT IN (SELECT id FROM blob)')
  to.exec('UPDATE artefact SET deviceId = NULL WHERE deviceId NOT IN (SELECT id FROM device)')
  const findOrphans = to.prepare('SELECT DISTINCT "table", rowid AS id FROM pragma_foreign_key_check WHERE rowid IS NOT NULL')
  const remove = to.transaction((rows: readonly { table: string; id: number }[]) => {
    for (const { table, id } of rows) to.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(id)
  })
  for (let rows = findOrphans.all(); rows.length > 0; rows = findOrphans.all()) remove(rows as { table: string; id: number }[])
  to.exec('DELETE FROM review WHERE deviceId NOT IN (SELECT id FROM device)')
}

function indexRegistry(to: Database.Database): void {
  to.exec(`INSERT INTO registryText (rowid, name, data) SELECT id * 2, name, shown FROM registryValue;
    INSERT INTO registryText (rowid, name, data) SELECT id * 2 + 1, name, '' FROM registryKey;`)
}
