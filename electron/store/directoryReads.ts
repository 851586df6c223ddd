import type { DirectoryRow, DirectorySet } from '../../shared/contract/syncRuleRequests.ts'
import type { Locator } from '../../shared/facts/locator.ts'
import type { DirectoryObject } from '../../shared/facts/syncRule.ts'
import { type ChunkCodec, decodeChunk } from './blobCodec.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import { foldCase } from './foldCase.ts'
import { type Page, type PageInput, pageLimit } from './page.ts'
import { containing, fromJson, withoutNulls } from './rowShape.ts'

const COLUMNS = 'o.id AS objectId, a.id AS artefactId, o.dn, o.name, o.isComputer, o.os, o.osVersion'
/** Rows of finished artefacts; what lies at several places counts once, at the first. */
const FIRST_PLACE = `JOIN artefact AS a ON a.contentId = o.artefactId AND a.final = 1
  AND NOT EXISTS (SELECT 1 FROM artefact AS earlier WHERE earlier.contentId = a.contentId AND earlier.final = 1 AND earlier.id < a.id)`

export interface DirectoryQuery extends PageInput {
  readonly artefactId?: number | undefined
  readonly text?: string | undefined
  readonly computersOnly: boolean
}

const condition = ({ artefactId, text, computersOnly }: Omit<DirectoryQuery, keyof PageInput>): string =>
  [
    artefactId !== undefined && 'o.artefactId = (SELECT contentId FROM artefact WHERE id = @artefactId)',
    computersOnly && 'o.isComputer = 1',
    text && "(o.nameFolded LIKE @folded ESCAPE '\\' OR o.dn LIKE @text ESCAPE '\\' OR o.os LIKE @text ESCAPE '\\')",
  ]
    .filter((part) => part !== false && part !== undefined && part !== '')
    .map((part) => `AND ${part}`)
    .join(' ')

/** The SQL of this file, for the test of its plans too. */
export const directorySql = {
  sets: `SELECT a.id AS artefactId, a.name, a.importedAt,
    (SELECT count(*) FROM directoryObject WHERE artefactId = a.contentId) AS objects,
    (SELECT count(*) FROM directoryObject WHERE artefactId = a.contentId AND isComputer = 1) AS computers
    FROM artefact AS a WHERE a.final = 1 AND a.format IN ('ldif', 'directoryCsv', 'directoryJson', 'cliXml')
    AND EXISTS (SELECT 1 FROM directoryObject WHERE artefactId = a.contentId)
    AND NOT EXISTS (SELECT 1 FROM artefact AS earlier WHERE earlier.contentId = a.contentId AND earlier.final = 1 AND earlier.id < a.id)
    ORDER BY a.id DESC LIMIT 1000`,
  list: (query: Omit<DirectoryQuery, keyof PageInput>) =>
    `SELECT ${COLUMNS} FROM directoryObject AS o INDEXED BY directoryByName CROSS ${FIRST_PLACE}
    WHERE o.nameFolded >= '' ${condition(query)} ORDER BY o.nameFolded, o.id LIMIT @limit OFFSET @offset`,
  count: (query: Omit<DirectoryQuery, keyof PageInput>) =>
    `SELECT count(*) FROM directoryObject AS o INDEXED BY directoryByName CROSS ${FIRST_PLACE} WHERE o.nameFolded >= '' ${condition(query)}`,
  object: `SELECT ${COLUMNS}, o.codec, o.size, o.attributes, o.locator FROM directoryObject AS o ${FIRST_PLACE} WHERE o.id = ?`,
  computers: `SELECT o.id AS objectId, o.name, o.dn, o.os, o.osVersion, o.codec, o.size, o.attributes FROM directoryObject AS o
    WHERE o.artefactId = ? AND o.isComputer = 1 AND o.id > ? ORDER BY o.id LIMIT ?`,
  computerCount: 'SELECT count(*) FROM directoryObject WHERE artefactId = ? AND isComputer = 1',
  byGuid: `SELECT o.id FROM directoryObject AS o ${FIRST_PLACE} WHERE o.guid = ? AND o.isComputer = 1 ORDER BY a.id DESC LIMIT 20`,
  byName: `SELECT o.id FROM directoryObject AS o ${FIRST_PLACE} WHERE o.nameFolded = ? AND o.isComputer = 1 ORDER BY a.id DESC LIMIT 20`,
} as const

