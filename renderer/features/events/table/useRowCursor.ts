import { useEffect, useEffectEvent, useState } from 'react'
import type { EventListRow } from '../../../../shared/contract/eventRequests.ts'
import type { Pages } from '../../../host/index.ts'

interface RowCursor {
  /** The row that keys start from; -1 before any was chosen. */
  readonly at: number
  /** The other end of what is selected. */
  readonly anchor: number
  readonly isSelected: (index: number) => boolean
  /** Moves to a row; `extends` keeps the other end. Its event is chosen as soon as it has come. */
  readonly choose: (index: number, extend?: boolean) => void
  /** The row of an event that is chosen already. */
  readonly place: (index: number) => void
  readonly forget: () => void
}

/** Which rows of a paged list are selected. */
export function useRowCursor(pages: Pages<'events.page'>, onChoose: (row: EventListRow) => void): RowCursor {
  const [{ at, anchor }, set] = useState({ at: -1, anchor: -1 })
  const [isWaiting, setWaiting] = useState(false)
  const reached = isWaiting ? pages.row(at) : undefined
  const arrive = useEffectEvent((row: EventListRow) => {
    setWaiting(false)
    onChoose(row)
  })
  useEffect(() => {
    if (reached !== undefined) arrive(reached)
  }, [reached])
  return {
    at,
    anchor,
    isSelected: (index) => at >= 0 && index >= Math.min(at, anchor) && index <= Math.max(at, anchor),
    choose: (index, extend = false) => {
      set({ at: index, anchor: extend && anchor >= 0 ? anchor : index })
      setWaiting(true)
    },
    place: (index) => set({ at: index, anchor: index }),
    forget: () => set({ at: -1, anchor: -1 }),
  }
}
