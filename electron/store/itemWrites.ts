import type { Fact } from '../../shared/facts/fact.ts'
import type { Problem } from '../../shared/facts/problem.ts'
import type { PlacedRecord } from '../../shared/facts/record.ts'
import { inTransaction, prepared, type WritableCase } from './caseConnection.ts'
import { addDirectoryObject } from './directoryWrites.ts'
import { addRegistryRecord, forgetKeys } from './registryWrites.ts'
import { severityRank } from './severityRank.ts'

/** Rows that one batch may hold. */
export const MAX_BATCH_ROWS = 2000
/** Rows that one transaction writes, so that it stays under 50 ms also where each row is indexed for search. */
const TRANSACTION_ROWS = 1000

/** One thing that a reader found, in the order of the file. */
export type StoredItem =
  | ({ readonly type: 'record' } & PlacedRecord)
  | { readonly type: 'fact'; readonly fact: Fact }
  | { readonly type: 'problem'; readonly problem: Problem }

/** Adds rows to an unfinished artefact. After a failure some of them may be there: the artefact is to be discarded. */
export function addItems(
  db: WritableCase,
  { artefactId, items }: { readonly artefactId: number; readonly items: readonly StoredItem[] },
): Record<never, never> {
  if (items.length > MAX_BATCH_ROWS) throw new RangeError(`a batch of ${items.length} rows, ${MAX_BATCH_ROWS} at most`)
  try {
    for (let at = 0; at < items.length; at += TRANSACTION_ROWS) {
      inTransaction(db, () => insertItems(db, artefactId, items.slice(at, at + TRANSACTION_ROWS)))
    }
  } catch (error) {
    // Keys made in the transaction are gone with it.
    forgetKeys(db, artefactId)
    throw error
  }
  return {}
}

const COUNT_SQL = `
UPDATE artefact SET records = records + ?, facts = facts + ?, problems = problems + ?
WHERE id = ? AND final = 0 AND contentId = id`

function insertItems(db: WritableCase, artefactId: number, items: readonly StoredItem[]): void {
  const counts = { record: 0, fact: 0, problem: 0 }
  for (const item of items) {
    counts[item.type]++
    insertItem(db, artefactId, item)
  }
  const { changes } = prepared(db, COUNT_SQL).run(counts.record, counts.fact, counts.problem, artefactId)
  if (changes !== 1) throw new RangeError(`artefact ${artefactId} takes no rows: it is finished, a duplicate, or not there`)
}

const RECORD_SQL = 'INSERT INTO record (artefactId, type, record, locator) VALUES (?, ?, ?, ?)'
const FACT_SQL = 'INSERT INTO fact (artefactId, kind, subject, value, locator, quote, trusted, row) VALUES (?, ?, ?, ?, ?, ?, ?, ?)'
const PROBLEM_SQL = 'INSERT INTO problem (artefactId, severityRank, problem) VALUES (?, ?, ?)'

function insertItem(db: WritableCase, artefactId: number, item: StoredItem): void {
  if (item.type === 'problem') {
    prepared(db, PROBLEM_SQL).run(artefactId, severityRank[item.problem.severity], JSON.stringify(item.problem))
  } else if (item.type === 'fact') {
    insertFact(db, artefactId, item.fact)
  } else {
    insertRecord(db, artefactId, item)
  }
}

function insertRecord(db: WritableCase, artefactId: number, { record, locator }: PlacedRecord): void {
  if (record.type === 'adObject') addDirectoryObject(db, artefactId, record, locator)
  else if (!addRegistryRecord(db, artefactId, { record, locator })) {
    prepared(db, RECORD_SQL).run(artefactId, record.type, JSON.stringify(record), JSON.stringify(locator))
  }
}

function insertFact(db: WritableCase, artefactId: number, fact: Fact): void {
  prepared(db, FACT_SQL).run(
    artefactId,
    fact.kind,
    fact.subject,
    JSON.stringify(fact.value),
    JSON.stringify(fact.locator),
    fact.quote,
    fact.trusted ? 1 : 0,
    fact.row ?? null,
  )
}
