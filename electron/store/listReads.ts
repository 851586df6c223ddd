import type { Locator } from '../../shared/facts/locator.ts'
import { prepared, type ReadableCase } from './caseConnection.ts'
import type { ArtefactRef } from './contentReads.ts'
import { fromJson, withoutNulls } from './rowShape.ts'

/** A device list of the case, once however many places have the same bytes. */
export interface DeviceList extends ArtefactRef {
  /** `portal`, `entra` or `intune`. */
  readonly source: string
  readonly rows: number
  /** Newest activity in the list, UTC. */
  readonly newest?: string
  /** Where the list says what it is. */
  readonly locator: Locator
  readonly quote: string
}

interface ListRow extends Omit<DeviceList, 'source' | 'rows' | 'newest' | 'locator'> {
  readonly source: string
  readonly rows?: string
  readonly newest?: string
  readonly locator: string
}

const firstValue = (kind: string): string =>
  `(SELECT value FROM fact WHERE kind = '${kind}' AND artefactId = f.artefactId ORDER BY id LIMIT 1)`

/** The SQL of this file, for the test of its plans too. */
export const listSql = {
  lists: `SELECT a.id AS artefactId, a.name AS file, a.path, c.path AS container, a.format, a.edition, a.modifiedAt,
    f.value AS source, f.locator, f.quote, ${firstValue('inventory.rows')} AS rows, ${firstValue('inventory.newest')} AS newest
    FROM fact AS f CROSS JOIN artefact AS a ON a.contentId = f.artefactId AND a.final = 1 JOIN container AS c ON c.id = a.containerId
    WHERE f.kind = 'inventory.list' AND NOT EXISTS
      (SELECT 1 FROM artefact AS earlier WHERE earlier.contentId = a.contentId AND earlier.final = 1 AND earlier.id < a.id) ORDER BY a.id`,
  deviceOfRow: `SELECT r.deviceId FROM artefact AS a JOIN deviceRow AS r ON r.artefactId = a.contentId AND r.row = ? WHERE a.id = ? AND a.final = 1`,
  mapping: `SELECT content.mapping FROM artefact AS a JOIN artefact AS content ON content.id = a.contentId WHERE a.id = ? AND a.final = 1`,
  toJudge: 'SELECT toJudge FROM caseRecord',
} as const

/** Every finished device list, in the order of import. */
export function readDeviceLists(db: ReadableCase): readonly DeviceList[] {
  return prepared<object>(db, listSql.lists)
    .all()
    .map((row) => {
      const { source, rows, newest, locator, ...place } = withoutNulls<ListRow>(row)
      return {
        ...place,
        source: String(fromJson(source)),
        rows: rows === undefined ? 0 : Number(fromJson(rows)),
        ...(newest !== undefined && { newest: String(fromJson(newest)) }),
        locator: fromJson<Locator>(locator),
      }
    })
}

/** The device that a row of a list was given to; undefined where the row names none. */
export const readDeviceOfRow = (db: ReadableCase, artefactId: number, row: number): number | undefined =>
  prepared(db, listSql.deviceOfRow).pluck().get(row, artefactId) as number | undefined

/** How a person said that a list's columns are to be read (JSON, as `beginReading` got it); undefined where they are read as found. */
export const readListMapping = (db: ReadableCase, artefactId: number): string | undefined =>
  (prepared(db, listSql.mapping).pluck().get(artefactId) as string | null | undefined) ?? undefined

/** Whether a list came, or was read anew, and not every device was judged since. */
export const isToJudge = (db: ReadableCase): boolean => prepared(db, listSql.toJudge).pluck().get() === 1
