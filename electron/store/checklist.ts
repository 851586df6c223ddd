import { randomUUID } from 'node:crypto'
import { type ChecklistItem, MAX_WRITTEN } from '../../shared/contract/caseNoteRequests.ts'
import { inTransaction, prepared, type ReadableCase, type WritableCase } from './caseConnection.ts'
import { bumpRevision, type Changed } from './revision.ts'
import { withoutNulls } from './rowShape.ts'

const COLUMNS = 'c.id AS itemId, c.uid, c.deviceId, d.name AS device, c.rule, c.text, c.doneAt, c.doneBy'
const ORDER = `ORDER BY c.position, c.id LIMIT ${MAX_WRITTEN}`

/** The SQL of this file, for the test of its plans too. */
export const checklistSql = {
  all: `SELECT ${COLUMNS} FROM checklistItem AS c LEFT JOIN device AS d ON d.id = c.deviceId ${ORDER}`,
  ofDevice: `SELECT ${COLUMNS} FROM checklistItem AS c LEFT JOIN device AS d ON d.id = c.deviceId WHERE c.deviceId = ? ${ORDER}`,
} as const

/** In the order that people gave them; of one device, or all. */
export function listChecklist(db: ReadableCase, deviceId?: number): ChecklistItem[] {
  const rows =
    deviceId === undefined ? prepared<object>(db, checklistSql.all).all() : prepared<object>(db, checklistSql.ofDevice).all(deviceId)
  return rows.map((row) => withoutNulls<ChecklistItem>(row))
}

export interface NewItems {
  readonly texts: readonly string[]
  readonly deviceId?: number
  readonly rule?: string
}

/** At the end of the list, in their order. */
export function addChecklistItems(db: WritableCase, { texts, deviceId, rule }: NewItems): Changed {
  const sql = `INSERT INTO checklistItem (uid, deviceId, rule, position, text)
    VALUES (?, ?, ?, (SELECT ifnull(max(position), 0) + 1 FROM checklistItem), ?)`
  return inTransaction(db, () => {
    for (const text of texts) prepared(db, sql).run(randomUUID(), deviceId ?? null, rule ?? null, text)
    return bumpRevision(db)
  })
}

export interface ItemChange {
  readonly itemId: number
  readonly text?: string
  /** null: it is not done any more. `at` is UTC. */
  readonly done?: { readonly by: string; readonly at: string } | null
  /** The item that it is put before; null puts it at the end. */
  readonly before?: number | null
}

/** Changes what is given. */
export function changeChecklistItem(db: WritableCase, { itemId, text, done, before }: ItemChange): Changed {
  return inTransaction(db, () => {
    if (prepared(db, 'SELECT 1 FROM checklistItem WHERE id = ?').get(itemId) === undefined) throw new RangeError(`no item ${itemId}`)
    if (text !== undefined) prepared(db, 'UPDATE checklistItem SET text = ? WHERE id = ?').run(text, itemId)
    if (done !== undefined) {
      prepared(db, 'UPDATE checklistItem SET doneAt = ?, doneBy = ? WHERE id = ?').run(done?.at ?? null, done?.by ?? null, itemId)
    }
    if (before !== undefined) putBefore(db, itemId, before)
    return bumpRevision(db)
  })
}

/** Numbers the list anew, from 1 on. */
function putBefore(db: WritableCase, itemId: number, before: number | null): void {
  const ids = prepared(db, 'SELECT id FROM checklistItem WHERE id <> ? ORDER BY position, id').pluck().all(itemId) as number[]
  const at = before === null ? -1 : ids.indexOf(before)
  ids.splice(at === -1 ? ids.length : at, 0, itemId)
  const sql = 'UPDATE checklistItem SET position = ? WHERE id = ? AND position <> ?'
  for (const [index, id] of ids.entries()) prepared(db, sql).run(index + 1, id, index + 1)
}

export function removeChecklistItems(db: WritableCase, { itemIds }: { readonly itemIds: readonly number[] }): Changed {
  return inTransaction(db, () => {
    for (const id of itemIds) prepared(db, 'DELETE FROM checklistItem WHERE id = ?').run(id)
    return bumpRevision(db)
  })
}
