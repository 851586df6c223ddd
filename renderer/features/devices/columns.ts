import type { DeviceField, DeviceSort } from '../../../shared/contract/viewRequests.ts'

/** A column of the table; its name is `column.<id>` of the texts. */
export interface DeviceColumn {
  readonly id: string
  /** CSS pixels it takes at least, and its share of what is left over. */
  readonly min: number
  readonly grow: number
  /** What a click on its head sorts by, where the engine can. */
  readonly sort?: DeviceSort['by']
  /** Left out of the table while the devices are grouped by it: the head of the group says it. */
  readonly group?: DeviceField
  readonly shownAtFirst: boolean
}

export const deviceColumns = [
  { id: 'name', min: 172, grow: 1, sort: 'name', shownAtFirst: true },
  { id: 'verdict', min: 180, grow: 2, sort: 'severity', group: 'verdict', shownAtFirst: true },
  { id: 'os', min: 104, grow: 1, sort: 'os', group: 'os', shownAtFirst: true },
  { id: 'observed', min: 120, grow: 1.2, sort: 'observed', group: 'observed', shownAtFirst: true },
  { id: 'enrollmentStatus', min: 96, grow: 0.6, sort: 'enrollmentStatus', group: 'enrollmentStatus', shownAtFirst: true },
  { id: 'managedBy', min: 100, grow: 0.7, sort: 'managedBy', group: 'managedBy', shownAtFirst: true },
  { id: 'lastSeen', min: 150, grow: 0.5, sort: 'lastSeen', shownAtFirst: true },
  { id: 'osBuild', min: 110, grow: 0.7, shownAtFirst: false },
  { id: 'aadDeviceId', min: 290, grow: 0, shownAtFirst: false },
  { id: 'tenantId', min: 290, grow: 0, group: 'tenantId', shownAtFirst: false },
  { id: 'senseDeviceId', min: 290, grow: 0, shownAtFirst: false },
  { id: 'findings', min: 120, grow: 0, shownAtFirst: false },
  { id: 'artefacts', min: 90, grow: 0, shownAtFirst: false },
] as const satisfies readonly DeviceColumn[]

export type ColumnId = (typeof deviceColumns)[number]['id']

export const columnsAtFirst: readonly ColumnId[] = deviceColumns.filter((column) => column.shownAtFirst).map(({ id }) => id)

/** The columns to draw: those that are wanted, without the one that the groups say already. */
export const columnsToShow = (
  wanted: readonly ColumnId[],
  by: DeviceField | undefined,
): readonly (DeviceColumn & { readonly id: ColumnId })[] =>
  deviceColumns.filter((column: DeviceColumn & { readonly id: ColumnId }) => {
    return column.id === 'name' || (wanted.includes(column.id) && (by === undefined || column.group !== by))
  })

/** A click on a head: sorts by it, and the other way round when it is sorted by already. Names and text start with A, the rest with the worst or newest. */
export function nextSort(now: DeviceSort, by: DeviceSort['by']): DeviceSort {
  if (now.by === by) return { by, descending: !now.descending }
  return { by, descending: by === 'lastSeen' }
}

export const gridTemplate = (columns: readonly DeviceColumn[]): string =>
  columns.map(({ min, grow }) => (grow === 0 ? `${min}px` : `minmax(${min}px, ${grow}fr)`)).join(' ')

export const leastWidth = (columns: readonly DeviceColumn[]): number => columns.reduce((sum, { min }) => sum + min, 0)
