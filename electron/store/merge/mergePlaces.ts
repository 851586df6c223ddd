import type { Problem } from '../../../shared/facts/problem.ts'
import type { AssignedBy } from '../assignedBy.ts'
import { prepared, type ReadableCase } from '../caseConnection.ts'
import { type EvidencePlace, placeFinder } from '../placeReads.ts'
import { fromJson, withoutNulls } from '../rowShape.ts'

/** A piece of evidence of a case with everything that another case needs to have it at the same place. */
export interface MergePlace extends EvidencePlace {
  readonly containerId: number
  /** Within its container. */
  readonly path: string
  /** True for what lies in a zip within the outermost container. */
  readonly isNested: boolean
  readonly sha256: string
  readonly size: number
  readonly blobId?: number
  readonly deviceId?: number
  readonly assignedBy: AssignedBy
}

type PlaceRow = Omit<MergePlace, 'root' | 'rootPath' | 'rootKind' | 'place' | 'isNested'>

/** The SQL of this file, for the test of its plans too. */
export const mergePlaceSql = {
  all: `SELECT id AS artefactId, containerId, path, name, sha256, size, blobId, format, importedAt, modifiedAt, deviceId, assignedBy
    FROM artefact WHERE final = 1 ORDER BY id`,
  problems:
    'SELECT problem FROM problem WHERE artefactId = (SELECT contentId FROM artefact WHERE id = ? AND final = 1) ORDER BY id LIMIT 500',
  containerTimes: 'SELECT id, importedAt FROM container WHERE parentId IS NULL',
  recordOfRule: `SELECT a.sha256, r.locator FROM record AS r JOIN artefact AS a ON a.id = r.artefactId WHERE r.id = ?`,
  ruleAtPlace: `SELECT r.id FROM artefact AS a JOIN record AS r ON r.artefactId = a.contentId AND r.type = 'syncRule' AND r.locator = @locator
    WHERE a.sha256 = @sha256 AND a.final = 1 ORDER BY a.id LIMIT 1`,
} as const

/** Every piece of evidence, in the order of import. */
export function listMergePlaces(db: ReadableCase): MergePlace[] {
  const locate = placeFinder(db)
  return prepared<object>(db, mergePlaceSql.all)
    .all()
    .map((row) => {
      const own = withoutNulls<PlaceRow>(row)
      const where = locate(own.containerId, own.path)
      return { ...own, ...where, isNested: where.root !== own.containerId }
    })
}

/** What is told of a piece of evidence, 500 problems at most. */
export const listProblemsOf = (db: ReadableCase, artefactId: number): Problem[] =>
  (prepared(db, mergePlaceSql.problems).pluck().all(artefactId) as string[]).map((text) => fromJson<Problem>(text))

/** When each outermost container was imported, UTC. */
export const listContainerTimes = (db: ReadableCase): ReadonlyMap<number, string> =>
  new Map(
    prepared<{ id: number; importedAt: string }>(db, mergePlaceSql.containerTimes)
      .all()
      .map(({ id, importedAt }) => [id, importedAt]),
  )

/** The place of a rule in the file that it was read from, by which another case finds the same rule. */
export interface RulePlace {
  readonly sha256: string
  /** JSON. */
  readonly locator: string
}

export const readRulePlace = (db: ReadableCase, recordId: number): RulePlace | undefined =>
  prepared<RulePlace>(db, mergePlaceSql.recordOfRule).get(recordId)

export const findRuleAt = (db: ReadableCase, place: RulePlace): number | undefined =>
  prepared(db, mergePlaceSql.ruleAtPlace).pluck().get(place) as number | undefined
