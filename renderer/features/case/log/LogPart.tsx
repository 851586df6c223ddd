import { IconHistory } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { type Pages, usePages, useText } from '../../../host/index.ts'
import { EmptyState, TabFailure, TabLoading } from '../../../ui/index.ts'
import { toSecond } from '../toSecond.ts'

/** Height of an entry of one line, in CSS pixels; others are measured. */
const ROW = 30

/** The log of the case: who did what when, the latest first. */
export function LogPart() {
  const { t } = useText('case')
  const pages = usePages('case.log', {})
  if (pages.status === 'loading') return <TabLoading />
  if (pages.status === 'failed') return <TabFailure message={pages.message} />
  if (pages.total === 0) return <EmptyState icon={<IconHistory size={40} stroke={1.4} />} title={t('logNone')} why={t('logNoneWhy')} />
  return (
    <div className="case-part">
      <p className="t2 small case-why">{t('logWhy')}</p>
      <div className="log-head log-line small strong t2" aria-hidden>
        <span className="r">{t('logNumber')}</span>
        <span>{t('logTime')}</span>
        <span>{t('logWho')}</span>
        <span>{t('logWhat')}</span>
      </div>
      <LogLines pages={pages} />
    </div>
  )
}

function LogLines({ pages }: { readonly pages: Pages<'case.log'> }) {
  const { t, pick, formatTime, formatNumber } = useText('case')
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: pages.total, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 12 })
  const lines = virtual.getVirtualItems()
  const { want } = pages
  const [first, last] = [lines[0]?.index ?? 0, lines.at(-1)?.index ?? 0]
  useEffect(() => want(first, last), [want, first, last])
  return (
    <div className="scroll log" ref={scroll}>
      <ol className="log-all" aria-label={t('rows')} style={{ height: virtual.getTotalSize() }}>
        {lines.map(({ index, start }) => {
          const row = pages.row(index)
          return (
            <li
              key={index}
              ref={virtual.measureElement}
              data-index={index}
              className="log-line"
              style={{ transform: `translateY(${start}px)` }}
            >
              {row !== undefined && (
                <>
                  <span className="num r t2">{formatNumber(row.entry.id)}</span>
                  <span className="nowrap num">{formatTime(toSecond(row.entry.at))}</span>
                  <span className="log-words">{row.entry.who}</span>
                  <span className="log-words">{pick(row.words)}</span>
                </>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
