import { caseAccess, prepared, type ReadableCase } from './caseConnection.ts'
import { schemaVersionOf } from './caseSchema.ts'
import { visibleDevice } from './visibleDevice.ts'

export interface CaseInfo {
  readonly path: string
  readonly title: string
  readonly createdAt: string
  readonly appVersion: string
  /** The edition of the knowledge that the findings were made by. */
  readonly knowledge: string
  readonly revision: number
  readonly schemaVersion: number
  readonly counts: {
    readonly devices: number
    readonly artefacts: number
    readonly facts: number
    readonly records: number
    readonly problems: number
    readonly registryValues: number
    readonly blobs: number
    /** Original bytes, each content once. */
    readonly bytes: number
    /** What they take in the file, compressed. */
    readonly storedBytes: number
  }
}

/** What the frame of every view shows; cheap enough to be asked after each change. */
export interface CaseSummary {
  readonly title: string
  readonly knowledge: string
  readonly revision: number
  readonly devices: number
  readonly artefacts: number
  readonly problems: number
}

const SUMMARY_SQL = `
SELECT c.title, c.knowledge, c.revision,
  (SELECT count(*) FROM device AS d WHERE ${visibleDevice('d.id')}) AS devices,
  (SELECT count(*) FROM artefact WHERE final = 1) AS artefacts, (SELECT ifnull(sum(problems), 0) FROM artefact WHERE final = 1) AS problems
FROM caseRecord AS c`

export function readCaseSummary(db: ReadableCase): CaseSummary {
  const summary = prepared<CaseSummary>(db, SUMMARY_SQL).get()
  if (summary === undefined) throw new Error('the case has no record')
  return summary
}

const RECORD_SQL = 'SELECT title, createdAt, appVersion, knowledge, revision FROM caseRecord'
const COUNTS_SQL = `
SELECT (SELECT count(*) FROM device AS d WHERE ${visibleDevice('d.id')}) AS devices,
  (SELECT count(*) FROM artefact AS a JOIN registryValue AS v ON v.artefactId = a.id WHERE a.final = 1) AS registryValues, (SELECT count(*) FROM blob WHERE sha256 IS NOT NULL) AS blobs,
  (SELECT ifnull(sum(size), 0) FROM blob) AS bytes, (SELECT ifnull(sum(length(bytes)), 0) FROM blobChunk) AS storedBytes,
  count(*) AS artefacts, ifnull(sum(facts), 0) AS facts, ifnull(sum(records), 0) AS records, ifnull(sum(problems), 0) AS problems
FROM artefact WHERE final = 1`

/** The case record and how much the case holds. */
export function caseInfo(db: ReadableCase): CaseInfo {
  const record = prepared<Pick<CaseInfo, 'title' | 'createdAt' | 'appVersion' | 'knowledge' | 'revision'>>(db, RECORD_SQL).get()
  const counts = prepared<CaseInfo['counts']>(db, COUNTS_SQL).get()
  if (record === undefined || counts === undefined) throw new Error('the case has no record')
  return { path: caseAccess(db).path, ...record, schemaVersion: schemaVersionOf(db), counts }
}
