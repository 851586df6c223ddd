import { compareSides } from '../../../shared/compare/compareSides.ts'
import type { ComparableDevice, CompareSide, Comparison } from '../../../shared/contract/compareRequests.ts'
import { listDevices, placeFinder, type ReadableCase, readDevice } from '../../store/index.ts'
import { type ReadSide, readCollections, readSide } from './readSide.ts'

/** How a case is reached: the open one, or another one that is read for as long as `read` takes. */
export type WithCase = <T>(casePath: string | undefined, read: (db: ReadableCase) => Promise<T> | T) => Promise<T>

interface ComparableQuery {
  readonly offset: number
  readonly limit: number
  readonly text?: string
  /** Stands in the place of the page's last where it is not on it. */
  readonly withDevice?: number
}

/** Devices of a case by name, each with its collections. */
export function listComparable(
  db: ReadableCase,
  { offset, limit, text, withDevice }: ComparableQuery,
): { readonly total: number; readonly rows: ComparableDevice[] } {
  const filter = text === undefined || text === '' ? {} : { filter: { text } }
  const { total, rows } = listDevices(db, { offset, limit, ...filter, sort: { by: 'name', descending: false } })
  const locate = placeFinder(db)
  const wanted = withDevice === undefined || rows.some(({ id }) => id === withDevice) ? undefined : readDevice(db, withDevice)
  return {
    total,
    rows: (wanted === undefined ? rows : [...rows.slice(0, limit - 1), wanted]).map(({ id, name, ids, verdict }) => ({
      deviceId: id,
      name,
      ids,
      verdict: { rule: verdict.rule, title: verdict.title, severity: verdict.severity },
      collections: readCollections(db, id, locate).map(({ artefactIds: _ids, ...collection }) => collection),
    })),
  }
}

/** Reads both sides, wherever they lie, and hands them on while their cases are open. */
export const withSides = <T>(
  withCase: WithCase,
  { left, right }: { readonly left: CompareSide; readonly right: CompareSide },
  use: (left: SideWithCase, right: SideWithCase) => Promise<T> | T,
): Promise<T> =>
  withCase(left.casePath, (leftDb) => {
    const before = { side: readSide(leftDb, left), db: leftDb }
    if (right.casePath === left.casePath) return use(before, { side: readSide(leftDb, right), db: leftDb })
    return withCase(right.casePath, (rightDb) => use(before, { side: readSide(rightDb, right), db: rightDb }))
  })

export interface SideWithCase {
  readonly side: ReadSide
  readonly db: ReadableCase
}

/** Two sides held against each other. */
export const comparisonOf = (left: ReadSide, right: ReadSide): Comparison => ({
  left: left.summary,
  right: right.summary,
  ...compareSides(left, right),
})
