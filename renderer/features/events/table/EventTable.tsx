import './eventTable.css'
import { useElementSize } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { EventFilter, EventListRow, EventSummary } from '../../../../shared/contract/eventRequests.ts'
import { usePages, useText, useView } from '../../../host/index.ts'
import { rowStep, rowsInSight, TabFailure, TabLoading, useContextMenu } from '../../../ui/index.ts'
import type { Jump } from '../useJump.ts'
import { dayStyleOf, type EventZone } from '../zone.ts'
import { EventHead } from './EventHead.tsx'
import { EventRow } from './EventRow.tsx'
import { rowsBetween } from './rowSteps.ts'
import { windowAt, windowFor } from './rowWindow.ts'
import { useEventColumns } from './useEventColumns.ts'
import { useRowCursor } from './useRowCursor.ts'
import { useRowMenu } from './useRowMenu.tsx'
import { useSteadyRows } from './useSteadyRows.ts'
import { WindowBar } from './WindowBar.tsx'

interface EventTableProps {
  readonly filter: EventFilter
  /** Without the words that are searched: what the menu's filters are added to. */
  readonly own: EventFilter
  readonly onFilter: (filter: EventFilter) => void
  readonly summary: EventSummary
  /** Of the case or device. */
  readonly all: EventSummary
  /** Words to mark in the messages; '' for none. */
  readonly marked: string
  readonly zone: EventZone
  readonly jump: Jump
  /** The event whose details are open. */
  readonly selected: number | undefined
  readonly onSelect: (id: number) => void
  readonly onComment: (id: number) => void
}

const ROW_HEIGHT = 28
/** Rows that one copy takes. */
const MOST_COPIED = 500

