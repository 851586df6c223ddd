import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import type { EvidenceRef } from '../../shared/contract/evidenceRef.ts'
import { goBack, goForward, goToDevice, goToPlace, goToTab, type Params, type Stop, startWay } from './navigationHistory.ts'
import { useSettings } from './settings.tsx'

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

/** The way through the tabs, with back and forward. A new case starts a new way (`key` it by the case's path). */
export function NavigationProvider({ children }: { readonly children: ReactNode }) {
  const { settings, save } = useSettings()
  const [way, setWay] = useState(() => startWay(settings.lastTab))
  const openTab = useCallback(
    (tab: string, params?: Params) => {
      // No place to begin at.
      if (tab !== 'settings' && tab !== 'library') save({ lastTab: tab })
      setWay((now) => goToTab(now, tab, params))
    },
    [save],
  )
  const openPlace = useCallback((place: EvidenceRef, from?: string) => setWay((now) => goToPlace(now, place, from)), [])
  const setDeviceId = useCallback((deviceId: number | undefined) => setWay((now) => goToDevice(now, deviceId)), [])
  const back = useCallback(() => setWay(goBack), [])
  const forward = useCallback(() => setWay(goForward), [])

  const value = useMemo<NavigationState>(() => {
    const { now: stop, before, after } = way
    const { tab, params, place, from } = stop
    const actions = { openTab, openPlace, setDeviceId, back, forward }
    return { stop, tab, params, place, openedFrom: from, ...actions, canBack: before.length > 0, canForward: after.length > 0 }
  }, [way, openTab, openPlace, setDeviceId, back, forward])
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
export const useStopKey = (): number => useStop().stop.id
