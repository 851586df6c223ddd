import { IconActivity, IconFileText, IconListDetails, IconMessage2, IconPinFilled } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useEffectEvent, useRef } from 'react'
import type { EventFilter, EventListRow } from '../../../shared/contract/eventRequests.ts'
import { usePages, useText } from '../../host/index.ts'
import { TabFailure, TabLoading, useContextMenu } from '../../ui/index.ts'
import { LevelMark } from './LevelMark.tsx'
import { Marked } from './Marked.tsx'
import { providerLabel } from './providerLabel.ts'
import type { Jump } from './useJump.ts'
import { useRowMenu } from './useRowMenu.tsx'
import { type EventZone, formatClock, formatFull, wallTime, zoneLabel } from './zone.ts'

interface EventTableProps {
  readonly filter: EventFilter
  /** Words to mark in the messages; '' for none. */
  readonly marked: string
  readonly zone: EventZone
  readonly jump: Jump
  readonly selected: number | undefined
  readonly onSelect: (id: number) => void
}

const ROW_HEIGHT = 28
const PAGE_ROWS = 20

/** Every event of the filter in order of time, page by page as it is scrolled. */
export function EventTable({ filter, marked, zone, jump, selected, onSelect }: EventTableProps) {
  const { t } = useText('events')
  const scroll = useRef<HTMLDivElement>(null)
  const pages = usePages('events.page', { filter })
  const { open, menu } = useContextMenu()
  const entriesOf = useRowMenu()
  const position = useRef(-1)
  const virtual = useVirtualizer({
    count: pages.total,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => pages.want(first, last), [pages, first, last])
  const { target } = jump
  const onTarget = useEffectEvent((to: number, id: number) => {
    position.current = to
    virtual.scrollToIndex(to, { align: 'center' })
    onSelect(id)
  })
  const order = target?.order
  // biome's exhaustive rule wants the target itself, which is new with each jump: its order is what tells jumps apart.
  useEffect(() => {
    if (order !== undefined && target !== undefined) onTarget(target.position, target.id)
  }, [order, target])
  const choose = (index: number) => {
    const row = pages.row(index)
    position.current = index
    jump.at(index)
    virtual.scrollToIndex(index)
    if (row !== undefined) onSelect(row.id)
  }
  const rowAt = (event: MouseEvent): number => Number((event.target as Element).closest('[data-index]')?.getAttribute('data-index') ?? -1)
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.shiftKey ? 'previous' : 'next'
    if (event.key === 'F8') void jump.next({ kind: 'error' }, direction)
    else if (event.key === 'F3' && marked !== '') void jump.next({ kind: 'text', text: marked }, direction)
    else {
      const to = stepOf(event.key, position.current, pages.total)
      if (to === undefined) return
      choose(to)
    }
    event.preventDefault()
  }
  if (pages.status === 'failed') return <TabFailure message={pages.message} />
  if (pages.status === 'loading') return <TabLoading />
  const zoneTime = pages.row(0)?.time ?? pages.row(first)?.time
  return (
    <div className="events-table">
      <div className="events-row events-head">
        <span>{`${t('time')} ${zoneTime === undefined ? '' : zoneLabel(zone, zoneTime)}`}</span>
        <span>{t('level')}</span>
        <span>{t('provider')}</span>
        <span className="r">{t('id')}</span>
        <span>{t('message')}</span>
        <span className="events-file">{t('file')}</span>
      </div>
      <div
        ref={scroll}
        className="events-scroll"
        role="listbox"
        tabIndex={0}
        data-region
        aria-label={t('timeline')}
        onClick={(event) => rowAt(event) >= 0 && choose(rowAt(event))}
        onContextMenu={(event) => {
          const row = pages.row(rowAt(event) >= 0 ? rowAt(event) : position.current)
          if (row !== undefined) open(event, entriesOf(row))
        }}
        onKeyDown={onKeyDown}
      >
        <div className="events-space" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = pages.row(item.index)
            return (
              row !== undefined && (
                <Row
                  key={item.key}
                  row={row}
                  before={pages.row(item.index - 1)}
                  index={item.index}
                  total={pages.total}
                  top={item.start}
                  marked={marked}
                  zone={zone}
                  isSelected={row.id === selected}
                />
              )
            )
          })}
        </div>
      </div>
      {menu}
    </div>
  )
}

/** Where a key leads; undefined for keys that lead nowhere. */
function stepOf(key: string, at: number, total: number): number | undefined {
  if (total === 0) return undefined
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + PAGE_ROWS, PageUp: at - PAGE_ROWS, Home: 0, End: total - 1 }[key]
  return to === undefined ? undefined : Math.min(Math.max(to, 0), total - 1)
}

interface RowProps {
  readonly row: EventListRow
  readonly before: EventListRow | undefined
  readonly index: number
  readonly total: number
  readonly top: number
  readonly marked: string
  readonly zone: EventZone
  readonly isSelected: boolean
}

function Row({ row, before, index, total, top, marked, zone, isSelected }: RowProps) {
  const { t } = useText('events')
  const provider = row.provider ?? row.providerId
  const tone = row.level === 1 || row.level === 2 ? ' is-error' : row.level === 3 ? ' is-warn' : ''
  return (
    <div
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-setsize={total}
      aria-posinset={index + 1}
      className={`events-row${tone}${isSelected ? ' selected' : ''}`}
      style={{ top }}
      data-index={index}
    >
      <span className="mono num" title={row.time === undefined ? t('noTime') : formatFull(row.time, zone)}>
        {row.time === undefined ? '–' : shownTime(row.time, before?.time, zone)}
      </span>
      <span>
        <LevelMark level={row.level} />
      </span>
      <span title={provider}>{provider === undefined ? '–' : providerLabel(provider)}</span>
      <span className="r num" title={row.name}>
        {row.eventId === undefined || (row.eventId === 0 && row.name !== undefined) ? '–' : row.eventId}
      </span>
      <span className="events-message">
        {row.pinned && <IconPinFilled size={13} className="events-pin" aria-label={t('pinned')} />}
        {row.comment !== undefined && <IconMessage2 size={13} className="events-pin" aria-label={t('commented')} />}
        <Message row={row} marked={marked} />
      </span>
      <span className="events-file" title={row.file}>
        <SourceIcon source={row.source} />
      </span>
    </div>
  )
}

function Message({ row, marked }: { readonly row: EventListRow; readonly marked: string }) {
  const { pick } = useText('events')
  const title = row.title === undefined ? row.name : pick(row.title)
  return (
    <>
      {title !== undefined && <b className="events-title">{title}</b>}
      <Marked text={row.message} words={marked} />
    </>
  )
}

/** The clock; with the day where it differs from the row above. */
function shownTime(time: string, before: string | undefined, zone: EventZone): string {
  const isNewDay = before === undefined || wallTime(before, zone).slice(0, 10) !== wallTime(time, zone).slice(0, 10)
  return formatClock(time, zone, isNewDay)
}

function SourceIcon({ source }: { readonly source: EventListRow['source'] }) {
  if (source === 'etl') return <IconActivity size={15} aria-hidden />
  return source === 'evtx' ? <IconListDetails size={15} aria-hidden /> : <IconFileText size={15} aria-hidden />
}
