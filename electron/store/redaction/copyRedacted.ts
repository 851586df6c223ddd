import { createHash, createHmac, randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { hashedText, type LogAction, type LogDetail, logDetailSchema } from '../../../shared/facts/caseLog.ts'
import type { Redactor } from '../../../shared/redaction/redactor.ts'
import { type ChunkCodec, decodeChunk, encodeChunk } from '../blobCodec.ts'
import { prepared, type ReadableCase, type WritableCase } from '../caseConnection.ts'
import { appendLog } from '../caseLog.ts'
import { migrateCase } from '../caseSchema.ts'
import { indexEvents } from '../eventText.ts'
import { foldCase } from '../foldCase.ts'
import { closeCase, openCaseWritable } from '../openCase.ts'
import { fromJson } from '../rowShape.ts'
import { type TreatedTable, treatedTables } from './columnTreatments.ts'

/** Who made the copy, and when: the last entry of its log. */
export interface RedactedBy {
  readonly who: string
  /** UTC. */
  readonly at: string
  readonly values: number
}

/** Told while the copy is written: rows, of about all. May throw, to give up. */
export type CopyProgress = (done: number, total: number) => void

type Cell = string | number | bigint | Uint8Array | null

/** Rows between two words on how far it is, and rows of one transaction. */
const STEP = 2000
const TRANSACTION = 50_000
/** Events whose text is indexed at once. */
const INDEXED_AT_ONCE = 5000
const HASH_LENGTH = 64
const HASH = /^[0-9a-f]{64}$/

/**
 * Writes a copy of a case to a file that is not there yet, with every value replaced. Nothing is taken over and replaced afterwards:
 * each row is written as it is to be, so that no page of the file ever held an original.
 */
export function copyRedacted(
  source: ReadableCase,
  path: string,
  redactor: Redactor,
  by: RedactedBy,
  onProgress: CopyProgress = () => undefined,
): void {
  const standInHash = hashStandIns()
  const target = new Database(path)
  try {
    target.pragma('journal_mode = OFF')
    target.pragma('synchronous = OFF')
    migrateCase(target)
    target.pragma('foreign_keys = OFF')
    const indexes = takeIndexesOff(target)
    copyTables(source, target, redactor, standInHash, onProgress)
    for (const sql of indexes) target.exec(sql)
    target.prepare('UPDATE caseRecord SET redacted = 1').run()
  } finally {
    target.close()
  }
  const copy = openCaseWritable(path)
  try {
    copyLogs(source, copy, redactor, standInHash, by)
    indexRegistry(copy)
    while (!indexEvents(copy, { limit: INDEXED_AT_ONCE }).done) onProgress(0, 0)
  } finally {
    closeCase(copy)
  }
}

/** Hashes by a key that nobody keeps: equal ones stay equal, and none can be held against a guess of what it was made of (docs/adr/0015). */
function hashStandIns(): (hash: string) => string {
  const key = randomBytes(32)
  return (hash) => (hash === '' ? '' : createHmac('sha256', key).update(hash).digest('hex').slice(0, Math.min(HASH_LENGTH, hash.length)))
}

/** Indexes are made again at the end, in one go. */
function takeIndexesOff(target: Database.Database): string[] {
  const rows = target.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").all() as {
    name: string
    sql: string
  }[]
  for (const { name } of rows) target.exec(`DROP INDEX "${name}"`)
  return rows.map(({ sql }) => sql)
}

function copyTables(
  source: ReadableCase,
  target: Database.Database,
  redactor: Redactor,
  standInHash: (hash: string) => string,
  onProgress: CopyProgress,
): void {
  const tables = treatedTables(target)
  const total = tables.reduce((sum, { name }) => sum + Number(prepared(source, `SELECT count(*) FROM ${name}`).pluck().get()), 0)
  let done = 0
  for (const table of tables) {
    const names = table.columns.map(({ name }) => `"${name}"`).join(', ')
    const rows = source.prepare(`SELECT ${names} FROM "${table.name}"`).raw().safeIntegers()
    const insert = target.prepare(`INSERT INTO "${table.name}" (${names}) VALUES (${table.columns.map(() => '?').join(', ')})`)
    const redactRow = rowRedaction(table, redactor, standInHash)
    target.exec('BEGIN')
    for (const row of rows.iterate() as IterableIterator<Cell[]>) {
      insert.run(redactRow(row))
      if (++done % STEP === 0) onProgress(done, total)
      if (done % TRANSACTION === 0) target.exec('COMMIT; BEGIN')
    }
    target.exec('COMMIT')
  }
}

