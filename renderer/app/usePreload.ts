import { useEffect } from 'react'
import { tabs } from './tabs.tsx'

/** Loads the tabs behind the first picture, one at a time while the window is idle, so that none has to be waited for later. */
export function usePreload(): void {
  useEffect(() => {
    let handle = 0
    const next = (index: number) => {
      const tab = tabs[index]
      if (tab === undefined) return
      handle = requestIdleCallback(() => {
        // A tab that cannot be loaded says so when it is opened: its boundary shows the error.
        tab.preload().then(
          () => next(index + 1),
          () => next(index + 1),
        )
      })
    }
    next(0)
    return () => cancelIdleCallback(handle)
  }, [])
}
