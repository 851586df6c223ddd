import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrateCase } from '../../../../electron/store/caseSchema.ts'
import { mergePlaceSql } from '../../../../electron/store/merge/mergePlaces.ts'
import { placeSql } from '../../../../electron/store/placeReads.ts'

const db = new Database(':memory:')
migrateCase(db)

/** SQLite's plan for a statement, a step a line. */
function planOf(sql: string): string[] {
  const named = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]))
  const marks = [...sql.matchAll(/\?/g)].map(() => null)
  const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(Object.keys(named).length > 0 ? [named] : marks))
  return (rows as { detail: string }[]).map(({ detail }) => detail)
}

const hotQueries: Readonly<Record<string, string>> = {
  'places of a device': placeSql.ofDevice,
  'times of a device': placeSql.times,
  'registry of an artefact': placeSql.registry,
  'problems of a piece of evidence': mergePlaceSql.problems,
  'the place of a rule': mergePlaceSql.recordOfRule,
  'a rule at its place': mergePlaceSql.ruleAtPlace,
}

for (const [name, sql] of Object.entries(hotQueries))
  test(`${name}: found by an index`, () => {
    expect(planOf(sql).filter((step) => /^SCAN (?!.*(INDEX|CONSTANT ROW|\(subquery))/.test(step))).toEqual([])
  })
