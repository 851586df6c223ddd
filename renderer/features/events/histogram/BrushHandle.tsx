import type { KeyboardEvent } from 'react'
import { useText } from '../../../host/index.ts'
import { type EventZone, formatFull } from '../zone.ts'

interface BrushHandleProps {
  readonly end: 'from' | 'to'
  /** Milliseconds since 1970, and where that is in pixels. */
  readonly time: number
  readonly x: number
  readonly isChosen: boolean
  /** Milliseconds of a bar: how far a key goes. */
  readonly step: number
  readonly zone: EventZone
  readonly onMove: (time: number) => void
  readonly onReset: () => void
}

/** One end of what is chosen: dragged, or moved by the arrow keys a bar at a time, by Page up and down ten. Esc lets all go. */
export function BrushHandle({ end, time, x, isChosen, step, zone, onMove, onReset }: BrushHandleProps) {
  const { t } = useText('events')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || (event.key === 'Escape' && isChosen)) {
      event.preventDefault()
      return onReset()
    }
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    onMove(time + by * step)
  }
  const minutes = Math.round(time / 60_000)
  return (
    <span
      role="slider"
      tabIndex={0}
      data-end={end}
      className={`histogram-handle${isChosen ? ' chosen' : ''}`}
      style={{ left: x }}
      aria-label={t(`range.${end}`)}
      aria-valuenow={minutes}
      aria-valuetext={formatFull(new Date(time).toISOString(), zone)}
      onKeyDown={onKeyDown}
    />
  )
}
