import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { EventFilter, EventHistogram } from '../../../shared/contract/eventRequests.ts'
import { useText, useView } from '../../host/index.ts'
import { without } from './eventFilters.ts'
import { type EventZone, formatClock, wallTime } from './zone.ts'

interface HistogramProps {
  readonly filter: EventFilter
  /** A stretch of time was brushed. */
  readonly onFilter: (range: { readonly from: string; readonly to: string }) => void
  readonly onReset: (filter: EventFilter) => void
  readonly zone: EventZone
}

const HEIGHT = 64
const BAR_WIDTH = 7
const LABELS = 7

/** Events over time, errors among them, by every condition but the time. A stretch that is drawn with the pointer or the keys becomes the filter. */
export function Histogram({ filter, onFilter, onReset, zone }: HistogramProps) {
  const { t } = useText('events')
  const [ref, width] = useWidth()
  const bars = Math.max(1, Math.min(500, Math.floor(width / BAR_WIDTH)))
  const view = useView('events.histogram', { filter: without(filter, 'from', 'to'), bars }, { enabled: width > 0 })
  const answered = view.status === 'ready' ? view.view : undefined
  const [last, setLast] = useState<EventHistogram | null>(null)
  // While other bars are on their way the ones before stay: nothing flickers.
  useEffect(() => {
    if (answered !== undefined) setLast(answered)
  }, [answered])
  const histogram = answered === undefined ? last : answered
  return (
    <div className="events-histogram" ref={ref}>
      {view.status === 'failed' && <p className="error small">{view.message}</p>}
      {histogram !== null && width > 0 && (
        <Bars
          histogram={histogram}
          width={width}
          filter={filter}
          onFilter={onFilter}
          onReset={() => onReset(without(filter, 'from', 'to'))}
          zone={zone}
        />
      )}
      {view.status === 'ready' && histogram === null && <p className="t2 small">{t('noTimes')}</p>}
    </div>
  )
}

function useWidth() {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width] as const
}

interface BarsProps {
  readonly histogram: EventHistogram
  readonly width: number
  readonly filter: EventFilter
  readonly onFilter: HistogramProps['onFilter']
  readonly onReset: () => void
  readonly zone: EventZone
}

function Bars({ histogram, width, filter, onFilter, onReset, zone }: BarsProps) {
  const { t, formatNumber } = useText('events')
  const { events, errors, from, barMs } = histogram
  const start = Date.parse(from)
  const count = events.length
  const barWidth = width / count
  const highest = Math.max(1, ...events)
  const barOf = (time: string | undefined): number | undefined => (time === undefined ? undefined : (Date.parse(time) - start) / barMs)
  const [brush, setBrush] = useState<readonly [number, number] | undefined>(undefined)
  const chosen = brush ?? [Math.max(0, barOf(filter.from) ?? 0), Math.min(count, barOf(filter.to) ?? count)]
  const isChosen = brush !== undefined || filter.from !== undefined || filter.to !== undefined
  const apply = ([a, b]: readonly [number, number]) => {
    const [low, high] = [Math.max(0, Math.min(a, b)), Math.min(count, Math.max(a, b))]
    if (high - low < 0.2) onReset()
    else onFilter({ from: new Date(start + low * barMs).toISOString(), to: new Date(start + high * barMs).toISOString() })
  }
  const at = (event: PointerEvent<HTMLElement>): number => (event.clientX - event.currentTarget.getBoundingClientRect().left) / barWidth
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (event.key === 'Escape' || event.key === 'Delete') return onReset()
    if (by === undefined) return
    event.preventDefault()
    const [low, high] = isChosen ? chosen : [0, count]
    // The arrows move what is chosen, with Shift its end.
    apply(event.shiftKey ? [low, high + by] : isChosen ? [low + by, high + by] : by > 0 ? [1, count] : [0, count - 1])
  }
  const [left, right] = [Math.min(...chosen) * barWidth, Math.max(...chosen) * barWidth]
  const errorCount = errors.reduce((sum, value) => sum + value, 0)
  return (
    <>
      <div
        className="events-bars"
        role="slider"
        tabIndex={0}
        aria-label={t('histogram')}
        aria-valuemin={0}
        aria-valuemax={count}
        aria-valuenow={Math.round(chosen[0])}
        aria-valuetext={t('histogramSays', { errors: formatNumber(errorCount), highest: formatNumber(highest) })}
        onKeyDown={onKeyDown}
        onDoubleClick={onReset}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setBrush([at(event), at(event)])
        }}
        onPointerMove={(event) => brush !== undefined && setBrush([brush[0], at(event)])}
        onPointerUp={() => {
          if (brush !== undefined) apply(brush)
          setBrush(undefined)
        }}
        onPointerCancel={() => setBrush(undefined)}
      >
        <svg width={width} height={HEIGHT} aria-hidden>
          {events.map((value, index) => {
            const isIn = !isChosen || (index + 1 > chosen[0] && index < chosen[1])
            const error = errors[index] ?? 0
            const height = barHeight(value, highest)
            const errorHeight = Math.min(height, barHeight(error, highest))
            return (
              <g key={start + index * barMs} className={isIn ? 'in' : 'out'}>
                {value > 0 && (
                  <rect x={index * barWidth} y={HEIGHT - height} width={Math.max(1, barWidth - 1)} height={height} className="bar" />
                )}
                {error > 0 && (
                  <rect
                    x={index * barWidth}
                    y={HEIGHT - errorHeight}
                    width={Math.max(1, barWidth - 1)}
                    height={errorHeight}
                    className="bar-error"
                  />
                )}
              </g>
            )
          })}
          {isChosen && (
            <g className="brush">
              <rect x={left} y={0} width={Math.max(1, right - left)} height={HEIGHT} />
              <line x1={left} x2={left} y1={0} y2={HEIGHT} />
              <line x1={right} x2={right} y1={0} y2={HEIGHT} />
            </g>
          )}
        </svg>
      </div>
      <div className="events-axis" aria-hidden>
        {Array.from({ length: LABELS }, (_, i) => {
          const time = new Date(start + (count * barMs * i) / (LABELS - 1)).toISOString()
          return <span key={time}>{axisLabel(time, zone, count * barMs)}</span>
        })}
      </div>
    </>
  )
}

/** A bar of one event is still seen beside one of a million. */
const barHeight = (value: number, highest: number): number =>
  value === 0 ? 0 : Math.max(3, Math.round((Math.sqrt(value) / Math.sqrt(highest)) * (HEIGHT - 4)))

const DAY_MS = 86_400_000

/** Days over days, clock over hours, milliseconds over a moment. */
function axisLabel(time: string, zone: EventZone, span: number): string {
  const [day = '', clock = ''] = wallTime(time, zone).split('T')
  if (span > 60 * DAY_MS) return day
  if (span > DAY_MS) return `${day.slice(5)} ${clock.slice(0, 5)}`
  return span > 300_000 ? clock.slice(0, 8) : formatClock(time, zone)
}
