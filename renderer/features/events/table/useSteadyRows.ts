import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { EventFilter } from '../../../../shared/contract/eventRequests.ts'
import type { Pages } from '../../../host/index.ts'
import type { Jump } from '../useJump.ts'

interface SteadyRowsOptions {
  readonly pages: Pages<'events.page'>
  readonly filter: EventFilter
  readonly virtual: Virtualizer<HTMLDivElement, Element>
  /** Index of the first row of the part that is scrolled, and of the row that keys start from (-1: none). */
  readonly base: number
  readonly at: number
  readonly locate: Jump['locate']
  /** The row that keys start from stands elsewhere. */
  readonly onPlace: (index: number) => void
  readonly rowHeight: number
}

/** What was in sight when it was drawn last: the row of the cursor if it was, else the one at the top. */
interface Seen {
  readonly key: string
  readonly total: number
  readonly index: number
  readonly id: number | undefined
  readonly atId: number | undefined
}

/** When another source has been read, its events come between the others: what a person looks at stays where it was on the screen. */
export function useSteadyRows({ pages, filter, virtual, base, at, locate, onPlace, rowHeight }: SteadyRowsOptions): void {
  const seen = useRef<Seen | undefined>(undefined)
  const key = JSON.stringify(filter)
  const { total } = pages
  const move = useEffectEvent(async ({ index, id, atId }: Seen) => {
    const place = atId === undefined ? undefined : await locate(atId)
    if (place !== undefined) onPlace(place)
    // At the top the new ones are wanted in sight.
    if (id === undefined || index === 0) return
    const now = id === atId ? place : await locate(id)
    if (now !== undefined && now !== index) virtual.scrollToOffset((virtual.scrollOffset ?? 0) + (now - index) * rowHeight)
  })
  useEffect(() => {
    const before = seen.current
    if (before?.key === key && before.total !== total && total > 0) {
      seen.current = { ...before, total }
      void move(before)
    }
  }, [key, total])
  useEffect(() => {
    if (pages.status !== 'ready' || (seen.current?.key === key && seen.current.total !== total)) return
    const top = base + (virtual.range?.startIndex ?? 0)
    const isAtInSight = at >= top && at <= base + (virtual.range?.endIndex ?? 0)
    const index = isAtInSight && top > 0 ? at : top
    seen.current = { key, total, index, id: pages.row(index)?.id, atId: pages.row(at)?.id }
  })
}
