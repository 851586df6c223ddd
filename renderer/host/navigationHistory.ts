import type { EvidenceRef } from '../../shared/contract/evidenceRef.ts'

export type Params = Readonly<Record<string, string | number | undefined>>

/** One stop of the way through the case: where the person was, and how the tab looked. */
export interface Stop {
  /** Differs from every other stop of the same way. */
  readonly id: number
  readonly tab: string
  readonly params: Params
  /** The place that an evidence chip led to. */
  readonly place: EvidenceRef | undefined
  /** What the place was opened from, in words: "Verdict of SRV-APP-07". */
  readonly from: string | undefined
  readonly deviceId: number | undefined
  /** What each part of the tab wants back when the person returns, by `useTabState`'s key. Written in place: it changes no view by itself. */
  readonly kept: Map<string, unknown>
}

/** Where the person is, and the stops before and after it, nearest to `now` at the inner ends. */
export interface Way {
  readonly before: readonly Stop[]
  readonly now: Stop
  readonly after: readonly Stop[]
  readonly lastId: number
}

/** Stops that back can reach; older ones, with what their tabs kept, are let go. */
export const LONGEST_WAY = 100

type NewStop = Pick<Stop, 'tab'> & Partial<Pick<Stop, 'params' | 'place' | 'from' | 'deviceId'>>

const makeStop = (id: number, { tab, params = {}, place, from, deviceId }: NewStop): Stop => ({
  id,
  tab,
  params,
  place,
  from,
  deviceId,
  kept: new Map(),
})

export const startWay = (tab: string): Way => ({ before: [], now: makeStop(0, { tab }), after: [], lastId: 0 })

/** A new stop after this one; what lay ahead is gone, as in a browser. */
function goOn(way: Way, stop: NewStop): Way {
  const lastId = way.lastId + 1
  return { before: [...way.before, way.now].slice(-LONGEST_WAY), now: makeStop(lastId, stop), after: [], lastId }
}

/** Opens a tab. The one in front, asked for as it is, stays: what is selected in it is not lost. */
export function goToTab(way: Way, tab: string, params: Params = {}): Way {
  const { now } = way
  const isBare = now.place === undefined && Object.keys(now.params).length === 0
  if (tab === now.tab && isBare && Object.keys(params).length === 0) return way
  return goOn(way, { tab, params, deviceId: typeof params.deviceId === 'number' ? params.deviceId : now.deviceId })
}

export const goToPlace = (way: Way, place: EvidenceRef, from?: string): Way =>
  goOn(way, { tab: 'evidence', place, from, deviceId: way.now.deviceId })

/** Restricts the tab in front to one device; undefined means all. */
export const goToDevice = (way: Way, deviceId: number | undefined): Way => goOn(way, { tab: way.now.tab, deviceId })

export function goBack(way: Way): Way {
  const now = way.before.at(-1)
  return now === undefined ? way : { ...way, before: way.before.slice(0, -1), now, after: [way.now, ...way.after] }
}

export function goForward(way: Way): Way {
  const now = way.after[0]
  return now === undefined ? way : { ...way, before: [...way.before, way.now], now, after: way.after.slice(1) }
}
