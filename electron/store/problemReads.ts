import type { CaseProblem } from '../../shared/contract/viewRequests.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import { type Page, type PageInput, pageLimit } from './page.ts'
import { fromJson, withoutNulls } from './rowShape.ts'

const COLUMNS = 'p.problem, a.id AS artefactId, a.name AS file, a.path, a.format, a.deviceId, d.name AS device'

/** The SQL of `listProblems`, for the test of its plans too. */
export const problemSql = {
  ofCase: `SELECT ${COLUMNS} FROM problem AS p CROSS JOIN artefact AS a ON a.contentId = p.artefactId AND a.final = 1
    LEFT JOIN device AS d ON d.id = a.deviceId ORDER BY p.severityRank, p.artefactId, p.id LIMIT @limit OFFSET @offset`,
  ofDevice: `SELECT ${COLUMNS} FROM artefact AS a JOIN problem AS p ON p.artefactId = a.contentId LEFT JOIN device AS d ON d.id = a.deviceId
    WHERE a.deviceId = @deviceId AND a.final = 1 ORDER BY p.severityRank, p.artefactId, p.id LIMIT @limit OFFSET @offset`,
  countOfCase: 'SELECT ifnull(sum(problems), 0) FROM artefact WHERE final = 1',
  countOfDevice: 'SELECT ifnull(sum(problems), 0) FROM artefact INDEXED BY artefactByDevice WHERE deviceId = @deviceId AND final = 1',
} as const

/** Problems of all finished artefacts, the most severe first; those of a duplicate at both places. */
export function listProblems(db: ReadableCase, query: PageInput & { readonly deviceId?: number }): Page<CaseProblem> {
  const page = { limit: pageLimit(query), offset: query.offset }
  const device = query.deviceId === undefined ? {} : { deviceId: query.deviceId }
  const [list, count] =
    query.deviceId === undefined ? [problemSql.ofCase, problemSql.countOfCase] : [problemSql.ofDevice, problemSql.countOfDevice]
  const rows = prepared<object>(db, list).all({ ...page, ...device })
  return { total: Number(prepared(db, count).pluck().get(device)), rows: rows.map(asCaseProblem) }
}

function asCaseProblem(row: object): CaseProblem {
  const { problem, ...place } = withoutNulls<Omit<CaseProblem, 'problem'> & { readonly problem: string }>(row)
  return { problem: fromJson(problem), ...place }
}
