import type { Database } from 'better-sqlite3'

/**
 * What a redacted copy does with a column: `keep` what is no text of a case (ids, times, names of formats), replace in `text` and `json`
 * (`evidence`: JSON whose members have names of the evidence's own), `folded` as text in lower case, `packed` is JSON that is compressed, `hash` becomes a stand-in of its own, `place` keeps the ending of a name that a person gave,
 * `drop` leaves it out.
 */
export type Treatment = 'keep' | 'text' | 'json' | 'evidence' | 'folded' | 'packed' | 'hash' | 'place' | 'drop'

/** Columns of texts and bytes, by table, and numbers that do not stay. A column that is not named here keeps a copy from being made. */
const treatments: Readonly<Record<string, Readonly<Record<string, Treatment>>>> = {
  caseRecord: {
    title: 'text',
    createdAt: 'keep',
    appVersion: 'keep',
    knowledge: 'keep',
    uid: 'hash',
    customer: 'text',
    ticket: 'text',
    engineer: 'text',
    status: 'keep',
    logHead: 'drop',
  },
  caseTag: { tag: 'text' },
  note: { uid: 'keep', text: 'text', author: 'text', createdAt: 'keep', changedAt: 'keep' },
  checklistItem: { uid: 'keep', rule: 'text', text: 'text', doneAt: 'keep', doneBy: 'text' },
  attachment: { uid: 'keep', name: 'text', note: 'text', blobId: 'drop', sha256: 'hash', addedAt: 'keep', addedBy: 'text' },
  container: { path: 'place', kind: 'keep', importedAt: 'keep', modifiedAt: 'keep' },
  device: { name: 'text', nameFolded: 'folded', aadDeviceId: 'text', tenantId: 'text', senseDeviceId: 'text', os: 'text', osBuild: 'keep' },
  artefact: {
    path: 'text',
    name: 'text',
    sha256: 'hash',
    blobId: 'drop',
    mapping: 'json',
    format: 'keep',
    status: 'keep',
    encoding: 'keep',
    edition: 'keep',
    importedAt: 'keep',
    modifiedAt: 'keep',
    assignedBy: 'keep',
  },
  record: { type: 'keep', record: 'json', locator: 'json' },
  fact: { kind: 'keep', subject: 'text', value: 'json', locator: 'json', quote: 'text' },
  problem: { problem: 'json' },
  deviceRow: { name: 'text', aadDeviceId: 'text', tenantId: 'text', senseDeviceId: 'text', os: 'text', osBuild: 'keep' },
  registryKey: { name: 'text', nameFolded: 'folded', key: 'text', keyFolded: 'folded', lastWritten: 'keep' },
  registryValue: { name: 'text', valueType: 'keep', data: 'evidence', shown: 'text', locator: 'json' },
  deviceDiagnosis: {
    severity: 'keep',
    verdictRule: 'keep',
    observed: 'keep',
    managedBy: 'keep',
    lastSeen: 'keep',
    judgedFor: 'text',
    searched: 'folded',
    summary: 'json',
  },
  diagnosisBody: { codec: 'keep', diagnosis: 'packed' },
  finding: { rule: 'text', finding: 'json' },
  review: { key: 'text', state: 'keep', note: 'text', at: 'keep' },
  flowDecision: { choice: 'keep', reason: 'text', at: 'keep' },
  eventClass: { class: 'json' },
  event: { computer: 'text', userSid: 'text', activityId: 'text', relatedActivityId: 'text', message: 'text', data: 'evidence' },
  eventMark: { sha256: 'hash', comment: 'text', at: 'keep' },
  savedFilter: { name: 'text', filter: 'json', at: 'keep' },
  directoryObject: {
    dn: 'text',
    name: 'text',
    nameFolded: 'folded',
    guid: 'text',
    os: 'text',
    osVersion: 'keep',
    codec: 'keep',
    attributes: 'packed',
    locator: 'json',
  },
  ruleDraft: { draft: 'json', at: 'keep' },
}

/** Original bytes, which a copy does not have; what is made anew; and the logs, whose chains are made anew. */
const leftOut: ReadonlySet<string> = new Set(['blob', 'blobChunk', 'eventTextState', 'caseLog', 'mergedLog'])

export interface TreatedColumn {
  readonly name: string
  readonly treatment: Treatment
}
export interface TreatedTable {
  readonly name: string
  readonly columns: readonly TreatedColumn[]
}

/** Every table of the case's own schema with what is done to each of its columns. Throws for one that nobody decided about. */
export function treatedTables(db: Database): TreatedTable[] {
  return plainTables(db)
    .filter((table) => !leftOut.has(table))
    .map((table) => ({ name: table, columns: columnsOf(db, table) }))
}

/** Tables that hold rows of their own: no views, no indexes of full text with what they keep. */
export function plainTables(db: Database): string[] {
  const sql =
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"
  return db.prepare(sql).pluck().all() as string[]
}

function columnsOf(db: Database, table: string): TreatedColumn[] {
  const columns = db.prepare('SELECT name, type FROM pragma_table_info(?) ORDER BY cid').all(table) as { name: string; type: string }[]
  return columns.map(({ name, type }) => {
    const treatment = treatments[table]?.[name] ?? (type === 'INTEGER' && treatments[table] !== undefined ? 'keep' : undefined)
    if (treatment === undefined) throw new Error(`redaction does not know what to do with the column ${table}.${name}`)
    return { name, treatment }
  })
}
