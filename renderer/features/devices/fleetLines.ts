import type { DeviceField, DeviceFilter, DeviceGroup } from '../../../shared/contract/viewRequests.ts'
import { filterOfGroup } from './deviceFilters.ts'

/** Devices of an opened group that are shown before "Show n more". */
export const FIRST_OF_GROUP = 10

/** Devices that stand one after the other in the table and are asked for by one filter. */
export interface FleetList {
  readonly key: string
  readonly filter: DeviceFilter
  readonly group: DeviceGroup | undefined
  /** What the devices are grouped by. */
  readonly by: DeviceField | undefined
  readonly open: boolean
  /** Devices that are shown of it, and that there are. */
  readonly shown: number
  readonly total: number
}

/** A line of the table: the head of a group, a device by its place in the list, or the offer of more. */
export type FleetLine =
  | { readonly kind: 'group'; readonly list: FleetList }
  | { readonly kind: 'device'; readonly list: FleetList; readonly at: number }
  | { readonly kind: 'more'; readonly list: FleetList }

/** What a person folded, opened and asked more of, by the group's key. */
export interface Folding {
  readonly toggled: readonly string[]
  readonly unrolled: readonly string[]
}

interface Fleet {
  readonly filter: DeviceFilter
  readonly total: number
  readonly by: DeviceField | undefined
  readonly groups: readonly DeviceGroup[]
}

/** The lists that the table is made of: one a group, or one of all devices. */
export function fleetLists({ filter, total, by, groups }: Fleet, { toggled, unrolled }: Folding): readonly FleetList[] {
  if (by === undefined) return [{ key: 'all', filter, group: undefined, by, open: true, shown: total, total }]
  return groups.map((group) => {
    const key = `${by} ${JSON.stringify(group.key)}`
    const isUnrolled = unrolled.includes(key) || group.devices <= FIRST_OF_GROUP
    return {
      key,
      filter: filterOfGroup(filter, by, group.key),
      group,
      by,
      open: toggled.includes(key) !== startsOpen(group),
      shown: isUnrolled ? group.devices : FIRST_OF_GROUP,
      total: group.devices,
    }
  })
}

/** Where nothing is to be done the group starts folded. */
const startsOpen = (group: DeviceGroup): boolean => group.severity !== 'ok' && group.severity !== 'unknown'

/** How many lines a list takes in the table. */
export function linesOf({ group, open, shown, total }: FleetList): number {
  const head = group === undefined ? 0 : 1
  return open ? head + shown + (shown < total ? 1 : 0) : head
}

/** The line at a place, without a line being made for each of ten thousand devices. */
export function lineAt(lists: readonly FleetList[], index: number): FleetLine | undefined {
  let left = index
  for (const list of lists) {
    const lines = linesOf(list)
    if (left < lines) return lineOf(list, left)
    left -= lines
  }
  return undefined
}

function lineOf(list: FleetList, index: number): FleetLine {
  const at = list.group === undefined ? index : index - 1
  if (at < 0) return { kind: 'group', list }
  return at < list.shown ? { kind: 'device', list, at } : { kind: 'more', list }
}

/** The place of a device's line, or of a group's head where `at` is -1. */
export function placeOf(lists: readonly FleetList[], key: string, at: number): number {
  let before = 0
  for (const list of lists) {
    if (list.key === key) return before + (list.group === undefined ? at : at + 1)
    before += linesOf(list)
  }
  return 0
}