/** Exports of a directory, the newest first. */
export const listDirectorySets = (db: ReadableCase): readonly DirectorySet[] => prepared<DirectorySet>(db, directorySql.sets).all()

/** Objects by name. */
export function listDirectoryObjects(db: ReadableCase, query: DirectoryQuery): Page<DirectoryRow> {
  const { artefactId, text } = query
  const values = {
    ...(artefactId !== undefined && { artefactId }),
    ...(text && { text: containing(text), folded: containing(foldCase(text)) }),
  }
  const rows = prepared<object>(db, directorySql.list(query)).all({ ...values, limit: pageLimit(query), offset: query.offset })
  return { total: Number(prepared(db, directorySql.count(query)).pluck().get(values)), rows: rows.map(asRow) }
}

/** An object with all its attributes and its place; undefined where the case does not have it. */
export function readDirectoryObject(
  db: ReadableCase,
  objectId: number,
): { readonly row: DirectoryRow; readonly object: DirectoryObject; readonly locator: Locator } | undefined {
  const found = prepared<object & StoredObject & { readonly locator: string }>(db, directorySql.object).get(objectId)
  if (found === undefined) return undefined
  const { codec, size, attributes, locator, ...row } = found
  return { row: asRow(row), object: decodeObject({ codec, size, attributes }), locator: fromJson<Locator>(locator) }
}

export interface StoredObject {
  readonly codec: ChunkCodec
  readonly size: number
  readonly attributes: Uint8Array
}
/** A computer as it lies in the file: its attributes are unpacked where they are needed, by `decodeObject`. */
export interface StoredComputer extends StoredObject {
  readonly objectId: number
  readonly name: string
  readonly dn: string
  readonly os: string | null
  readonly osVersion: string | null
}

/** Computers of one artefact in the order of the file, after an id. */
export const listStoredComputers = (
  db: ReadableCase,
  { artefactId, after, limit }: { readonly artefactId: number; readonly after: number; readonly limit: number },
): readonly StoredComputer[] => prepared<StoredComputer>(db, directorySql.computers).all(contentIdOf(db, artefactId), after, limit)

export const countComputers = (db: ReadableCase, artefactId: number): number =>
  Number(prepared(db, directorySql.computerCount).pluck().get(contentIdOf(db, artefactId)))

/** Computer objects with this objectGUID (written form, lower case), or by this account name, of the newest exports first. */
export const findComputerObjects = (db: ReadableCase, key: { readonly guid: string } | { readonly name: string }): readonly number[] =>
  ('guid' in key
    ? prepared(db, directorySql.byGuid).pluck().all(key.guid)
    : prepared(db, directorySql.byName).pluck().all(foldCase(key.name))) as number[]

const contentIdOf = (db: ReadableCase, artefactId: number): number =>
  Number(prepared(db, 'SELECT contentId FROM artefact WHERE id = ? AND final = 1').pluck().get(artefactId) ?? 0)

/** Throws where the stored bytes are damaged. */
export const decodeObject = ({ codec, size, attributes }: StoredObject): DirectoryObject =>
  fromJson<DirectoryObject>(new TextDecoder().decode(decodeChunk({ codec, bytes: attributes }, size)))

function asRow(row: object): DirectoryRow {
  const columns = withoutNulls<Omit<DirectoryRow, 'isComputer'> & { readonly isComputer: number }>(row)
  return { ...columns, isComputer: columns.isComputer === 1 }
}
