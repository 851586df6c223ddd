import { type RefObject, useLayoutEffect, useState } from 'react'

/** How far down the scroll the list begins; what stands above it grows and shrinks. */
export function useListMargin(list: RefObject<HTMLDivElement | null>, scroll: RefObject<HTMLDivElement | null>): number {
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const [inner, outer] = [list.current, scroll.current]
    if (inner === null || outer === null) return
    const next = Math.round(inner.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop)
    setMargin((now) => (now === next ? now : next))
  })
  return margin
}
