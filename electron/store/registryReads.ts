import type { RegistryKeyRow, RegistryValueRow } from '../../shared/contract/viewRequests.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import { foldCase } from './foldCase.ts'
import { type Page, type PageInput, pageLimit } from './page.ts'
import { withoutNulls } from './rowShape.ts'

const KEY_COLUMNS = `k.id, a.id AS artefactId, k.name, k.key, k.lastWritten, k.deleted,
  (SELECT count(*) FROM registryKey WHERE parentId = k.id) AS subkeys,
  (SELECT count(*) FROM registryValue WHERE keyId = k.id) AS "values"`
const ROOTS = 'registryKey AS k INDEXED BY registryKeyRoots ON k.artefactId = a.contentId AND k.parentId IS NULL'
const OWN_PLACE = 'a.id = a.contentId'

/** Which finished artefacts a query looks at: one, those of a device, or the first place of all bytes. */
export function artefactFilter(query: { readonly artefactId?: number | undefined; readonly deviceId?: number | undefined }): string {
  if (query.artefactId !== undefined) return 'a.final = 1 AND a.id = @artefactId'
  return query.deviceId === undefined ? `a.final = 1 AND ${OWN_PLACE}` : 'a.final = 1 AND a.deviceId = @deviceId'
}

export interface RegistryKeyQuery extends PageInput {
  readonly deviceId?: number
  readonly artefactId?: number
  /** Absent: root keys. */
  readonly parentId?: number
}

/** The SQL of this file, for the test of its plans too. */
export const registrySql = {
  children: `SELECT ${KEY_COLUMNS} FROM registryKey AS k JOIN artefact AS a ON a.id = coalesce(@artefactId, k.artefactId) AND a.contentId = k.artefactId
    AND a.final = 1 WHERE k.parentId = @parentId ORDER BY k.nameFolded LIMIT @limit OFFSET @offset`,
  childCount: `SELECT count(*) FROM registryKey AS k JOIN artefact AS a ON a.id = coalesce(@artefactId, k.artefactId) AND a.contentId = k.artefactId
    AND a.final = 1 WHERE k.parentId = @parentId`,
  roots: (filter: string) => `SELECT ${KEY_COLUMNS} FROM artefact AS a CROSS JOIN ${ROOTS} WHERE ${filter}
    ORDER BY a.id, k.nameFolded LIMIT @limit OFFSET @offset`,
  rootCount: (filter: string) => `SELECT count(*) FROM artefact AS a CROSS JOIN ${ROOTS} WHERE ${filter}`,
  values: `SELECT v.keyId, a.id AS artefactId, a.name AS file, k.key, v.name, v.valueType, v.shown AS data, v.deleted
    FROM registryValue AS v JOIN registryKey AS k ON k.id = v.keyId
    JOIN artefact AS a ON a.id = coalesce(@artefactId, v.artefactId) AND a.contentId = v.artefactId AND a.final = 1
    WHERE v.keyId = @keyId ORDER BY v.id LIMIT @limit OFFSET @offset`,
  valueCount: `SELECT count(*) FROM registryValue AS v
    JOIN artefact AS a ON a.id = coalesce(@artefactId, v.artefactId) AND a.contentId = v.artefactId AND a.final = 1 WHERE v.keyId = @keyId`,
  locate: `WITH RECURSIVE chain (id, parentId) AS (
      SELECT k.id, k.parentId FROM artefact AS a JOIN registryKey AS k ON k.artefactId = a.contentId
      WHERE a.id = ? AND a.final = 1 AND k.keyFolded = ?
      UNION ALL SELECT k.id, k.parentId FROM chain JOIN registryKey AS k ON k.id = chain.parentId)
    SELECT id FROM chain`,
} as const

/** Subkeys of a key by name, or the root keys of the artefacts asked for. With `artefactId` of a duplicate the rows carry that id. */
export function listRegistryKeys(db: ReadableCase, query: RegistryKeyQuery): Page<RegistryKeyRow> {
  const { deviceId, artefactId, parentId } = query
  const page = { limit: pageLimit(query), offset: query.offset }
  if (parentId !== undefined) {
    const values = { parentId, artefactId: artefactId ?? null }
    return keyPage(db, registrySql.children, registrySql.childCount, values, page)
  }
  const filter = artefactFilter(query)
  const values = artefactId !== undefined ? { artefactId } : deviceId !== undefined ? { deviceId } : {}
  return keyPage(db, registrySql.roots(filter), registrySql.rootCount(filter), values, page)
}

function keyPage(db: ReadableCase, list: string, count: string, values: object, page: object): Page<RegistryKeyRow> {
  const rows = prepared<object>(db, list).all({ ...values, ...page })
  return { total: Number(prepared(db, count).pluck().get(values)), rows: rows.map((row) => asRow<RegistryKeyRow>(row)) }
}

export interface RegistryValueQuery extends PageInput {
  readonly keyId: number
  /** Which place is meant where the same bytes lie at several; the first one unless told. */
  readonly artefactId?: number
}

/** Values of a key in the order of the file. */
export function listRegistryValues(db: ReadableCase, query: RegistryValueQuery): Page<RegistryValueRow> {
  const values = { keyId: query.keyId, artefactId: query.artefactId ?? null }
  const rows = prepared<object>(db, registrySql.values).all({ ...values, limit: pageLimit(query), offset: query.offset })
  const total = Number(prepared(db, registrySql.valueCount).pluck().get(values))
  return { total, rows: rows.map((row) => asRow<RegistryValueRow>(row)) }
}

/** Ids from the root to the key that a full path names; empty where the artefact does not hold it. */
export function locateRegistryKey(
  db: ReadableCase,
  { artefactId, key }: { readonly artefactId: number; readonly key: string },
): readonly number[] {
  return (prepared(db, registrySql.locate).pluck().all(artefactId, foldCase(key)) as number[]).reverse()
}

/** SQLite has no booleans: `deleted` is one in the answer. */
export function asRow<T extends { deleted: boolean }>(row: object): T {
  const columns = withoutNulls<Omit<T, 'deleted'> & { readonly deleted: number }>(row)
  return { ...columns, deleted: columns.deleted === 1 } as unknown as T
}
