import type { EventClass } from '../../shared/facts/event.ts'
import { inTransaction, prepared, type WritableCase } from './caseConnection.ts'
import { fromJson } from './rowShape.ts'

interface TextRow {
  readonly id: number
  readonly classId: number
  readonly computer: string | null
  readonly activityId: string | null
  readonly message: string | null
  readonly data: string
}

const NEXT_SQL = `SELECT id, classId, computer, activityId, message, data FROM event
  WHERE id > (SELECT upTo FROM eventTextState) ORDER BY id LIMIT ?`
const INSERT_SQL = 'INSERT INTO eventText (rowid, text) VALUES (?, ?)'
const STATE_SQL = 'UPDATE eventTextState SET upTo = ?'

/** Indexes the text of the next events, at most `limit`, in one transaction. `done` tells that none is left. */
export function indexEvents(db: WritableCase, { limit }: { readonly limit: number }): { readonly indexed: number; readonly done: boolean } {
  return inTransaction(db, () => {
    const rows = prepared<TextRow>(db, NEXT_SQL).all(limit)
    const insert = prepared(db, INSERT_SQL)
    const classTexts = new Map<number, string>()
    for (const row of rows) insert.run(row.id, textOf(db, row, classTexts))
    const last = rows.at(-1)
    if (last !== undefined) prepared(db, STATE_SQL).run(last.id)
    return { indexed: rows.length, done: rows.length < limit }
  })
}

/** What an event is found by: its values and their names, its message, its provider and name. */
function textOf(db: WritableCase, row: TextRow, classTexts: Map<number, string>): string {
  let classText = classTexts.get(row.classId)
  if (classText === undefined) {
    const { provider, name, channel, eventId } = classOf(db, row.classId)
    classText = [provider, name, channel, eventId].filter((part) => part !== undefined).join(' ')
    classTexts.set(row.classId, classText)
  }
  return `${classText} ${withoutEscapes(row.data)} ${row.message ?? ''} ${row.computer ?? ''} ${row.activityId ?? ''}`
}

function classOf(db: WritableCase, classId: number): EventClass {
  const json = prepared(db, 'SELECT class FROM eventClass WHERE id = ?').pluck().get(classId) as string
  return fromJson<EventClass>(json)
}

/** JSON's punctuation separates words for the index as blanks do; only its escapes would become part of them. */
function withoutEscapes(json: string): string {
  if (!json.includes('\\')) return json
  return json.replace(/\\(?:u([0-9a-fA-F]{4})|(["\\/])|.)/g, (_, unit: string | undefined, character: string | undefined) =>
    unit !== undefined ? String.fromCharCode(Number.parseInt(unit, 16)) : (character ?? ' '),
  )
}
