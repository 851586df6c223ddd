import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import Database from 'better-sqlite3'
import type { DeviceDiagnosis } from '../../../shared/contract/diagnosis.ts'
import type { LibraryCase, LibrarySeverity, LibraryState, LibraryVerdict } from '../../../shared/contract/libraryRequests.ts'
import { prepared, type ReadableCase } from '../caseConnection.ts'
import { CaseFileError } from '../caseFileError.ts'
import { readCaseHeader } from '../caseHeader.ts'
import { ownerFile, readOwner } from '../caseOwner.ts'
import { readCaseRecord } from '../caseRecord.ts'
import { schemaVersionOf } from '../caseSchema.ts'
import { asCaseFileError, checkIsCase, guardConnection } from '../connectCase.ts'
import { errorCode } from '../errorCode.ts'
import { listNotes } from '../notes.ts'
import { ownerName } from '../ownerRecord.ts'
import { fromJson, withoutNulls } from '../rowShape.ts'
import { visibleDevice } from '../visibleDevice.ts'

/** What the index keeps of a case file, besides where it lies. */
export type CaseCard = Omit<LibraryCase, 'path' | 'bytes' | 'modifiedAt'> & {
  /** Everything that the case is found by, a line each. */
  readonly searched: string
}

/** The first schema with conclusions, and the first with a case record and notes. */
const WITH_CONCLUSIONS = 3
const WITH_RECORD = 6
const NAMED_DEVICES = 20
/** Of one kind, that a case is found by. */
const MOST_SEARCHED = 2_000
/** Characters of notes that a case is found by. */
const NOTE_LENGTH = 200_000
/** Bytes. */
const MOST_IN_MEMORY = 128 * 1024 * 1024
/** Where a file of SQLite says how it is written and read; 1 is without a log. https://www.sqlite.org/fileformat2.html section 1.3.3. */
const FORMAT_VERSIONS = [18, 19]

/**
 * Reads what the library shows of a case. Never writes, waits for nobody, and holds no lock beyond a few short reads; a case that somebody
 * has open is not touched: `inUse`, with nothing but its name and its owner. What is wrong with a file is its `state`, never an error.
 */
export function readCaseCard(path: string): CaseCard {
  try {
    const owner = readOwner(path)
    if (owner !== undefined || isPresent(ownerFile(path))) return { ...empty(path, 'inUse'), ...(owner && { owner: ownerName(owner) }) }
    const header = readCaseHeader(path)
    // A log beside it: somebody writes without owning, or crashed. Opening it would be writing.
    if (header.hasLog) return empty(path, 'inUse')
    if (header.truncated) return empty(path, 'damaged')
    if (!header.isLogged) return readClosed(path)
    // Not closed properly. Whoever opens it makes files beside it, so only one that fits into memory is read.
    return statSync(path).size > MOST_IN_MEMORY ? empty(path, 'inUse') : readInMemory(path)
  } catch (error) {
    return empty(path, stateOf(error, path))
  }
}

const isPresent = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined

function stateOf(error: unknown, path: string): LibraryState {
  const known = asCaseFileError(error, path)
  if (!(known instanceof CaseFileError)) {
    // What the system refuses, and a drive that has gone, are told; a mistake of ours is not.
    if (errorCode(known) !== '') return 'unreadable'
    throw error
  }
  if (known.code === 'locked') return 'inUse'
  if (known.code === 'newer' || known.code === 'damaged' || known.code === 'notACase') return known.code
  return 'unreadable'
}

const empty = (path: string, state: LibraryState): CaseCard => {
  const title = basename(path).replace(/\.jcase$/i, '')
  const nothing = { customer: '', ticket: '', engineer: '', tags: [], devices: 0, deviceNames: [], verdicts: [], redacted: false }
  return { state, title, ...nothing, searched: title }
}

const readClosed = (path: string): CaseCard => readWith(new Database(path, { readonly: true, fileMustExist: true, timeout: 0 }), path)

function readInMemory(path: string): CaseCard {
  const bytes = readFileSync(path)
  for (const at of FORMAT_VERSIONS) bytes[at] = 1
  return readWith(new Database(bytes, { readonly: true }), path)
}

function readWith(db: Database.Database, path: string): CaseCard {
  try {
    guardConnection(db)
    checkIsCase(db, path)
    // One snapshot for all of it, and one lock.
    return db.transaction(() => cardOf(db as unknown as ReadableCase))()
  } finally {
    db.close()
  }
}

function cardOf(db: ReadableCase): CaseCard {
  const version = schemaVersionOf(db)
  const record = version >= WITH_RECORD ? readCaseRecord(db) : olderRecord(db)
  const names = prepared(db, `SELECT d.name FROM device AS d WHERE ${visibleDevice('d.id')} ORDER BY d.nameFolded LIMIT ?`)
    .pluck()
    .all(MOST_SEARCHED) as string[]
  const devices = Number(
    prepared(db, `SELECT count(*) FROM device AS d WHERE ${visibleDevice('d.id')}`)
      .pluck()
      .get(),
  )
  const verdicts = version >= WITH_CONCLUSIONS ? verdictsOf(db) : []
  const { title, customer, ticket, engineer, status, tags, createdAt, uid, redacted } = record
  const notes = version >= WITH_RECORD ? listNotes(db).map(({ text }) => text) : []
  const words = [title, customer, ticket, engineer, ...tags, ...names, ...(version >= WITH_CONCLUSIONS ? findingWords(db) : [])]
  const severity: LibrarySeverity | undefined = verdicts[0]?.severity
  return {
    state: 'read',
    ...withoutUndefined({ uid, status, severity }),
    ...{ title, customer, ticket, engineer, tags, createdAt, devices, verdicts, redacted },
    deviceNames: names.slice(0, NAMED_DEVICES),
    searched: [...words, notes.join('\n').slice(0, NOTE_LENGTH)].join('\n'),
  }
}

const withoutUndefined = <T extends object>(row: T) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }

function olderRecord(db: ReadableCase) {
  const row = prepared<{ title: string; createdAt: string }>(db, 'SELECT title, createdAt FROM caseRecord').get()
  if (row === undefined) throw new Error('the case has no record')
  return { ...row, customer: '', ticket: '', engineer: '', tags: [], redacted: false, uid: undefined, status: undefined }
}

const VERDICT_SQL = `SELECT c.verdictRule AS rule, c.severity, count(*) AS devices, min(c.summary) AS summary
  FROM device AS d JOIN deviceDiagnosis AS c ON c.deviceId = d.id WHERE ${visibleDevice('d.id')}
  GROUP BY c.verdictRule, c.severity ORDER BY min(d.severityRank), devices DESC LIMIT 50`

function verdictsOf(db: ReadableCase): LibraryVerdict[] {
  const rows = prepared<{ rule: string; severity: LibrarySeverity; devices: number; summary: string }>(db, VERDICT_SQL).all()
  return rows.map(({ summary, ...row }) => ({ ...row, title: fromJson<Pick<DeviceDiagnosis, 'verdict'>>(summary).verdict.title }))
}

/** Titles of findings in both languages, each once, and their rules. */
function findingWords(db: ReadableCase): string[] {
  const sql = `SELECT DISTINCT rule, json_extract(finding, '$.title.en') AS en, json_extract(finding, '$.title.fr') AS fr FROM finding LIMIT ${MOST_SEARCHED}`
  const rows = prepared<object>(db, sql).all()
  return rows.flatMap((row) => Object.values(withoutNulls<Record<string, string>>(row)))
}
