import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import type { EvidenceRef } from '../../shared/contract/evidenceRef.ts'
import { useSettings } from './settings.tsx'

export type Params = Readonly<Record<string, string | number | undefined>>

/** One stop of the way through the case: where the person was, and how the tab looked. */
interface Stop {
  readonly tab: string
  readonly params: Params
  readonly place: EvidenceRef | undefined
  /** What the place was opened from, in words: "Verdict of SRV-APP-07". */
  readonly from: string | undefined
  readonly deviceId: number | undefined
  /** What each part of the tab wants back when the person returns, by `useTabState`'s key. */
  readonly kept: Map<string, unknown>
}

interface Navigation {
  readonly tab: string
  readonly params: Params
  /** The place an evidence chip led to; undefined when the tab was opened by itself. */
  readonly place: EvidenceRef | undefined
  readonly openedFrom: string | undefined
  readonly openTab: (tab: string, params?: Params) => void
  readonly openPlace: (place: EvidenceRef, from?: string) => void
  readonly back: () => void
  readonly forward: () => void
  readonly canBack: boolean
  readonly canForward: boolean
}

interface NavigationState extends Navigation {
  readonly stop: Stop
  readonly setDeviceId: (deviceId: number | undefined) => void
}

const NavigationContext = createContext<NavigationState | undefined>(undefined)

const newStop = (tab: string, change: Partial<Stop> = {}): Stop => ({
  tab,
  params: {},
  place: undefined,
  from: undefined,
  deviceId: undefined,
  kept: new Map(),
  ...change,
})

/** The way through the tabs, with back and forward. A new case starts a new way (`key` it by the case's path). */
export function NavigationProvider({ children }: { readonly children: ReactNode }) {
  const { settings, save } = useSettings()
  const [way, setWay] = useState(() => ({ stops: [newStop(settings.lastTab)], at: 0 }))
  const stop = way.stops[way.at] ?? newStop('overview')

  const go = useCallback((next: (now: Stop) => Stop) => {
    setWay((now) => {
      const current = now.stops[now.at] ?? newStop('overview')
      return { stops: [...now.stops.slice(0, now.at + 1), next(current)], at: now.at + 1 }
    })
  }, [])
  const openTab = useCallback(
    (tab: string, params: Params = {}) => {
      if (tab !== 'settings') save({ lastTab: tab })
      go((now) => newStop(tab, { params, deviceId: typeof params.deviceId === 'number' ? params.deviceId : now.deviceId }))
    },
    [go, save],
  )
  const openPlace = useCallback(
    (place: EvidenceRef, from?: string) => go((now) => newStop('evidence', { place, from, deviceId: now.deviceId })),
    [go],
  )
  const move = useCallback((by: number) => {
    setWay((now) => ({ ...now, at: Math.min(Math.max(now.at + by, 0), now.stops.length - 1) }))
  }, [])
  const setDeviceId = useCallback((deviceId: number | undefined) => go((now) => newStop(now.tab, { deviceId })), [go])

  const value = useMemo<NavigationState>(
    () => ({
      stop,
      tab: stop.tab,
      params: stop.params,
      place: stop.place,
      openedFrom: stop.from,
      openTab,
      openPlace,
      setDeviceId,
      back: () => move(-1),
      forward: () => move(1),
      canBack: way.at > 0,
      canForward: way.at < way.stops.length - 1,
    }),
    [stop, way.at, way.stops.length, openTab, openPlace, setDeviceId, move],
  )
  return <NavigationContext value={value}>{children}</NavigationContext>
}

function useStop(): NavigationState {
  const navigation = useContext(NavigationContext)
  if (navigation === undefined) throw new Error('useNavigation outside of NavigationProvider')
  return navigation
}

export const useNavigation = (): Navigation => useStop()

/** The device that all tabs are restricted to; undefined means all devices. */
export function useDevice(): { readonly deviceId: number | undefined; readonly setDeviceId: (deviceId: number | undefined) => void } {
  const { stop, setDeviceId } = useStop()
  return { deviceId: stop.deviceId, setDeviceId }
}

/** State of a tab that back and forward bring back as it was: selection, filters, scroll. */
export function useTabState<T>(key: string, initial: T): readonly [T, (value: T) => void] {
  const { stop } = useStop()
  const [value, setValue] = useState<T>(() => (stop.kept.has(key) ? (stop.kept.get(key) as T) : initial))
  const keep = useCallback(
    (next: T) => {
      stop.kept.set(key, next)
      setValue(next)
    },
    [stop, key],
  )
  return [value, keep]
}

/** Changes with every stop: a tab keyed by it is made anew, with its kept state. */
export const useStopKey = (): string => {
  const { stop } = useStop()
  return stopKeyOf(stop)
}

const stopKeys = new WeakMap<object, string>()
let lastKey = 0

function stopKeyOf(stop: Stop): string {
  const known = stopKeys.get(stop)
  if (known !== undefined) return known
  lastKey += 1
  const key = `stop-${lastKey}`
  stopKeys.set(stop, key)
  return key
}
