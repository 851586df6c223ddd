import type { z } from 'zod'
import type { ArtefactRow, artefactDetailSchema } from '../../shared/contract/viewRequests.ts'
import type { Problem } from '../../shared/facts/problem.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import { type Page, type PageInput, pageLimit } from './page.ts'
import { containing, fromJson, withoutNulls } from './rowShape.ts'

export type ArtefactDetail = z.infer<typeof artefactDetailSchema>

export interface ArtefactQuery extends PageInput {
  readonly deviceId?: number
  /** Part of name, path, container or device, whatever the case of letters. */
  readonly text?: string
}

const ROW_COLUMNS = `a.id, a.name, a.path, a.containerId, c.path AS container, a.format, a.status, a.size AS bytes,
  a.records, a.problems, a.deviceId, d.name AS device,
  (SELECT nullif(min(first.id), a.id) FROM artefact AS first WHERE first.sha256 = a.sha256 AND first.sha256 <> '' AND first.final = 1) AS duplicateOf`

/** CROSS JOIN keeps the order of the tables, so that the indexes give the order of the rows and a page costs a page. */
const fromAll = `FROM container AS c INDEXED BY containerByPath CROSS JOIN artefact AS a ON a.containerId = c.id AND a.final = 1 LEFT JOIN device AS d ON d.id = a.deviceId`
const fromDevice = `FROM artefact AS a JOIN container AS c ON c.id = a.containerId LEFT JOIN device AS d ON d.id = a.deviceId`
const MATCHES = `(a.name LIKE @text ESCAPE '\\' OR a.path LIKE @text ESCAPE '\\' OR c.path LIKE @text ESCAPE '\\' OR d.name LIKE @text ESCAPE '\\')`
const ORDER = 'ORDER BY c.path, c.id, a.path, a.sha256'

/** Those of a device, and the lists that it has a row in. */
const OF_DEVICE = `a.id IN (SELECT id FROM artefact WHERE deviceId = @deviceId AND final = 1
  UNION ALL SELECT artefactId FROM listedRow WHERE deviceId = @deviceId)`

/** Finished artefacts in order of container and path. */
export function listArtefacts(db: ReadableCase, query: ArtefactQuery): Page<ArtefactRow> {
  const { list, count } = artefactSql(query)
  const values = {
    offset: query.offset,
    limit: pageLimit(query),
    ...(query.deviceId === undefined ? {} : { deviceId: query.deviceId }),
    ...(query.text ? { text: containing(query.text) } : {}),
  }
  const rows = prepared<object>(db, list).all(values)
  return { total: Number(prepared(db, count).pluck().get(values)), rows: rows.map((row) => withoutNulls<ArtefactRow>(row)) }
}

/** The two statements of `listArtefacts`, for the test of their plans too. */
export function artefactSql({ deviceId, text }: Pick<ArtefactQuery, 'deviceId' | 'text'>): {
  readonly list: string
  readonly count: string
} {
  const from = deviceId === undefined ? fromAll : `${fromDevice} WHERE ${OF_DEVICE}`
  const matching = text ? `${deviceId === undefined ? 'WHERE' : 'AND'} ${MATCHES}` : ''
  const counted = deviceId === undefined && !text ? 'FROM artefact AS a WHERE a.final = 1' : `${from} ${matching}`
  return { list: `SELECT ${ROW_COLUMNS} ${from} ${matching} ${ORDER} LIMIT @limit OFFSET @offset`, count: `SELECT count(*) ${counted}` }
}

const DETAIL_SQL = `
SELECT ${ROW_COLUMNS}, a.sha256, a.encoding, a.edition, a.importedAt, a.modifiedAt, a.parsedBytes, a.problemBytes, a.unknownBytes, a.facts,
  a.assignedBy, a.contentId
FROM artefact AS a JOIN container AS c ON c.id = a.containerId LEFT JOIN device AS d ON d.id = a.deviceId
WHERE a.id = ? AND a.final = 1`

interface DetailRow extends Omit<ArtefactDetail, 'account' | 'problemList' | 'otherPlaces'> {
  readonly parsedBytes: number
  readonly problemBytes: number
  readonly unknownBytes: number
  readonly contentId: number
}

/** One artefact with everything but its rows; undefined where there is none, or it is not finished. */
export function readArtefact(db: ReadableCase, artefactId: number): ArtefactDetail | undefined {
  const row = prepared<object>(db, DETAIL_SQL).get(artefactId)
  if (row === undefined) return undefined
  const { parsedBytes, problemBytes, unknownBytes, contentId, ...detail } = withoutNulls<DetailRow>(row)
  return {
    ...detail,
    account: { parsed: parsedBytes, problem: problemBytes, unknown: unknownBytes },
    problemList: firstProblems(db, contentId),
    otherPlaces: otherPlacesOf(db, artefactId, detail.sha256),
  }
}

function firstProblems(db: ReadableCase, contentId: number): Problem[] {
  const sql = 'SELECT problem FROM problem WHERE artefactId = ? ORDER BY id LIMIT 500'
  return (prepared(db, sql).pluck().all(contentId) as string[]).map((text) => fromJson<Problem>(text))
}

function otherPlacesOf(db: ReadableCase, artefactId: number, sha256: string): ArtefactDetail['otherPlaces'] {
  const sql = `SELECT a.id AS artefactId, a.path, c.path AS container FROM artefact AS a JOIN container AS c ON c.id = a.containerId
    WHERE a.sha256 = ? AND a.sha256 <> '' AND a.final = 1 AND a.id <> ? ORDER BY a.id`
  return prepared<ArtefactDetail['otherPlaces'][number]>(db, sql).all(sha256, artefactId)
}

export function listArtefactIdsOfDevice(db: ReadableCase, deviceId: number): readonly number[] {
  const sql = 'SELECT id FROM artefact WHERE deviceId = ? AND final = 1 ORDER BY id'
  return prepared(db, sql).pluck().all(deviceId) as number[]
}

/** The artefact whose rows `artefactId` shows; undefined where it is not finished. */
export function contentOf(db: ReadableCase, artefactId: number): number | undefined {
  return prepared(db, 'SELECT contentId FROM visibleArtefact WHERE id = ?').pluck().get(artefactId) as number | undefined
}
