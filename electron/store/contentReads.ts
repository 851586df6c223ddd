import type { Fact, SourcedFact } from '../../shared/facts/fact.ts'
import type { FactKindId } from '../../shared/facts/factKinds.ts'
import type { FormatId } from '../../shared/facts/format.ts'
import type { EvidenceRecord, PlacedRecord } from '../../shared/facts/record.ts'
import { contentOf } from './artefactReads.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import { type Page, type PageInput, pageLimit } from './page.ts'
import { fromJson, withoutNulls } from './rowShape.ts'

interface RecordRow {
  readonly record: string
  readonly locator: string
}

interface FactRow extends RecordRow {
  readonly artefactId: number
  readonly kind: FactKindId
  readonly subject: string
  readonly value: string
  readonly quote: string
  readonly trusted: number
  readonly row: number | null
}

const FACT_COLUMNS = 'f.kind, f.subject, f.value, f.locator, f.quote, f.trusted, f.row'

/** The SQL of this file, for the test of its plans too. */
export const contentSql = {
  records: 'SELECT record, locator FROM record WHERE artefactId = ? ORDER BY id LIMIT ? OFFSET ?',
  recordCount: 'SELECT count(*) FROM record WHERE artefactId = ?',
  facts: `SELECT ${FACT_COLUMNS} FROM fact AS f WHERE f.artefactId = ? ORDER BY f.id LIMIT ? OFFSET ?`,
  factCount: 'SELECT count(*) FROM fact WHERE artefactId = ?',
  deviceFacts: `SELECT a.id AS artefactId, ${FACT_COLUMNS} FROM artefact AS a JOIN fact AS f ON f.artefactId = a.contentId
    WHERE a.deviceId = ? AND a.final = 1 ORDER BY a.id, f.id`,
  /** Of its rows in device lists. */
  rowFacts: `SELECT l.artefactId, ${FACT_COLUMNS} FROM listedRow AS l JOIN fact AS f ON f.artefactId = l.contentId AND f.row = l.row
    WHERE l.deviceId = ? ORDER BY l.artefactId, l.row, f.id`,
  deviceArtefacts: `SELECT a.id AS artefactId, a.name AS file, a.path, c.path AS container, a.format, a.edition, a.modifiedAt
    FROM artefact AS a JOIN container AS c ON c.id = a.containerId WHERE a.deviceId = ? AND a.final = 1 ORDER BY a.id`,
  lists: `SELECT DISTINCT a.id AS artefactId, a.name AS file, a.path, c.path AS container, a.format, a.edition, a.modifiedAt
    FROM listedRow AS l CROSS JOIN artefact AS a ON a.id = l.artefactId JOIN container AS c ON c.id = a.containerId WHERE l.deviceId = ? ORDER BY a.id`,
  deviceRecords: `SELECT a.id AS artefactId, r.record, r.locator FROM artefact AS a JOIN record AS r ON r.artefactId = a.contentId AND r.type = ?
    WHERE a.deviceId = ? AND a.final = 1 ORDER BY a.id, r.id`,
  factsOfKind: `SELECT a.id AS artefactId, ${FACT_COLUMNS}, coalesce(a.deviceId, r.deviceId) AS deviceId
    FROM fact AS f JOIN artefact AS a ON a.contentId = f.artefactId AND a.final = 1
    LEFT JOIN deviceRow AS r ON r.artefactId = f.artefactId AND r.row = f.row WHERE f.kind = ? ORDER BY a.id, f.id`,
} as const

/** The records of an artefact in the order of the file; registry keys and values are read as a tree. */
export function listRecords(db: ReadableCase, artefactId: number, page: PageInput): Page<PlacedRecord> {
  const contentId = contentOf(db, artefactId) ?? 0
  const rows = prepared<RecordRow>(db, contentSql.records).all(contentId, pageLimit(page), page.offset)
  return { total: Number(prepared(db, contentSql.recordCount).pluck().get(contentId)), rows: rows.map(asRecord) }
}

export function listFacts(db: ReadableCase, artefactId: number, page: PageInput): Page<Fact> {
  const contentId = contentOf(db, artefactId) ?? 0
  const rows = prepared<FactRow>(db, contentSql.facts).all(contentId, pageLimit(page), page.offset)
  return { total: Number(prepared(db, contentSql.factCount).pluck().get(contentId)), rows: rows.map(asFact) }
}

/** An artefact as evidence is quoted: its name, its place, and which edition of its format it is. */
export interface ArtefactRef {
  readonly artefactId: number
  readonly file: string
  readonly path: string
  readonly container: string
  readonly format: FormatId
  readonly edition?: string
  readonly modifiedAt?: string
}

/** Everything that diagnosis works on, of the device's artefacts and of its rows in device lists. Facts of duplicates carry the id of the row that belongs to this device. */
export function readDeviceFacts(
  db: ReadableCase,
  deviceId: number,
): { readonly facts: readonly SourcedFact[]; readonly artefacts: readonly ArtefactRef[] } {
  const { deviceFacts, rowFacts, deviceArtefacts, lists } = contentSql
  const factsOf = (sql: string): SourcedFact[] => prepared<FactRow>(db, sql).all(deviceId).map(asSourcedFact)
  const artefactsOf = (sql: string): object[] => prepared<object>(db, sql).all(deviceId)
  return {
    facts: [...factsOf(deviceFacts), ...factsOf(rowFacts)],
    artefacts: [...artefactsOf(deviceArtefacts), ...artefactsOf(lists)].map((row) => withoutNulls<ArtefactRef>(row)),
  }
}

/** All records of one type that a device's artefacts hold. */
export function listDeviceRecords(
  db: ReadableCase,
  deviceId: number,
  recordType: EvidenceRecord['type'],
): readonly (PlacedRecord & { readonly artefactId: number })[] {
  const rows = prepared<RecordRow & { readonly artefactId: number }>(db, contentSql.deviceRecords).all(recordType, deviceId)
  return rows.map((row) => ({ artefactId: row.artefactId, ...asRecord(row) }))
}

/** A fact with the device that its artefact, or its row of a list, belongs to. */
export interface PlacedFact extends SourcedFact {
  readonly deviceId?: number
}

/** All facts of one kind in the whole case. */
export function listFactsOfKind(db: ReadableCase, kind: FactKindId): readonly PlacedFact[] {
  const rows = prepared<FactRow & { readonly deviceId: number | null }>(db, contentSql.factsOfKind).all(kind)
  return rows.map((row) => ({ ...asSourcedFact(row), ...(row.deviceId !== null && { deviceId: row.deviceId }) }))
}

const asRecord = ({ record, locator }: RecordRow): PlacedRecord => ({ record: fromJson(record), locator: fromJson(locator) })

const asFact = (row: FactRow): Fact => ({
  kind: row.kind,
  subject: row.subject,
  value: fromJson(row.value),
  locator: fromJson(row.locator),
  quote: row.quote,
  trusted: row.trusted === 1,
  ...(row.row !== null && { row: row.row }),
})

const asSourcedFact = (row: FactRow): SourcedFact => ({ ...asFact(row), artefactId: row.artefactId })
