import { type PointerEvent, useState } from 'react'
import { moved, type Span, within } from './span.ts'

type Kind = 'new' | 'move' | 'from' | 'to'

interface Drag {
  readonly kind: Kind
  /** The time that was pressed on, and the pointer's place then. */
  readonly at: number
  readonly x: number
  readonly start: Span
  readonly now: Span
  readonly isMoved: boolean
}

interface BrushOptions {
  /** What is drawn. */
  readonly domain: Span
  readonly width: number
  /** What is chosen; undefined: everything. */
  readonly chosen: Span | undefined
  readonly onChoose: (span: Span | undefined) => void
}

/** Pixels that a pointer may tremble while it clicks. */
const TREMBLE = 3

/** A stretch that is drawn, moved or pulled at its ends with the pointer. A click beside it lets it go. */
export function useBrush({ domain, width, chosen, onChoose }: BrushOptions) {
  const [drag, setDrag] = useState<Drag | undefined>(undefined)
  const perPixel = (domain.to - domain.from) / Math.max(1, width)
  const timeAt = (event: PointerEvent<HTMLElement>): number =>
    domain.from + (event.clientX - event.currentTarget.getBoundingClientRect().left) * perPixel
  const kindAt = (event: PointerEvent<HTMLElement>, at: number): Kind => {
    const end = (event.target as Element).closest('[data-end]')?.getAttribute('data-end')
    if (end === 'from' || end === 'to') return end
    return chosen !== undefined && at >= chosen.from && at <= chosen.to ? 'move' : 'new'
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    const at = timeAt(event)
    const kind = kindAt(event, at)
    event.currentTarget.setPointerCapture(event.pointerId)
    const start = kind === 'new' ? { from: at, to: at } : (chosen ?? domain)
    setDrag({ kind, at, x: event.clientX, start, now: start, isMoved: false })
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (drag === undefined) return
    const isMoved = drag.isMoved || Math.abs(event.clientX - drag.x) >= TREMBLE
    setDrag({ ...drag, now: dragged(drag, timeAt(event), domain), isMoved })
  }
  const onPointerUp = () => {
    if (drag === undefined) return
    setDrag(undefined)
    if (drag.isMoved) onChoose(drag.now)
    else if (drag.kind === 'new' && chosen !== undefined) onChoose(undefined)
  }
  return {
    /** What is drawn as chosen, also while it is dragged. */
    shown: drag?.isMoved ? drag.now : chosen,
    isDragging: drag?.isMoved ?? false,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: () => setDrag(undefined) },
  }
}

function dragged({ kind, at, start }: Drag, time: number, domain: Span): Span {
  if (kind === 'move') return moved(start, time - at, domain)
  if (kind === 'from') return within({ from: time, to: start.to }, domain)
  if (kind === 'to') return within({ from: start.from, to: time }, domain)
  return within({ from: at, to: time }, domain)
}