/** Every event of the filter in order of time, page by page as it is scrolled. */
export function EventTable(props: EventTableProps) {
  const { filter, own, onFilter, summary, all, marked, zone, jump, selected, onSelect, onComment } = props
  const { t } = useText('events')
  const scroll = useRef<HTMLDivElement>(null)
  const pages = usePages('events.page', { filter })
  const { total } = pages
  const [base, setBase] = useState(0)
  const shown = windowAt(base, total)
  const { open, menu } = useContextMenu()
  const { entriesOf, copy, openEvidence } = useRowMenu({ filter: own, onFilter, summary, onComment })
  const cursor = useRowCursor(pages, (row) => onSelect(row.id))
  const dayStyle = dayStyleOf(filter.from ?? all.firstTime, filter.to ?? all.lastTime, zone)
  const size = useElementSize()
  const columns = useEventColumns({ all, zone, dayStyle, tableWidth: size.width || window.innerWidth })
  const related = useRelated(selected)
  const virtual = useVirtualizer({
    count: shown.count,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const first = shown.base + (items[0]?.index ?? 0)
  const last = shown.base + (items.at(-1)?.index ?? 0)
  const { want } = pages
  useEffect(() => want(first, last), [want, first, last])

  const show = (index: number, align: 'auto' | 'center') => {
    const next = windowFor(shown, index, total)
    if (next.base === shown.base) return virtual.scrollToIndex(index - shown.base, { align })
    setBase(next.base)
    // The other part of the list is drawn first.
    requestAnimationFrame(() => virtual.scrollToIndex(index - next.base, { align }))
  }
  const choose = (index: number, extend = false) => {
    cursor.choose(index, extend)
    jump.at(index)
    show(index, 'auto')
  }
  useArrival(jump, total, (position, id) => {
    cursor.place(position)
    show(position, 'center')
    onSelect(id)
  })
  useSteadyRows({
    pages,
    filter,
    virtual,
    base: shown.base,
    at: cursor.at,
    locate: jump.locate,
    onPlace: cursor.place,
    rowHeight: ROW_HEIGHT,
  })
  useNewFilter(filter, () => {
    cursor.forget()
    setBase(0)
    virtual.measure()
    scroll.current?.scrollTo({ top: 0 })
    jump.restart()
    // The event that is open stays in sight where it is among those of the new filter.
    if (selected !== undefined) void jump.toEvent(selected)
  })

  const rowsSelected = (): EventListRow[] =>
    (cursor.at < 0 ? [] : rowsBetween(cursor.anchor, cursor.at, MOST_COPIED)).flatMap((index) => pages.row(index) ?? [])
  const indexAt = (event: MouseEvent): number => Number((event.target as Element).closest('[data-row]')?.getAttribute('data-row') ?? -1)
  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    const at = indexAt(event)
    const index = at >= 0 ? at : cursor.at
    const row = pages.row(index)
    if (row !== undefined) open(event, entriesOf(row, cursor.isSelected(index) ? rowsSelected() : [row]))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const now = pages.row(cursor.at)
    const inSight = rowsInSight(scroll.current, ROW_HEIGHT)
    if ((event.ctrlKey || event.metaKey) && event.key === 'c' && window.getSelection()?.isCollapsed !== false) {
      void copy(rowsSelected(), 'line')
    } else if (event.ctrlKey || event.metaKey || event.altKey) return
    else if (event.key === 'Enter' && now !== undefined) {
      if (selected === now.id) void openEvidence(now)
      else onSelect(now.id)
    } else {
      const to = rowStep(event.key, cursor.at, total, inSight)
      if (to === undefined) return
      choose(to, event.shiftKey)
    }
    event.preventDefault()
  }
  const rowId = (index: number) => `event-row-${index}`
  if (pages.status === 'failed') return <TabFailure message={pages.message} />
  return (
    <div ref={size.ref} className="events-table" style={{ '--events-columns': columns.template } as CSSProperties}>
      <EventHead columns={columns.columns} />
      {shown.count < total && <WindowBar window={shown} total={total} onBase={setBase} />}
      <div
        ref={scroll}
        className="events-scroll"
        role="listbox"
        tabIndex={0}
        data-region
        aria-label={t('timeline')}
        aria-multiselectable
        aria-activedescendant={cursor.at < 0 ? undefined : rowId(cursor.at)}
        onClick={(event) => indexAt(event) >= 0 && choose(indexAt(event), event.shiftKey)}
        onDoubleClick={(event) => {
          const row = pages.row(indexAt(event))
          if (row !== undefined) void openEvidence(row)
        }}
        onContextMenu={onContextMenu}
        onKeyDown={onKeyDown}
      >
        {pages.status === 'loading' && <TabLoading />}
        <div className="events-space" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const index = shown.base + item.index
            const row = pages.row(index)
            const isOpen = row !== undefined && row.id === selected
            return (
              <EventRow
                key={item.key}
                ref={virtual.measureElement}
                row={row}
                id={rowId(index)}
                index={index}
                itemIndex={item.index}
                total={total}
                top={item.start}
                marked={marked}
                zone={zone}
                dayStyle={dayStyle}
                columns={columns}
                isOpen={isOpen}
                isSelected={isOpen || (cursor.anchor !== cursor.at && cursor.isSelected(index))}
                isRelated={row !== undefined && related.has(row.id)}
              />
            )
          })}
        </div>
      </div>
      {menu}
    </div>
  )
}

const NONE: ReadonlySet<number> = new Set()

/** Events of the same correlation as the one that is open; the details ask for the same. */
function useRelated(selected: number | undefined): ReadonlySet<number> {
  const related = useView('events.related', { id: selected ?? 0 }, { enabled: selected !== undefined })
  return related.status === 'ready' && related.view.rows.length > 1 ? new Set(related.view.rows.map(({ id }) => id)) : NONE
}

/** Goes to where a jump leads, once for each and as soon as the list is long enough. */
function useArrival({ target }: Jump, total: number, onArrive: (position: number, id: number) => void): void {
  const arrived = useRef(target?.order ?? 0)
  const arrive = useEffectEvent((position: number, id: number) => onArrive(position, id))
  const { order = 0, position = 0, id = 0 } = target ?? {}
  const isThere = position < total
  useEffect(() => {
    if (!isThere || order <= arrived.current) return
    arrived.current = order
    arrive(position, id)
  }, [order, position, id, isThere])
}

/** Another filter makes another list. */
function useNewFilter(filter: EventFilter, onNew: () => void): void {
  const key = JSON.stringify(filter)
  const before = useRef(key)
  const begin = useEffectEvent(onNew)
  useEffect(() => {
    if (before.current === key) return
    before.current = key
    begin()
  }, [key])
}
