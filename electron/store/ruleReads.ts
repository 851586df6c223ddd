import type { RuleSet } from '../../shared/contract/syncRuleRequests.ts'
import type { Locator } from '../../shared/facts/locator.ts'
import type { EvidenceRecord, SyncConnectorRecord, SyncRuleRecord } from '../../shared/facts/record.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import { type Page, type PageInput, pageLimit } from './page.ts'
import { fromJson } from './rowShape.ts'

/** Finished artefacts below a root container. What lies at two places of one server counts once. */
const OF_SET = `FROM container AS c CROSS JOIN artefact AS a INDEXED BY artefactPlace ON a.containerId = c.id AND a.final = 1
  JOIN record AS r ON r.artefactId = a.contentId AND r.type = @type WHERE c.rootId = @setId
  AND NOT EXISTS (SELECT 1 FROM artefact AS earlier JOIN container AS place ON place.id = earlier.containerId
    WHERE earlier.contentId = a.contentId AND earlier.final = 1 AND earlier.id < a.id AND place.rootId = @setId)`

/** The SQL of this file, for the test of its plans too. */
export const ruleSql = {
  sets: `SELECT root.id AS setId, root.path AS name, max(a.importedAt) AS importedAt, count(*) AS rules
    FROM artefact AS a JOIN record AS r ON r.artefactId = a.contentId AND r.type = 'syncRule'
    JOIN container AS c ON c.id = a.containerId JOIN container AS root ON root.id = c.rootId
    WHERE a.final = 1 AND a.format IN ('syncRuleScript', 'syncRuleXml') GROUP BY root.id ORDER BY root.id DESC LIMIT 1000`,
  rules: `SELECT r.id AS ruleId, a.id AS artefactId, r.record, r.locator ${OF_SET}
    ORDER BY json_extract(r.record, '$.direction'), json_extract(r.record, '$.precedence'), r.id LIMIT @limit OFFSET @offset`,
  ruleCount: `SELECT count(*) ${OF_SET}`,
  records: `SELECT r.record ${OF_SET} ORDER BY r.id LIMIT 100`,
  /** Without containers and schema, which are long. */
  connectors: `SELECT json_extract(r.record, '$.id') AS id, json_extract(r.record, '$.name') AS name, json_extract(r.record, '$.kind') AS kind
    ${OF_SET} ORDER BY r.id LIMIT 100`,
} as const

export interface RuleRow {
  readonly ruleId: number
  readonly artefactId: number
  readonly record: SyncRuleRecord
  readonly locator: Locator
}

/** What came together from one server, the newest first. */
export function listRuleSets(db: ReadableCase): readonly RuleSet[] {
  return prepared<Omit<RuleSet, 'connectors'>>(db, ruleSql.sets)
    .all()
    .map((set) => ({
      ...set,
      name: lastPart(set.name),
      connectors: prepared<RuleSet['connectors'][number]>(db, ruleSql.connectors).all({ setId: set.setId, type: 'syncConnector' }),
    }))
}

/** Rules of a set by direction, then precedence. */
export function listRules(db: ReadableCase, { setId, ...page }: PageInput & { readonly setId: number }): Page<RuleRow> {
  const set = { setId, type: 'syncRule' }
  const rows = prepared<StoredRow>(db, ruleSql.rules).all({ ...set, limit: pageLimit(page), offset: page.offset })
  return { total: Number(prepared(db, ruleSql.ruleCount).pluck().get(set)), rows: rows.map(asRule) }
}

export const listConnectors = (db: ReadableCase, setId: number): readonly SyncConnectorRecord[] => recordsOfType(db, setId, 'syncConnector')

/** Records of one type in all files of a set, in the order of import; 100 at most. */
export function recordsOfType<T extends EvidenceRecord['type']>(
  db: ReadableCase,
  setId: number,
  type: T,
): readonly Extract<EvidenceRecord, { type: T }>[] {
  const rows = prepared(db, ruleSql.records).pluck().all({ setId, type }) as string[]
  return rows.map((row) => fromJson<Extract<EvidenceRecord, { type: T }>>(row))
}

interface StoredRow {
  readonly ruleId: number
  readonly artefactId: number
  readonly record: string
  readonly locator: string
}

const asRule = ({ ruleId, artefactId, record, locator }: StoredRow): RuleRow => ({
  ruleId,
  artefactId,
  record: fromJson<SyncRuleRecord>(record),
  locator: fromJson<Locator>(locator),
})

const lastPart = (path: string): string =>
  path
    .split(/[\\/]/)
    .filter((part) => part !== '')
    .at(-1) ?? path
