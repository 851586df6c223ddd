import { IconActivity, IconFileText, IconListDetails, IconMessage2, IconPinFilled } from '@tabler/icons-react'
import type { Ref } from 'react'
import type { EventListRow } from '../../../../shared/contract/eventRequests.ts'
import { useText } from '../../../host/index.ts'
import { LevelMark } from '../LevelMark.tsx'
import { Marked, nearFirstHit } from '../Marked.tsx'
import { providerLabel } from '../providerLabel.ts'
import { type DayStyle, type EventZone, formatFull, rowTime } from '../zone.ts'
import type { EventColumns } from './useEventColumns.ts'

interface EventRowProps {
  /** Undefined while it is on its way. */
  readonly row: EventListRow | undefined
  readonly id: string
  readonly index: number
  readonly total: number
  readonly top: number
  /** In its window, for the virtual list's measure. */
  readonly itemIndex: number
  readonly ref: Ref<HTMLDivElement>
  readonly marked: string
  readonly zone: EventZone
  readonly dayStyle: DayStyle
  readonly columns: EventColumns
  /** The one whose details are open: its message is shown whole. */
  readonly isOpen: boolean
  readonly isSelected: boolean
  /** Of the correlation of the one that is open. */
  readonly isRelated: boolean
}

/** One event as a line. */
export function EventRow(props: EventRowProps) {
  const { row, id, index, total, top, itemIndex, ref, isOpen, isSelected, isRelated } = props
  const looks = `${isSelected ? ' selected' : ''}${isOpen ? ' open' : ''}${isRelated ? ' related' : ''}`
  return (
    <div
      ref={ref}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-setsize={total}
      aria-posinset={index + 1}
      className={`events-row${looks}`}
      style={{ top }}
      data-row={index}
      data-index={itemIndex}
    >
      {row === undefined ? <span className="events-waiting" aria-hidden /> : <Cells {...props} row={row} />}
    </div>
  )
}

function Cells({ row, marked, zone, dayStyle, columns }: EventRowProps & { readonly row: EventListRow }) {
  const { t } = useText('events')
  const provider = row.provider ?? row.providerId
  const hasId = row.eventId !== undefined && !(row.eventId === 0 && row.name !== undefined)
  return (
    <>
      <Time time={row.time} zone={zone} dayStyle={dayStyle} />
      <span>
        <LevelMark level={row.level} isShort={columns.isNarrow} />
      </span>
      {columns.showsDevice && <span title={row.device}>{row.device ?? '–'}</span>}
      <span title={provider}>{provider === undefined ? '–' : providerLabel(provider)}</span>
      <span className="r num" title={row.name}>
        {hasId ? row.eventId : '–'}
      </span>
      <span className="events-message">
        {row.pinned && <IconPinFilled size={13} className="events-pin" aria-label={t('pinned')} />}
        {row.comment !== undefined && (
          <span title={row.comment}>
            <IconMessage2 size={13} className="events-pin" aria-label={t('commented')} />
          </span>
        )}
        <Message row={row} marked={marked} />
      </span>
      <span className="events-file" title={row.device === undefined ? row.file : `${row.file} · ${row.device}`}>
        <SourceIcon source={row.source} label={row.file} />
        {columns.showsFile && <span className="ellipsis">{row.file}</span>}
      </span>
    </>
  )
}

function Time({ time, zone, dayStyle }: { readonly time: string | undefined; readonly zone: EventZone; readonly dayStyle: DayStyle }) {
  const { t, language } = useText('events')
  if (time === undefined) return <span title={t('noTime')}>–</span>
  const { day, clock } = rowTime(time, zone, dayStyle, language)
  return (
    <span className="num" title={formatFull(time, zone)}>
      {day !== '' && <span className="t2">{day} </span>}
      {clock}
    </span>
  )
}

/** What the event means or is called, then what it says. */
function Message({ row, marked }: { readonly row: EventListRow; readonly marked: string }) {
  const { pick } = useText('events')
  const title = row.title === undefined ? row.name : pick(row.title)
  const hasMessage = row.message !== '' && row.message !== title
  return (
    <>
      {title !== undefined && (
        <span className="events-title">
          <Marked text={title} words={marked} />
        </span>
      )}
      {hasMessage && (
        <span className={title === undefined ? undefined : 't2'}>
          <Marked text={nearFirstHit(row.message, marked)} words={marked} />
        </span>
      )}
    </>
  )
}

function SourceIcon({ source, label }: { readonly source: EventListRow['source']; readonly label: string }) {
  if (source === 'etl') return <IconActivity size={15} aria-label={label} />
  return source === 'evtx' ? <IconListDetails size={15} aria-label={label} /> : <IconFileText size={15} aria-label={label} />
}
