import type { RegistryValueRow } from '../../shared/contract/viewRequests.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import { type Page, type PageInput, pageLimit } from './page.ts'
import { artefactFilter, asRow } from './registryReads.ts'
import { containing } from './rowShape.ts'

export interface RegistrySearch extends PageInput {
  readonly text: string
  readonly deviceId?: number
  readonly artefactId?: number
}

/** Characters; the trigram index knows no shorter text (https://www.sqlite.org/fts5.html#the_trigram_tokenizer). */
const SHORTEST_INDEXED = 3

const VALUE = 'v.keyId, a.id AS artefactId, a.name AS file, k.key, v.name, v.valueType, v.shown AS data, v.deleted'
const KEY = `k.id, a.id, a.name, k.key, '', '', '', k.deleted`
const ofContent = (row: 'v' | 'k', filter: string): string => `JOIN artefact AS a ON a.contentId = ${row}.artefactId AND ${filter}`
const shortText = (column: string): string => `${column} LIKE @text ESCAPE '\\'`

/** The SQL of this file, for the test of its plans too. Texts too short for the index are looked for in the artefacts asked for, row by row. */
export const searchSql = {
  indexed: (filter: string): string => `
    SELECT ${VALUE} FROM registryText AS t CROSS JOIN registryValue AS v ON v.id = t.rowid / 2
      JOIN registryKey AS k ON k.id = v.keyId ${ofContent('v', filter)} WHERE registryText MATCH @text AND t.rowid % 2 = 0
    UNION ALL
    SELECT ${KEY} FROM registryText AS t CROSS JOIN registryKey AS k ON k.id = t.rowid / 2 ${ofContent('k', filter)}
      WHERE registryText MATCH @text AND t.rowid % 2 = 1`,
  short: (filter: string): string => `
    SELECT ${VALUE} FROM artefact AS a CROSS JOIN registryValue AS v ON v.artefactId = a.contentId JOIN registryKey AS k ON k.id = v.keyId
      WHERE ${filter} AND (${shortText('v.name')} OR ${shortText('v.shown')})
    UNION ALL
    SELECT ${KEY} FROM artefact AS a CROSS JOIN registryKey AS k ON k.artefactId = a.contentId WHERE ${filter} AND ${shortText('k.name')}`,
} as const

/**
 * Values whose name or data hold the text, then keys whose own name does (rows with `valueType` ''), whatever the case of letters.
 * Without a filter the same bytes at several places are found once.
 */
export function searchRegistry(db: ReadableCase, query: RegistrySearch): Page<RegistryValueRow> {
  const isShort = [...query.text].length < SHORTEST_INDEXED
  const filter = artefactFilter(query)
  const sql = isShort ? searchSql.short(filter) : searchSql.indexed(filter)
  const { deviceId, artefactId } = query
  const values = {
    text: isShort ? containing(query.text) : `"${query.text.replaceAll('"', '""')}"`,
    ...(artefactId !== undefined ? { artefactId } : deviceId !== undefined ? { deviceId } : {}),
  }
  const rows = prepared<object>(db, `${sql} LIMIT @limit OFFSET @offset`).all({ ...values, limit: pageLimit(query), offset: query.offset })
  const total = Number(prepared(db, `SELECT count(*) FROM (${sql})`).pluck().get(values))
  return { total, rows: rows.map((row) => asRow<RegistryValueRow>(row)) }
}
