import type { DeviceDiagnosis, Finding, Review } from '../../shared/contract/diagnosis.ts'
import { decodeChunk, type EncodedChunk } from './blobCodec.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import { type Page, type PageInput, pageLimit } from './page.ts'
import { fromJson, withoutNulls } from './rowShape.ts'
import { visibleDevice } from './visibleDevice.ts'

interface FindingRow {
  readonly deviceId: number
  readonly device: string
  readonly finding: string
  readonly state: Review['state'] | null
  readonly note: string | null
  readonly at: string | null
}

const FINDING = `SELECT f.deviceId, d.name AS device, f.finding, r.state, r.note, r.at
  FROM finding AS f CROSS JOIN device AS d ON d.id = f.deviceId LEFT JOIN review AS r ON r.deviceId = f.deviceId AND r.key = f.rule`
const VISIBLE = visibleDevice('f.deviceId')

/** The SQL of this file, for the test of its plans too. */
export const diagnosisSql = {
  body: 'SELECT codec, size, diagnosis AS bytes FROM diagnosisBody WHERE deviceId = ?',
  ofDevice: `${FINDING} WHERE f.deviceId = @deviceId ORDER BY f.position LIMIT @limit OFFSET @offset`,
  ofCase: `${FINDING} WHERE ${VISIBLE} ORDER BY f.severityRank, f.deviceId, f.position LIMIT @limit OFFSET @offset`,
  countOfDevice: 'SELECT count(*) FROM finding WHERE deviceId = @deviceId',
  countOfCase: `SELECT ifnull(sum(g.errors + g.warnings + g.infos), 0) FROM deviceDiagnosis AS g WHERE ${visibleDevice('g.deviceId')}`,
  reviews: 'SELECT key, state, note, at FROM review WHERE deviceId = ? ORDER BY key',
} as const

interface BodyRow extends EncodedChunk {
  readonly size: number
}

export type DiagnosisBody = Omit<DeviceDiagnosis, 'findings'>

/** A device's conclusions without its findings; undefined where none were made yet. */
export function readDiagnosisBody(db: ReadableCase, deviceId: number): DiagnosisBody | undefined {
  const row = prepared<BodyRow>(db, diagnosisSql.body).get(deviceId)
  return row === undefined ? undefined : fromJson<DiagnosisBody>(new TextDecoder().decode(decodeChunk(row, row.size)))
}

/** A device's conclusions as saved last, each finding with what people said of it. */
export function readDiagnosis(db: ReadableCase, deviceId: number): DeviceDiagnosis | undefined {
  const body = readDiagnosisBody(db, deviceId)
  if (body === undefined) return undefined
  const rows = prepared<FindingRow>(db, diagnosisSql.ofDevice).all({ deviceId, limit: -1, offset: 0 })
  return { ...body, findings: rows.map(asFinding) }
}

export interface FoundOnDevice {
  readonly deviceId: number
  readonly device: string
  readonly finding: Finding
}

/** Findings of one device in its own order, or of the case with the most severe first. */
export function listFindings(db: ReadableCase, query: PageInput & { readonly deviceId?: number }): Page<FoundOnDevice> {
  const device = query.deviceId === undefined ? {} : { deviceId: query.deviceId }
  const [list, count] =
    query.deviceId === undefined ? [diagnosisSql.ofCase, diagnosisSql.countOfCase] : [diagnosisSql.ofDevice, diagnosisSql.countOfDevice]
  const rows = prepared<FindingRow>(db, list).all({ ...device, limit: pageLimit(query), offset: query.offset })
  return {
    total: Number(prepared(db, count).pluck().get(device)),
    rows: rows.map((row) => ({ deviceId: row.deviceId, device: row.device, finding: asFinding(row) })),
  }
}

export interface StoredReview extends Review {
  readonly key: string
}

/** What people said of a device's findings, also of those that are not found any more. */
export function listReviews(db: ReadableCase, deviceId: number): readonly StoredReview[] {
  return prepared<object>(db, diagnosisSql.reviews)
    .all(deviceId)
    .map((row) => withoutNulls<StoredReview>(row))
}

function asFinding({ finding, state, note, at }: FindingRow): Finding {
  const found = fromJson<Finding>(finding)
  if (note === null || at === null) return found
  return { ...found, review: withoutNulls<Review>({ state, note, at }) }
}
