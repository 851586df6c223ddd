import type { Database } from 'better-sqlite3'
import { caseWork } from './migrations/caseWork.ts'
import { conclusions } from './migrations/conclusions.ts'
import { events } from './migrations/events.ts'
import { evidence } from './migrations/evidence.ts'
import { registry } from './migrations/registry.ts'
import { syncRules } from './migrations/syncRules.ts'

/** "JoSi" in ASCII, in the header of every case file: how `file` and we tell it from another program's database. */
export const CASE_APPLICATION_ID = 0x4a6f5369

/** In order; the version of a case is how many of them it has seen. Never change one that was released: add the next. */
const migrations: readonly string[] = [evidence, registry, conclusions, syncRules, events, caseWork]
/** What every case file says of its tables, whoever's it is. */
export const CASE_SCHEMA_SQL = migrations.join('\n')
export const CASE_SCHEMA_VERSION = migrations.length

export const schemaVersionOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }))

/** Brings a case to `version` (the newest unless told otherwise), each step in a transaction of its own. */
export function migrateCase(db: Database, version = CASE_SCHEMA_VERSION): void {
  for (let step = schemaVersionOf(db); step < version; step++) {
    const sql = migrations[step]
    if (sql === undefined) throw new RangeError(`no migration ${step + 1}`)
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`application_id = ${CASE_APPLICATION_ID}`)
      db.pragma(`user_version = ${step + 1}`)
    }).immediate()
  }
}
