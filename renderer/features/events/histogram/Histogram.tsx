import './histogram.css'
import { ActionIcon } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconZoomInArea, IconZoomReset } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { EventFilter, EventHistogram, EventSummary } from '../../../../shared/contract/eventRequests.ts'
import { useText, useView } from '../../../host/index.ts'
import { without } from '../filters/eventFilters.ts'
import { useKept } from '../useKept.ts'
import type { EventZone } from '../zone.ts'
import { HistogramPlot } from './HistogramPlot.tsx'
import { isEmpty, type Span, zoomed } from './span.ts'

interface HistogramProps {
  /** With the words that are searched, where they filter. */
  readonly filter: EventFilter
  /** A stretch of time was chosen; an end that is absent is open. */
  readonly onRange: (range: { readonly from?: string; readonly to?: string }) => void
  /** Of the case or device. */
  readonly all: EventSummary
  readonly zone: EventZone
}

const BAR_WIDTH = 9
const MOST_BARS = 500
/** Scale at the left and legend at the right, with the gaps between. */
const BESIDE = 116
/** While a wheel turns only its last place is asked for. */
const SETTLE_MS = 90

const iso = (ms: number): string => new Date(ms).toISOString()

/** Events over time and the errors among them, by every condition but the time. A stretch that is drawn becomes the filter. */
export function Histogram({ filter, onRange, all, zone }: HistogramProps) {
  const { t } = useText('events')
  const [ref, outer] = useWidth()
  const [view, setView] = useKept<Span | undefined>('view', undefined)
  const [asked] = useDebouncedValue(view, SETTLE_MS)
  const width = Math.max(0, outer - BESIDE)
  const bars = Math.max(1, Math.min(MOST_BARS, Math.floor(width / BAR_WIDTH)))
  const drawn = asked === undefined ? {} : { from: iso(asked.from), to: iso(asked.to) }
  const answer = useView('events.histogram', { filter: without(filter, 'from', 'to'), bars, ...drawn }, { enabled: width > 0 })
  const histogram = useLast(answer.status === 'ready' ? answer.view : undefined)
  const whole = spanOf(all.firstTime, all.lastTime)
  const domain = view ?? domainOf(histogram)
  const chosen = chosenOf(filter, domain)
  const choose = (span: Span | undefined) => {
    if (span === undefined || isEmpty(span) || domain === undefined) return onRange({})
    // An end that touches what is drawn as a whole is open: nothing is lost to rounding there.
    const isFirst = view === undefined && span.from <= domain.from
    const isLast = view === undefined && span.to >= domain.to
    onRange({ ...(!isFirst && { from: iso(span.from) }), ...(!isLast && { to: iso(span.to) }) })
  }
  const zoom = (factor: number, around: number) => {
    if (domain !== undefined && whole !== undefined) setView(zoomed(domain, factor, around, whole))
  }
  return (
    <section className="histogram" ref={ref} aria-label={t('histogram')}>
      {answer.status === 'failed' && <p className="error small">{answer.message}</p>}
      {answer.status === 'ready' && answer.view === null && <p className="t2 small histogram-none">{t('noTimes')}</p>}
      {histogram !== null && domain !== undefined && width > 0 && (
        <>
          <HistogramPlot histogram={histogram} domain={domain} width={width} chosen={chosen} onChoose={choose} onZoom={zoom} zone={zone} />
          <div className="histogram-legend">
            <span>
              <i className="bar" />
              {t('legend.all')}
            </span>
            <span>
              <i className="bar-error" />
              {t('legend.errors')}
            </span>
            <span className="histogram-buttons">
              <ActionIcon
                size={22}
                aria-label={t('zoomToRange')}
                title={t('zoomToRange')}
                disabled={chosen === undefined}
                onClick={() => setView(chosen)}
              >
                <IconZoomInArea size={15} />
              </ActionIcon>
              <ActionIcon
                size={22}
                aria-label={t('wholeTime')}
                title={t('wholeTime')}
                disabled={view === undefined && chosen === undefined}
                onClick={() => {
                  setView(undefined)
                  onRange({})
                }}
              >
                <IconZoomReset size={15} />
              </ActionIcon>
            </span>
          </div>
        </>
      )}
    </section>
  )
}

/** While other bars are on their way the ones before stay: nothing flickers. Null: there are none. */
function useLast(answered: EventHistogram | null | undefined): EventHistogram | null {
  const [last, setLast] = useState<EventHistogram | null>(null)
  useEffect(() => {
    if (answered !== undefined) setLast(answered)
  }, [answered])
  return answered === undefined ? last : answered
}

function useWidth() {
  const ref = useRef<HTMLElement>(null)
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

const spanOf = (from: string | undefined, to: string | undefined): Span | undefined =>
  from === undefined || to === undefined ? undefined : { from: Date.parse(from), to: Date.parse(to) }

function domainOf(histogram: EventHistogram | null): Span | undefined {
  if (histogram === null) return undefined
  const from = Date.parse(histogram.from)
  return { from, to: from + histogram.barMs * histogram.events.length }
}

/** The filter's stretch; an end that is open is that of what is drawn. */
function chosenOf({ from, to }: EventFilter, domain: Span | undefined): Span | undefined {
  if ((from === undefined && to === undefined) || domain === undefined) return undefined
  return { from: from === undefined ? domain.from : Date.parse(from), to: to === undefined ? domain.to : Date.parse(to) }
}
