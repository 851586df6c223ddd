import { resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { type DevicePair, type MatchedDevice, pairDevices } from '../../../shared/compare/matchDevices.ts'
import type { Comparison, RegistryChange } from '../../../shared/contract/compareRequests.ts'
import type { DeviceRow } from '../../../shared/contract/viewRequests.ts'
import { caseAccess, listDeviceIds, type ReadableCase, readCaseRecord, readDevices } from '../../store/index.ts'
import { withOtherCase } from '../otherCase.ts'
import { comparisonOf } from './compareReads.ts'
import { readCollections, readSide } from './readSide.ts'
import { type RegistryChanges, registryChanges } from './registryChanges.ts'

/** Registry values that differ and are told of one pair. */
const REGISTRY_TOLD = 500

export interface ComparedPair {
  readonly by: 'aadDeviceId' | 'senseDeviceId' | 'name' | 'chosen'
  readonly comparison: Comparison
  readonly registry: Pick<RegistryChanges, 'counts' | 'cut'> & { readonly rows: readonly RegistryChange[] }
}

/** What two case files have to be compared, before any of it is. */
export interface ComparedCases {
  readonly left: { readonly path: string; readonly title: string; readonly damaged: boolean }
  readonly right: { readonly path: string; readonly title: string; readonly damaged: boolean }
  readonly onlyLeft: readonly MatchedDevice[]
  readonly onlyRight: readonly MatchedDevice[]
  readonly pairs: () => AsyncGenerator<ComparedPair>
}

/** A name that no device of the case has, or nothing in the case that could be compared. */
export class NothingToCompare extends Error {
  /** Absent where the device is there and has but one collection. */
  readonly missing: { readonly path: string; readonly device: string } | undefined

  constructor(missing?: { readonly path: string; readonly device: string }) {
    super('nothing to compare')
    this.name = 'NothingToCompare'
    this.missing = missing
  }
}

/**
 * Compares two case files, which are only read. Devices are matched by id, then name; `names` chooses one: the device of that name on both
 * sides, or one name for each side. With the same case on both sides and one name: the device's first collection and its latest.
 */
export function compareCases<T>(
  paths: { readonly left: string; readonly right: string },
  names: readonly string[],
  use: (cases: ComparedCases) => Promise<T>,
): Promise<T> {
  const now = (): Date => new Date()
  return withOtherCase(paths.left, now, (leftDb) => {
    const isOne = resolve(paths.left) === resolve(paths.right)
    const compare = (rightDb: ReadableCase): Promise<T> =>
      use(chosen({ path: paths.left, db: leftDb }, { path: paths.right, db: rightDb }, names, isOne))
    return isOne ? compare(leftDb) : withOtherCase(paths.right, now, compare)
  })
}

interface OpenedCase {
  readonly path: string
  readonly db: ReadableCase
}

interface ChosenPair {
  readonly left: { readonly deviceId: number; readonly collection?: string }
  readonly right: { readonly deviceId: number; readonly collection?: string }
  readonly by: ComparedPair['by']
}

function chosen(left: OpenedCase, right: OpenedCase, names: readonly string[], isOne: boolean): ComparedCases {
  const about = ({ path, db }: OpenedCase) => ({ path, title: readCaseRecord(db).title, damaged: caseAccess(db).damaged === true })
  const { pairs, onlyLeft, onlyRight } = names.length > 0 ? byName(left, right, names, isOne) : byMatch(left, right, isOne)
  const each = async function* (): AsyncGenerator<ComparedPair> {
    for (const pair of pairs) yield await comparePair(left, right, pair)
  }
  return { left: about(left), right: about(right), onlyLeft, onlyRight, pairs: each }
}

function byMatch(left: OpenedCase, right: OpenedCase, isOne: boolean) {
  if (isOne) {
    const pairs = devicesOf(left.db).flatMap(({ deviceId }) => firstAndLatest(left.db, deviceId) ?? [])
    if (pairs.length === 0) throw new NothingToCompare()
    return { pairs, onlyLeft: [], onlyRight: [] }
  }
  const { pairs, onlyLeft, onlyRight } = pairDevices(devicesOf(left.db), devicesOf(right.db))
  return { pairs: pairs.map(asChosen), onlyLeft, onlyRight }
}

const asChosen = ({ left, right, by }: DevicePair<MatchedDevice>): ChosenPair => ({
  left: { deviceId: left.deviceId },
  right: { deviceId: right.deviceId },
  by,
})

function byName(left: OpenedCase, right: OpenedCase, [first = '', second = first]: readonly string[], isOne: boolean) {
  const before = named(left, first)
  const after = named(right, second)
  if (isOne && before.deviceId === after.deviceId) {
    const pair = firstAndLatest(left.db, before.deviceId)
    if (pair === undefined) throw new NothingToCompare()
    return { pairs: [pair], onlyLeft: [], onlyRight: [] }
  }
  const pair: ChosenPair = { left: { deviceId: before.deviceId }, right: { deviceId: after.deviceId }, by: 'chosen' }
  return { pairs: [pair], onlyLeft: [], onlyRight: [] }
}

function named({ path, db }: OpenedCase, name: string): MatchedDevice {
  const found = devicesOf(db).find((device) => device.name.toLowerCase() === name.toLowerCase())
  if (found === undefined) throw new NothingToCompare({ path, device: name })
  return found
}

/** The same device at two times; undefined where all of its evidence was collected together. */
function firstAndLatest(db: ReadableCase, deviceId: number): ChosenPair | undefined {
  const collections = readCollections(db, deviceId)
  const [first] = collections
  const latest = collections.at(-1)
  if (first === undefined || latest === undefined || first.key === latest.key) return undefined
  return { left: { deviceId, collection: first.key }, right: { deviceId, collection: latest.key }, by: 'chosen' }
}

/** By name, as the case lists them. */
const devicesOf = (db: ReadableCase): MatchedDevice[] =>
  readDevices(db, listDeviceIds(db))
    .map(({ id, name, ids }: DeviceRow) => ({ deviceId: id, name, ids }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))

async function comparePair(left: OpenedCase, right: OpenedCase, pair: ChosenPair): Promise<ComparedPair> {
  const before = { side: readSide(left.db, { casePath: left.path, ...pair.left }), db: left.db }
  const after = { side: readSide(right.db, { casePath: right.path, ...pair.right }), db: right.db }
  const { rows, counts, cut } = await registryChanges(before, after, () => setImmediate())
  const changed = rows.filter(({ change }) => change === 'changed')
  const others = rows.filter(({ change }) => change === 'left' || change === 'right')
  const registry = { counts, cut, rows: [...changed, ...others].slice(0, REGISTRY_TOLD) }
  return { by: pair.by, comparison: comparisonOf(before.side, after.side), registry }
}
