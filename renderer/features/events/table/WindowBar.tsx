import { useText } from '../../../host/index.ts'
import { type RowWindow, WINDOW_ROWS } from './rowWindow.ts'

interface WindowBarProps {
  readonly window: RowWindow
  readonly total: number
  readonly onBase: (base: number) => void
}

/** Which part of a very long timeline is scrolled, and the way to the parts before and after it. */
export function WindowBar({ window: { base, count }, total, onBase }: WindowBarProps) {
  const { t, formatNumber } = useText('events')
  const text = t('rowsOf', { from: formatNumber(base + 1), to: formatNumber(base + count), total: formatNumber(total) })
  return (
    <div className="events-window small">
      <span className="t2 num">{text}</span>
      <span className="grow" />
      <button type="button" className="linklike" disabled={base === 0} onClick={() => onBase(base - WINDOW_ROWS / 2)}>
        {t('earlierRows')}
      </button>
      <button type="button" className="linklike" disabled={base + count >= total} onClick={() => onBase(base + WINDOW_ROWS / 2)}>
        {t('laterRows')}
      </button>
    </div>
  )
}
