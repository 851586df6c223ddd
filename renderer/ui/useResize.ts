import { type KeyboardEvent, type PointerEvent, useCallback, useRef, useState } from 'react'
import { useSettings } from '../host/index.ts'

interface ResizeOptions {
  /** Which pane this is, for remembering. */
  readonly name: string
  readonly initial: number
  readonly min: number
  readonly max: number
  /** The edge that is dragged: a pane at the right grows when its left edge moves left. */
  readonly edge: 'left' | 'right'
}

const STEP = 16

/** A width that can be dragged or moved by arrow keys, remembered in the settings. */
export function useResize({ name, initial, min, max, edge }: ResizeOptions) {
  const { settings, save } = useSettings()
  const [dragged, setDragged] = useState<number | undefined>(undefined)
  const start = useRef({ x: 0, width: 0 })
  const clamp = useCallback((width: number) => Math.min(Math.max(Math.round(width), min), max), [min, max])
  const width = dragged ?? clamp(settings.panes[name] ?? initial)
  const keep = (next: number) => save({ panes: { ...settings.panes, [name]: clamp(next) } })
  const toward = edge === 'left' ? -1 : 1

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, width }
    setDragged(width)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (dragged !== undefined) setDragged(clamp(start.current.width + (event.clientX - start.current.x) * toward))
  }
  const onPointerUp = () => {
    if (dragged === undefined) return
    keep(dragged)
    setDragged(undefined)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowLeft' ? -STEP : event.key === 'ArrowRight' ? STEP : 0
    if (by === 0) return
    event.preventDefault()
    keep(width + by * toward)
  }
  return {
    width,
    handle: { onPointerDown, onPointerMove, onPointerUp, onKeyDown, 'aria-valuenow': width, 'aria-valuemin': min, 'aria-valuemax': max },
  }
}
