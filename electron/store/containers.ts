import { inTransaction, prepared, type ReadableCase, type WritableCase } from './caseConnection.ts'
import { withoutNulls } from './rowShape.ts'

export type ContainerKind = 'file' | 'folder' | 'zip' | 'clipboard' | 'nestedZip'

export interface ContainerInput {
  /** As it was offered; of a nested zip, its path within its parent. */
  readonly path: string
  readonly kind: ContainerKind
  readonly parentId?: number
  /** UTC. */
  readonly importedAt: string
  readonly modifiedAt?: string
}

export interface ContainerRow {
  readonly id: number
  readonly path: string
  readonly kind: ContainerKind
  readonly parentId?: number
  readonly importedAt: string
  readonly modifiedAt?: string
  readonly artefacts: number
}

/** The container with this path, kind and parent; made where the case does not have it yet. */
export function openContainer(db: WritableCase, input: ContainerInput): { readonly containerId: number; readonly known: boolean } {
  return inTransaction(db, () => {
    const known = prepared(db, 'SELECT id FROM container WHERE path = ? AND kind = ? AND ifnull(parentId, 0) = ?')
      .pluck()
      .get(input.path, input.kind, input.parentId ?? 0) as number | undefined
    if (known !== undefined) return { containerId: known, known: true }
    const inserted = prepared(db, 'INSERT INTO container (path, kind, parentId, importedAt, modifiedAt) VALUES (?, ?, ?, ?, ?)').run(
      input.path,
      input.kind,
      input.parentId ?? null,
      input.importedAt,
      input.modifiedAt ?? null,
    )
    const containerId = Number(inserted.lastInsertRowid)
    prepared(db, 'UPDATE container SET rootId = coalesce((SELECT rootId FROM container WHERE id = ?), ?) WHERE id = ?').run(
      input.parentId ?? null,
      containerId,
      containerId,
    )
    return { containerId, known: false }
  })
}

/** Containers that hold at least one finished artefact, in order of their path. */
export function listContainers(db: ReadableCase): readonly ContainerRow[] {
  return prepared<object>(db, LIST_SQL)
    .all()
    .map((row) => withoutNulls<ContainerRow>(row))
}

const LIST_SQL = `
SELECT c.id, c.path, c.kind, c.parentId, c.importedAt, c.modifiedAt,
  (SELECT count(*) FROM visibleArtefact WHERE containerId = c.id) AS artefacts
FROM container AS c
WHERE EXISTS (SELECT 1 FROM visibleArtefact AS a JOIN container AS held ON held.id = a.containerId WHERE held.id = c.id OR held.parentId = c.id)
ORDER BY c.path`
