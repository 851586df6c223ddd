import { useCallback, useState, useSyncExternalStore } from 'react'

const kept = new Map<string, unknown>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * State that outlasts its tab and every stop of the way, until the window closes: what somebody decided must not be gone because they looked
 * something up in another tab. What belongs to one case has the case's path in its key.
 */
export function useSessionState<T>(key: string, initial: T): readonly [T, (value: T) => void] {
  const [first] = useState(initial)
  const value = useSyncExternalStore(subscribe, () => (kept.has(key) ? (kept.get(key) as T) : first))
  const keep = useCallback(
    (next: T) => {
      kept.set(key, next)
      for (const listener of listeners) listener()
    },
    [key],
  )
  return [value, keep]
}
