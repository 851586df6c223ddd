import type { RuleDraft } from '../../shared/contract/syncRuleRequests.ts'
import { inTransaction, prepared, type ReadableCase, type WritableCase } from './caseConnection.ts'
import { bumpRevision, type Changed } from './revision.ts'
import { fromJson } from './rowShape.ts'

interface DraftRow {
  readonly draftId: number
  readonly setId: number | null
  readonly cloneOf: number | null
  readonly draft: string
  readonly at: string
}

const ALL_SQL = 'SELECT id AS draftId, setId, cloneOf, draft, at FROM ruleDraft ORDER BY id LIMIT 5000'

export type DraftInput = Omit<RuleDraft, 'draftId'> & { readonly draftId?: number }

/** Rules that a person writes, in the order in which they were begun. */
export const listRuleDrafts = (db: ReadableCase): readonly RuleDraft[] =>
  prepared<DraftRow>(db, ALL_SQL)
    .all()
    .map(({ draft, cloneOf, ...row }) => ({
      ...row,
      ...(cloneOf !== null && { cloneOf }),
      ...fromJson<Pick<RuleDraft, 'rule' | 'confirmed'>>(draft),
    }))

/** A new draft, or a new state of one. A draft that was discarded meanwhile is there again, under the same id. */
export function saveRuleDraft(db: WritableCase, input: DraftInput): Changed & { readonly draftId: number } {
  const { draftId, setId, cloneOf, rule, confirmed, at } = input
  return inTransaction(db, () => {
    const sql = 'INSERT OR REPLACE INTO ruleDraft (id, setId, cloneOf, draft, at) VALUES (?, ?, ?, ?, ?)'
    const { lastInsertRowid } = prepared(db, sql).run(draftId ?? null, setId, cloneOf ?? null, JSON.stringify({ rule, confirmed }), at)
    return { ...bumpRevision(db), draftId: Number(lastInsertRowid) }
  })
}

export function discardRuleDraft(db: WritableCase, { draftId }: { readonly draftId: number }): Changed {
  return inTransaction(db, () => {
    prepared(db, 'DELETE FROM ruleDraft WHERE id = ?').run(draftId)
    return bumpRevision(db)
  })
}
