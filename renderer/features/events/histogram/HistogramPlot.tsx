import type { WheelEvent } from 'react'
import type { EventHistogram } from '../../../../shared/contract/eventRequests.ts'
import { useText } from '../../../host/index.ts'
import { type EventZone, formatFull, rangeText } from '../zone.ts'
import { BrushHandle } from './BrushHandle.tsx'
import { niceTop, type Span, within } from './span.ts'
import { timeTicks } from './timeTicks.ts'
import { useBrush } from './useBrush.ts'

interface HistogramPlotProps {
  readonly histogram: EventHistogram
  readonly domain: Span
  readonly width: number
  readonly chosen: Span | undefined
  readonly onChoose: (span: Span | undefined) => void
  /** Nearer or wider by a factor around a time. */
  readonly onZoom: (factor: number, around: number) => void
  readonly zone: EventZone
}

const TOP = 14
const HEIGHT = 50
const AXIS = 18
const TICK_WIDTH = 92
/** Room that the text of a chosen stretch takes beside it. */
const TEXT_ROOM = 170

const iso = (ms: number): string => new Date(ms).toISOString()

/** Bars with errors at their feet, what is chosen of them, and the times under them. */
export function HistogramPlot({ histogram, domain, width, chosen, onChoose, onZoom, zone }: HistogramPlotProps) {
  const { t, language, formatNumber } = useText('events')
  const { shown, isDragging, handlers } = useBrush({ domain, width, chosen, onChoose })
  const perMs = width / Math.max(1e-4, domain.to - domain.from)
  const xOf = (time: number): number => (time - domain.from) * perMs
  const highest = Math.max(0, ...histogram.events)
  const top = niceTop(highest)
  const span = shown === undefined ? domain : within(shown, domain)
  const [left, right] = [xOf(span.from), xOf(span.to)]
  const onWheel = (event: WheelEvent<HTMLElement>) => {
    if (event.deltaY === 0) return
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left
    onZoom(event.deltaY > 0 ? 1.5 : 1 / 1.5, domain.from + x / perMs)
  }
  const shared = { isChosen: shown !== undefined, step: histogram.barMs, zone, onReset: () => onChoose(undefined) }
  const label = labelPlace(left, right, width)
  const sum = (values: readonly number[]): string => formatNumber(values.reduce((total, value) => total + value, 0))
  const says = t('histogramSays', {
    from: formatFull(iso(domain.from), zone),
    to: formatFull(iso(domain.to), zone),
    events: sum(histogram.events),
    errors: sum(histogram.errors),
    highest: formatNumber(highest),
  })
  return (
    <>
      <div className="histogram-scale num" aria-hidden>
        {[top, top / 2, 0].map((value) => (
          <span key={value}>{compact[language].format(value)}</span>
        ))}
      </div>
      <div className={`histogram-plot${isDragging ? ' dragging' : ''}`} style={{ width }} onWheel={onWheel} {...handlers}>
        <svg width={width} height={TOP + HEIGHT + AXIS} role="img" aria-label={says}>
          <line x1={0} x2={width} y1={TOP + HEIGHT / 2} y2={TOP + HEIGHT / 2} className="grid" />
          <Bars histogram={histogram} top={top} xOf={xOf} barWidth={histogram.barMs * perMs} chosen={shown} />
          <line x1={0} x2={width} y1={TOP + HEIGHT + 0.5} y2={TOP + HEIGHT + 0.5} className="axis" />
          {timeTicks(domain.from, domain.to, Math.max(1, Math.floor(width / TICK_WIDTH)), zone, language).map(({ at, label }) => (
            <text key={at} x={xOf(at)} y={TOP + HEIGHT + 14} textAnchor={anchorAt(xOf(at), width)}>
              {label}
            </text>
          ))}
          {shown !== undefined && (
            <>
              <rect x={left} y={0} width={Math.max(1, right - left)} height={TOP + HEIGHT} className="brush" />
              <text x={label.x} y={11} textAnchor={label.anchor} className="brush-text">
                {rangeText(iso(span.from), iso(span.to), zone, language)}
              </text>
            </>
          )}
        </svg>
        <BrushHandle {...shared} end="from" time={span.from} x={left} onMove={(from) => onChoose(within({ from, to: span.to }, domain))} />
        <BrushHandle {...shared} end="to" time={span.to} x={right} onMove={(to) => onChoose(within({ from: span.from, to }, domain))} />
      </div>
    </>
  )
}

/** Beside what is chosen where there is room for the text, the left side first; else within it. */
function labelPlace(left: number, right: number, width: number): { readonly x: number; readonly anchor: 'start' | 'end' } {
  if (left > TEXT_ROOM) return { x: left - 9, anchor: 'end' }
  return { x: width - right > TEXT_ROOM ? right + 9 : left + 9, anchor: 'start' }
}

interface BarsProps {
  readonly histogram: EventHistogram
  readonly top: number
  readonly xOf: (time: number) => number
  readonly barWidth: number
  readonly chosen: Span | undefined
}

function Bars({ histogram: { from, barMs, events, errors }, top, xOf, barWidth, chosen }: BarsProps) {
  const start = Date.parse(from)
  const width = Math.max(1, barWidth - (barWidth > 4 ? 2 : barWidth > 2 ? 1 : 0))
  return events.map((value, index) => {
    const at = start + index * barMs
    const isIn = chosen === undefined || (at + barMs > chosen.from && at < chosen.to)
    if (value === 0) return null
    const height = barHeight(value, top)
    const errorHeight = Math.min(height, barHeight(errors[index] ?? 0, top))
    return (
      <g key={at} className={isIn ? 'in' : 'out'}>
        <rect x={xOf(at)} y={TOP + HEIGHT - height} width={width} height={height} className="bar" />
        {errorHeight > 0 && <rect x={xOf(at)} y={TOP + HEIGHT - errorHeight} width={width} height={errorHeight} className="bar-error" />}
      </g>
    )
  })
}

/** A single event is still seen beside a million. */
const barHeight = (value: number, top: number): number => (value === 0 ? 0 : Math.max(3, (value / top) * HEIGHT))

const anchorAt = (x: number, width: number) => (x < 40 ? 'start' : x > width - 40 ? 'end' : 'middle')

const compactOf = (locale: string) => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
const compact = { en: compactOf('en-GB'), fr: compactOf('fr-FR') } as const
