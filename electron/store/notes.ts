import { randomUUID } from 'node:crypto'
import { MAX_WRITTEN, type Note } from '../../shared/contract/caseNoteRequests.ts'
import { inTransaction, prepared, type ReadableCase, type WritableCase } from './caseConnection.ts'
import { bumpRevision, type Changed } from './revision.ts'
import { withoutNulls } from './rowShape.ts'

const COLUMNS = 'n.id AS noteId, n.uid, n.deviceId, d.name AS device, n.text, n.author, n.createdAt, n.changedAt'

/** The SQL of this file, for the test of its plans too. */
export const noteSql = {
  all: `SELECT ${COLUMNS} FROM note AS n LEFT JOIN device AS d ON d.id = n.deviceId ORDER BY n.changedAt DESC, n.id DESC LIMIT ${MAX_WRITTEN}`,
  ofDevice: `SELECT ${COLUMNS} FROM note AS n LEFT JOIN device AS d ON d.id = n.deviceId WHERE n.deviceId = ? ORDER BY n.changedAt DESC, n.id DESC LIMIT ${MAX_WRITTEN}`,
  one: `SELECT ${COLUMNS} FROM note AS n LEFT JOIN device AS d ON d.id = n.deviceId WHERE n.id = ?`,
} as const

/** The latest changed first; of one device, or all. */
export function listNotes(db: ReadableCase, deviceId?: number): Note[] {
  const rows = deviceId === undefined ? prepared<object>(db, noteSql.all).all() : prepared<object>(db, noteSql.ofDevice).all(deviceId)
  return rows.map((row) => withoutNulls<Note>(row))
}

export function readNote(db: ReadableCase, noteId: number): Note | undefined {
  const row = prepared<object>(db, noteSql.one).get(noteId)
  return row === undefined ? undefined : withoutNulls<Note>(row)
}

export interface NoteInput {
  /** Absent for a new one, which has `uid` then. */
  readonly noteId?: number
  readonly uid?: string
  readonly deviceId?: number
  readonly text: string
  readonly author: string
  /** UTC. */
  readonly at: string
}

/** A new note, or another text of one; who wrote it first stays its author. */
export function saveNote(db: WritableCase, { noteId, uid, deviceId, text, author, at }: NoteInput): Changed & { readonly noteId: number } {
  return inTransaction(db, () => {
    if (noteId !== undefined) {
      const { changes } = prepared(db, 'UPDATE note SET text = ?, changedAt = ? WHERE id = ?').run(text, at, noteId)
      if (changes !== 1) throw new RangeError(`no note ${noteId}`)
      return { ...bumpRevision(db), noteId }
    }
    const sql = 'INSERT INTO note (uid, deviceId, text, author, createdAt, changedAt) VALUES (?, ?, ?, ?, ?, ?)'
    const { lastInsertRowid } = prepared(db, sql).run(uid ?? randomUUID(), deviceId ?? null, text, author, at, at)
    return { ...bumpRevision(db), noteId: Number(lastInsertRowid) }
  })
}

export function removeNote(db: WritableCase, { noteId }: { readonly noteId: number }): Changed {
  return inTransaction(db, () => {
    prepared(db, 'DELETE FROM note WHERE id = ?').run(noteId)
    return bumpRevision(db)
  })
}
