import type { ComparableDevice } from '../contract/compareRequests.ts'

export type MatchedDevice = Pick<ComparableDevice, 'deviceId' | 'name' | 'ids'>
export type MatchedBy = 'aadDeviceId' | 'senseDeviceId' | 'name'

export type DeviceMatching<T> =
  | { readonly kind: 'match'; readonly device: T; readonly by: MatchedBy }
  /** Somebody has to say whether it is one of these. `usually`: what an import would take it for; absent: for a device of its own. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly T[]; readonly usually?: T }
  | { readonly kind: 'none' }

/** Finds in one case what a device of another case is there: by its ids, else by its name. */
export function createDeviceMatching<T extends MatchedDevice>(devices: readonly T[]): (device: MatchedDevice) => DeviceMatching<T> {
  const byEntraId = groupBy(devices, ({ ids }) => ids.aadDeviceId)
  const bySenseId = groupBy(devices, ({ ids }) => ids.senseDeviceId)
  const byName = groupBy(devices, ({ name }) => name)
  return ({ name, ids }) => {
    const ofEntra = found(byEntraId, ids.aadDeviceId)
    const ofSense = found(bySenseId, ids.senseDeviceId)
    const byId = [...new Set([...ofSense, ...ofEntra])]
    const [first] = byId
    if (byId.length > 1) return { kind: 'ambiguous', candidates: byId, ...(first !== undefined && { usually: first }) }
    if (first !== undefined) return { kind: 'match', device: first, by: ofEntra.includes(first) ? 'aadDeviceId' : 'senseDeviceId' }
    return matchByName(found(byName, name), ids)
  }
}

function matchByName<T extends MatchedDevice>(named: readonly T[], ids: MatchedDevice['ids']): DeviceMatching<T> {
  // The same name with another sensor is another device; another Entra id may be a device that was joined anew.
  const fitting = named.filter((device) => !differ(device.ids.senseDeviceId, ids.senseDeviceId))
  const [first, ...others] = fitting
  if (named.length === 0) return { kind: 'none' }
  const isSure = first !== undefined && others.length === 0 && named.length === 1 && !differ(first.ids.aadDeviceId, ids.aadDeviceId)
  if (isSure) return { kind: 'match', device: first, by: 'name' }
  return { kind: 'ambiguous', candidates: named, ...(first !== undefined && { usually: first }) }
}

const differ = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() !== b.toLowerCase()

function groupBy<T>(devices: readonly T[], keyOf: (device: T) => string | undefined): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const device of devices) {
    const key = keyOf(device)?.toLowerCase()
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [device])
    else group.push(device)
  }
  return groups
}

const found = <T>(groups: ReadonlyMap<string, T[]>, key: string | undefined): readonly T[] =>
  key === undefined ? [] : (groups.get(key.toLowerCase()) ?? [])

export interface DevicePair<T> {
  readonly left: T
  readonly right: T
  readonly by: MatchedBy
}

/** Which device of one case is which of the other; those that are on one side only, or cannot be told apart, are told. Each is paired once. */
export function pairDevices<T extends MatchedDevice>(
  left: readonly T[],
  right: readonly T[],
): { readonly pairs: readonly DevicePair<T>[]; readonly onlyLeft: readonly T[]; readonly onlyRight: readonly T[] } {
  const match = createDeviceMatching(right)
  const taken = new Set<number>()
  const pairOf = new Map<number, DevicePair<T>>()
  const matched = left.map((device) => ({ device, matching: match(device) }))
  for (const { device, matching } of matched.toSorted((a, b) => doubtOf(a.matching) - doubtOf(b.matching))) {
    const partner = partnerOf(matching)
    if (partner === undefined || taken.has(partner.deviceId)) continue
    taken.add(partner.deviceId)
    pairOf.set(device.deviceId, { left: device, right: partner, by: matching.kind === 'match' ? matching.by : 'name' })
  }
  return {
    pairs: left.flatMap(({ deviceId }) => pairOf.get(deviceId) ?? []),
    onlyLeft: left.filter(({ deviceId }) => !pairOf.has(deviceId)),
    onlyRight: right.filter(({ deviceId }) => !taken.has(deviceId)),
  }
}

/** An id tells more than a name, and a name that fits more than one that leaves it open: what is surer is paired first. */
const doubtOf = (matching: DeviceMatching<unknown>): number => (matching.kind === 'match' ? (matching.by === 'name' ? 1 : 0) : 2)

const partnerOf = <T>(matching: DeviceMatching<T>): T | undefined =>
  matching.kind === 'match' ? matching.device : matching.kind === 'ambiguous' ? matching.usually : undefined
