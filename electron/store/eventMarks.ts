import type { EventFilter, SavedFilter } from '../../shared/contract/eventRequests.ts'
import { inTransaction, prepared, type ReadableCase, type WritableCase } from './caseConnection.ts'
import { bumpRevision, type Changed } from './revision.ts'
import { fromJson } from './rowShape.ts'

export interface EventMarkInput {
  readonly id: number
  readonly pinned?: boolean
  /** '' takes the comment away. */
  readonly comment?: string
  readonly at: string
}

const PLACE_SQL = 'SELECT a.sha256, e.place FROM event AS e JOIN artefact AS a ON a.id = e.artefactId WHERE e.id = ?'
const MARK_SQL = `INSERT INTO eventMark (sha256, place, pinned, comment, at) VALUES (@sha256, @place, ifnull(@pinned, 0), nullif(@comment, ''), @at)
  ON CONFLICT (sha256, place) DO UPDATE SET pinned = ifnull(@pinned, pinned),
    comment = CASE WHEN @comment IS NULL THEN comment ELSE nullif(@comment, '') END, at = @at`

/** Pins or comments an event; what is not given stays. A mark that says nothing any more goes. */
export function markEvent(db: WritableCase, { id, pinned, comment, at }: EventMarkInput): Changed {
  return inTransaction(db, () => {
    const place = prepared<{ sha256: string; place: number }>(db, PLACE_SQL).get(id)
    if (place === undefined) throw new RangeError(`no event ${id}`)
    prepared(db, MARK_SQL).run({ ...place, pinned: pinned === undefined ? null : Number(pinned), comment: comment ?? null, at })
    prepared(db, 'DELETE FROM eventMark WHERE pinned = 0 AND comment IS NULL').run()
    return bumpRevision(db)
  })
}

/** By name, as menus show them. */
export function listSavedFilters(db: ReadableCase): SavedFilter[] {
  const rows = prepared<{ id: number; name: string; filter: string }>(db, 'SELECT id, name, filter FROM savedFilter ORDER BY name').all()
  return rows.map(({ id, name, filter }) => ({ id, name, filter: fromJson<EventFilter>(filter) }))
}

const SAVE_SQL = `INSERT INTO savedFilter (name, filter, at) VALUES (@name, @filter, @at)
  ON CONFLICT (name) DO UPDATE SET filter = @filter, at = @at RETURNING id`

/** A filter of the same name is replaced. */
export function saveEventFilter(
  db: WritableCase,
  { name, filter, at }: { readonly name: string; readonly filter: EventFilter; readonly at: string },
): { readonly id: number } {
  return inTransaction(db, () => {
    const id = prepared(db, SAVE_SQL)
      .pluck()
      .get({ name, filter: JSON.stringify(filter), at })
    bumpRevision(db)
    return { id: Number(id) }
  })
}

export function removeEventFilter(db: WritableCase, { id }: { readonly id: number }): Changed {
  return inTransaction(db, () => {
    prepared(db, 'DELETE FROM savedFilter WHERE id = ?').run(id)
    return bumpRevision(db)
  })
}
