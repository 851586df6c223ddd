import { createDeviceMatching, type MatchedDevice } from '../../../shared/compare/matchDevices.ts'
import type { MergeChoices, MergedDevice } from '../../../shared/contract/mergeRequests.ts'
import { listDeviceIds, type MergePlace, type ReadableCase, readDevices } from '../../store/index.ts'
import { placeKey } from './placeKey.ts'

/** A case with the places of its evidence. */
export interface PlacedCase {
  readonly db: ReadableCase
  readonly places: readonly MergePlace[]
}

/** What each device of another case is in this one: by ids, by name, and where that leaves it open by the evidence that both have, or as a person said. */
export function mapDevices(ours: PlacedCase, theirs: PlacedCase, choices: MergeChoices['devices']): MergedDevice[] {
  const here = devicesOf(ours.db)
  const byId = new Map(here.map((device) => [device.deviceId, device]))
  const match = createDeviceMatching(here)
  const byEvidence = evidenceMatching(ours.places, theirs.places)
  const chosen = new Map((choices ?? []).map(({ otherDeviceId, ours: deviceId }) => [otherDeviceId, deviceId]))
  const mapped = devicesOf(theirs.db).map(({ deviceId: otherDeviceId, name, ids }): MergedDevice => {
    const about = { otherDeviceId, name, ids }
    const told = chosen.get(otherDeviceId)
    const same = told === undefined || told === null ? undefined : byId.get(told)
    if (told === null) return { ...about, outcome: 'new' }
    if (same !== undefined) return { ...about, outcome: 'same', ours: same }
    const matching = match({ deviceId: otherDeviceId, name, ids })
    if (matching.kind === 'match') return { ...about, outcome: 'same', by: matching.by, ours: matching.device }
    const shared = byId.get(byEvidence(otherDeviceId) ?? 0)
    if (shared !== undefined) return { ...about, outcome: 'same', by: 'evidence', ours: shared }
    if (matching.kind === 'none') return { ...about, outcome: 'new' }
    const { candidates, usually } = matching
    return { ...about, outcome: 'ambiguous', candidates: [...candidates], ...(usually && { usually: usually.deviceId }) }
  })
  return leaveToIds(mapped, here)
}

/** A device here that another one there is by its id is not taken for a second one there by no more than a name. */
function leaveToIds(devices: readonly MergedDevice[], here: readonly MatchedDevice[]): MergedDevice[] {
  const byId = new Set(
    devices.flatMap(({ outcome, by, ours }) => (outcome === 'same' && by !== 'name' && ours !== undefined ? [ours.deviceId] : [])),
  )
  return devices.map(({ usually, ...device }): MergedDevice => {
    const { outcome, by, ours, otherDeviceId, name, ids } = device
    if (outcome === 'same' && by === 'name' && ours !== undefined && byId.has(ours.deviceId))
      return { otherDeviceId, name, ids, outcome: 'ambiguous', candidates: here.filter(({ deviceId }) => deviceId === ours.deviceId) }
    return usually === undefined || byId.has(usually) ? device : { ...device, usually }
  })
}

/** The device here that a device there is taken for, or undefined for a new one. */
export const takenFor = ({ outcome, ours, usually }: MergedDevice): number | undefined =>
  outcome === 'ambiguous' ? usually : ours?.deviceId

const devicesOf = (db: ReadableCase) => readDevices(db, listDeviceIds(db)).map(({ id, name, ids }) => ({ deviceId: id, name, ids }))

/** Finds the device here that has most of the evidence that a device there has at the same places. */
function evidenceMatching(ours: readonly MergePlace[], theirs: readonly MergePlace[]): (otherDeviceId: number) => number | undefined {
  const owners = new Map(ours.map((place) => [placeKey(place), place.deviceId]))
  const votes = new Map<number, Map<number, number>>()
  for (const place of theirs) {
    const owner = owners.get(placeKey(place))
    if (place.deviceId === undefined || owner === undefined) continue
    const of = votes.get(place.deviceId) ?? new Map<number, number>()
    votes.set(place.deviceId, of)
    of.set(owner, (of.get(owner) ?? 0) + 1)
  }
  return (otherDeviceId) => [...(votes.get(otherDeviceId) ?? [])].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0]
}
