import { useEffect } from 'react'
import { tabs } from './tabs.tsx'

/** The first moments belong to the case that opens; a tab that is chosen by then is loaded when it is. */
const START_MS = 3000

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
    const start = setTimeout(() => next(0), START_MS)
    return () => {
      clearTimeout(start)
      cancelIdleCallback(handle)
    }
  }, [])
}