/** What makes of a row the one of the copy. */
function rowRedaction({ name, columns }: TreatedTable, redactor: Redactor, standInHash: (hash: string) => string): (row: Cell[]) => Cell[] {
  const at = (column: string): number => columns.findIndex((each) => each.name === column)
  const [id, parentId, codec, size] = [at('id'), at('parentId'), at('codec'), at('size')]
  const redactText = remembering((text) => redactor.text(text))
  return (row) => {
    const out = [...row]
    for (const [place, { treatment }] of columns.entries()) {
      const cell = row[place] ?? null
      if (treatment === 'drop') out[place] = typeof cell === 'string' ? '' : null
      else if (treatment === 'packed' && cell instanceof Uint8Array) {
        const packed = repack(cell, String(row[codec]) as ChunkCodec, Number(row[size]), redactor, name === 'diagnosisBody')
        out[place] = packed.bytes
        out[codec] = packed.codec
        out[size] = packed.size
      } else if (typeof cell !== 'string') continue
      else if (treatment === 'text') out[place] = redactText(cell)
      else if (treatment === 'json') out[place] = redactor.json(cell)
      else if (treatment === 'evidence') out[place] = redactor.json(cell, false)
      else if (treatment === 'folded') out[place] = foldCase(redactText(cell))
      else if (treatment === 'hash') out[place] = standInHash(cell)
      else if (treatment === 'place') out[place] = row[parentId] === null ? placeOf(cell, name, row[id] ?? null) : redactText(cell)
    }
    return out
  }
}

/** Columns such as a computer's name say the same many times. */
function remembering(redact: (text: string) => string): (text: string) => string {
  let [last, redacted] = ['', '']
  return (text) => {
    if (text === last) return redacted
    ;[last, redacted] = [text, redact(text)]
    return redacted
  }
}

/** What a person gave a file as a name, and the folders it lay in, say whose it is: its ending stays. The number keeps places apart. */
const placeOf = (path: string, table: string, id: Cell): string => `${table} ${id}${endingOf(path)}`

const endingOf = (path: string): string => /\.[A-Za-z0-9]{1,6}$/.exec(path)?.[0] ?? ''

function repack(
  bytes: Uint8Array,
  codec: ChunkCodec,
  size: number,
  redactor: Redactor,
  hasOwnMembers: boolean,
): { codec: ChunkCodec; bytes: Uint8Array; size: number } {
  const json = redactor.json(new TextDecoder().decode(decodeChunk({ codec, bytes }, size)), hasOwnMembers)
  const plain = new TextEncoder().encode(json)
  return { ...encodeChunk(plain), size: plain.byteLength }
}

interface LogRow {
  readonly id: number
  readonly at: string
  readonly who: string
  readonly action: LogAction
  readonly detail: string
}

/** The entries as they were, with their texts replaced, in chains of their own; then that this copy was made, and of which state of the log. */
function copyLogs(
  source: ReadableCase,
  copy: WritableCase,
  redactor: Redactor,
  standInHash: (hash: string) => string,
  by: RedactedBy,
): void {
  const redacted = ({ at, who, action, detail }: LogRow) => ({
    at,
    who: redactor.text(who),
    action,
    detail: redactDetail(fromJson<LogDetail>(detail), redactor, standInHash),
  })
  for (const row of prepared<LogRow>(source, 'SELECT id, at, who, action, detail FROM caseLog ORDER BY id').iterate())
    appendLog(copy, redacted(row))
  const from = String(prepared(source, 'SELECT logHead FROM caseRecord').pluck().get())
  appendLog(copy, { at: by.at, who: redactor.text(by.who), action: 'redacted', detail: { values: by.values, from: standInHash(from) } })
  const insert = prepared(
    copy,
    'INSERT INTO mergedLog (caseUid, id, at, who, action, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  let [chain, previous] = ['', '']
  const merged = prepared<LogRow & { caseUid: string }>(
    source,
    'SELECT caseUid, id, at, who, action, detail FROM mergedLog ORDER BY caseUid, id',
  )
  for (const row of merged.iterate()) {
    const [uid = '', copyNumber] = row.caseUid.split('#')
    const caseUid = standInHash(uid) + (copyNumber === undefined ? '' : `#${copyNumber}`)
    if (caseUid !== chain) [chain, previous] = [caseUid, standInHash(uid)]
    const entry = { id: row.id, ...redacted(row), previous }
    const hash = createHash('sha256').update(hashedText(entry)).digest('hex')
    insert.run(caseUid, entry.id, entry.at, entry.who, entry.action, JSON.stringify(entry.detail), previous, hash)
    previous = hash
  }
}

/** Of a path only its ending stays, and of an original's hash what it became in its row. */
function redactDetail(detail: LogDetail, redactor: Redactor, standInHash: (hash: string) => string): LogDetail {
  const entries = Object.entries(detail).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value] as const
    if (HASH.test(value)) return [name, standInHash(value)] as const
    return [name, name === 'path' || /[\\/]/.test(value) ? `…${endingOf(value)}` : redactor.text(value)] as const
  })
  return logDetailSchema.parse(Object.fromEntries(entries))
}

/** The index of names and data: rows as the import gives them to it (registryWrites.ts). */
function indexRegistry(copy: WritableCase): void {
  copy.exec(`BEGIN;
    INSERT INTO registryText (rowid, name, data) SELECT id * 2, name, shown FROM registryValue;
    INSERT INTO registryText (rowid, name, data) SELECT id * 2 + 1, name, '' FROM registryKey;
    COMMIT`)
}
