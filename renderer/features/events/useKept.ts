import { useCallback } from 'react'
import { useCase, useDevice, useTabState } from '../../host/index.ts'

/** What the timeline of each case and device looked like last. */
const last = new Map<string, unknown>()

/**
 * State that is there again when the person comes back to the tab by any way, as long as the app runs.
 * `asked` comes from another tab and takes the place of what was left here.
 */
export function useKept<T>(key: string, initial: T, asked?: T): readonly [T, (value: T) => void] {
  const { state } = useCase()
  const { deviceId } = useDevice()
  const slot = JSON.stringify([state.open ? state.path : '', deviceId ?? 0, key])
  const left = last.has(slot) ? (last.get(slot) as T) : initial
  const [value, setValue] = useTabState<T>(`events.${key}`, asked ?? left)
  const keep = useCallback(
    (next: T) => {
      last.set(slot, next)
      setValue(next)
    },
    [slot, setValue],
  )
  return [value, keep]
}
