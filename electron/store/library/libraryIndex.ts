import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { errorCode } from '../errorCode.ts'
import { severityRank } from '../severityRank.ts'
import type { FoundCase, UnreadFolder } from './findCases.ts'
import type { CaseCard } from './readCaseCard.ts'

declare const library: unique symbol
/** A connection to an index of cases. Nothing in it is the only copy of anything. */
export type LibraryIndex = Database.Database & { readonly [library]: true }

/** Grows with every change of the tables; an index of another version is made anew. */
const VERSION = 1

/** severityRank is 9 where nothing was judged. card is the case as lists show it, JSON; libraryText.rowid is the id. */
const SCHEMA = `
CREATE TABLE libraryCase (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  uid TEXT,
  title TEXT NOT NULL,
  customer TEXT NOT NULL,
  status TEXT,
  severityRank INTEGER NOT NULL,
  devices INTEGER NOT NULL,
  card TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE libraryText USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE libraryState (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  refreshedAt TEXT,
  unread TEXT NOT NULL
) STRICT;
INSERT INTO libraryState VALUES (1, NULL, '[]');
`

/** Opens an index, and makes it where there is none, or one that is damaged or of another version. `:memory:` for one that is not kept. */
export function openLibraryIndex(path: string): LibraryIndex {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  try {
    return connect(path)
  } catch (error) {
    if (!/^SQLITE_(?:CORRUPT|NOTADB|ERROR|IOERR)/.test(errorCode(error))) throw error
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true })
    return connect(path)
  }
}

function connect(path: string): LibraryIndex {
  const db = new Database(path, { timeout: 5000 })
  try {
    db.pragma('trusted_schema = OFF')
    // The list is read while the folder is looked at. A crash may cost the latest rows, which are read again.
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = OFF')
    if (Number(db.pragma('user_version', { simple: true })) !== VERSION) makeAnew(db)
    db.prepare('SELECT unread FROM libraryState').get()
    return db as LibraryIndex
  } catch (error) {
    db.close()
    throw error
  }
}

function makeAnew(db: Database.Database): void {
  db.transaction(() => {
    for (const table of ['libraryText', 'libraryCase', 'libraryState']) db.exec(`DROP TABLE IF EXISTS ${table}`)
    db.exec(SCHEMA)
    db.pragma(`user_version = ${VERSION}`)
  }).immediate()
}

/** Which case file the index has seen, and in which state of it. */
export interface SeenCase {
  readonly id: number
  readonly bytes: number
  readonly modified: number
  readonly state: CaseCard['state']
}

export function seenCases(db: LibraryIndex): Map<string, SeenCase> {
  const rows = db.prepare("SELECT id, path, bytes, modified, json_extract(card, '$.state') AS state FROM libraryCase").all()
  return new Map((rows as (SeenCase & { path: string })[]).map(({ path, ...seen }) => [path, seen]))
}

const SAVE_SQL = `INSERT INTO libraryCase (path, bytes, modified, uid, title, customer, status, severityRank, devices, card)
  VALUES (@path, @bytes, @modified, @uid, @title, @customer, @status, @severityRank, @devices, @card)
  ON CONFLICT (path) DO UPDATE SET bytes = @bytes, modified = @modified, uid = @uid, title = @title, customer = @customer, status = @status,
    severityRank = @severityRank, devices = @devices, card = @card RETURNING id`

/** Keeps what was read of a case. */
export function saveCard(db: LibraryIndex, { path, bytes, modified }: FoundCase, { searched, ...card }: CaseCard): void {
  db.transaction(() => {
    const { uid, title, customer, status, severity, devices } = card
    const row = { path, bytes, modified, uid: uid ?? null, title, customer, status: status ?? null, devices, card: JSON.stringify(card) }
    const id = db
      .prepare(SAVE_SQL)
      .pluck()
      .get({ ...row, severityRank: severity === undefined ? 9 : severityRank[severity] })
    db.prepare('DELETE FROM libraryText WHERE rowid = ?').run(id)
    db.prepare('INSERT INTO libraryText (rowid, text) VALUES (?, ?)').run(id, `${searched}\n${path}`)
  }).immediate()
}

/** Somebody has the case open: what is known of it stays, and says so. */
export function markInUse(db: LibraryIndex, seen: SeenCase, { owner }: CaseCard): void {
  const sql = "UPDATE libraryCase SET card = json_set(card, '$.state', 'inUse', '$.owner', ?) WHERE id = ?"
  db.prepare(sql).run(owner ?? null, seen.id)
}

export function removeCard(db: LibraryIndex, { id }: SeenCase): void {
  db.transaction(() => {
    db.prepare('DELETE FROM libraryText WHERE rowid = ?').run(id)
    db.prepare('DELETE FROM libraryCase WHERE id = ?').run(id)
  }).immediate()
}

export function saveState(db: LibraryIndex, refreshedAt: string, unread: readonly UnreadFolder[]): void {
  db.prepare('UPDATE libraryState SET refreshedAt = ?, unread = ?').run(refreshedAt, JSON.stringify(unread))
}
