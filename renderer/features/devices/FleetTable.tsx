import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useEffect, useMemo, useRef } from 'react'
import type { DeviceRow, DeviceSort } from '../../../shared/contract/viewRequests.ts'
import { useNavigation, useSettings, useTabState, useText } from '../../host/index.ts'
import { rowsInSight, TabFailure, useContextMenu } from '../../ui/index.ts'
import { type ColumnId, type DeviceColumn, gridTemplate, leastWidth } from './columns.ts'
import { FleetHead } from './FleetHead.tsx'
import { FleetRow } from './FleetRow.tsx'
import { type FleetLine, type FleetList, type Folding, lineAt, linesOf } from './fleetLines.ts'
import { NothingFits } from './NothingFits.tsx'
import { RenameDialog } from './RenameDialog.tsx'
import { useDeviceEntries } from './useDeviceEntries.tsx'
import { useFleetKeys } from './useFleetKeys.ts'
import { useFleetRows } from './useFleetRows.ts'

/** Height of every line, in CSS pixels. */
const ROW = 30

interface FleetTableProps {
  readonly lists: readonly FleetList[]
  readonly columns: readonly (DeviceColumn & { readonly id: ColumnId })[]
  readonly sort: DeviceSort
  readonly onSort: (sort: DeviceSort) => void
  readonly folding: Folding
  readonly onFolding: (folding: Folding) => void
  readonly selectedId: number | undefined
  /** The device that the header restricts the other tabs to. */
  readonly frontId: number | undefined
  readonly onSelect: (deviceId: number) => void
  readonly onShowAlike: (row: DeviceRow) => void
  readonly onClear: () => void
}

/** The devices as lines of one grid; only those in sight are drawn and asked for. */
export function FleetTable(props: FleetTableProps) {
  const { lists, columns, sort, folding, onFolding, selectedId, onSelect } = props
  const { t, pick, formatNumber, language } = useText('devices')
  const { settings } = useSettings()
  const zone = settings.timeZone
  const words = useMemo(() => ({ t, pick, formatNumber, language, zone }), [t, pick, formatNumber, language, zone])
  const { openTab } = useNavigation()
  const scroll = useRef<HTMLDivElement>(null)
  const awaited = useRef<number | undefined>(undefined)
  const [top, setTop] = useTabState('top', 0)
  const [at, setAt] = useTabState('at', 0)
  const grid = useMemo(() => ({ gridTemplateColumns: gridTemplate(columns) }), [columns])
  const lineOf = useMemo(() => rememberLines(lists), [lists])
  const count = lists.reduce((sum, list) => sum + linesOf(list), 0)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 12,
    initialOffset: top,
    // The head stands above the lines, and over them once they are scrolled.
    scrollMargin: ROW,
    scrollPaddingStart: ROW,
  })
  const items = virtual.getVirtualItems()
  const rows = useFleetRows(lists, sort, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  const context = useContextMenu()
  const { entriesFor, renaming, stopRenaming } = useDeviceEntries(props.onShowAlike)
  // Kept when the person leaves: back brings the place of the table back.
  useEffect(() => () => setTop(virtual.scrollOffset ?? 0), [setTop, virtual])

  const rowOf = (line: FleetLine | undefined) => (line?.kind === 'device' ? rows.row(line.list, line.at) : undefined)
  const selectAwaited = () => {
    const row = awaited.current === undefined ? undefined : rowOf(lineOf(awaited.current))
    if (row === undefined) return
    awaited.current = undefined
    onSelect(row.id)
  }
  // A jump far away reaches its line before the line's page is there: the device is selected when it comes.
  useEffect(selectAwaited)
  const goTo = (index: number) => {
    setAt(index)
    virtual.scrollToIndex(index, { align: 'auto' })
    awaited.current = index
    selectAwaited()
  }
  const fold = ({ key }: FleetList) => onFolding({ ...folding, toggled: flipped(folding.toggled, key) })
  const act = (line: FleetLine) => {
    if (line.kind === 'group') fold(line.list)
    if (line.kind === 'more') onFolding({ ...folding, unrolled: [...folding.unrolled, line.list.key] })
  }
  const open = (line: FleetLine) => {
    const row = rowOf(line)
    if (row === undefined) return act(line)
    openTab('join-flow', { deviceId: row.id })
  }
  const onKeyDown = useFleetKeys({
    lists,
    at,
    count,
    pageLines: rowsInSight(scroll.current, ROW),
    goTo,
    open,
    fold,
    find: rows.find,
  })
  const pointed = (event: MouseEvent) => {
    const index = Number((event.target as Element).closest('[data-line]')?.getAttribute('data-line') ?? Number.NaN)
    return { index, line: Number.isNaN(index) ? undefined : lineOf(index) }
  }
  const onClick = (event: MouseEvent) => {
    const { index, line } = pointed(event)
    if (line === undefined) return
    goTo(index)
    act(line)
  }
  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    const { line } = pointed(event)
    const row = rowOf(line ?? lineOf(at))
    if (row !== undefined) context.open(event, entriesFor(row))
  }
  if (count === 0) return <NothingFits onClear={props.onClear} />
  return (
    <div className="devices-table">
      {rows.failure !== undefined && <TabFailure message={rows.failure} />}
      <div
        ref={scroll}
        className="devices-scroll"
        role="tree"
        tabIndex={0}
        data-region
        aria-label={t('title')}
        aria-activedescendant={`device-line-${at}`}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onDoubleClick={(event) => {
          const { line } = pointed(event)
          if (line?.kind === 'device') open(line)
        }}
        onContextMenu={onContextMenu}
      >
        <div className="devices-grid" style={{ minWidth: leastWidth(columns) }}>
          <FleetHead columns={columns} grid={grid} sort={sort} onSort={props.onSort} />
          <div className="devices-space" style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const line = lineOf(item.index)
              if (line === undefined) return null
              const row = rowOf(line)
              return (
                <FleetRow
                  // By place, not by device: rows change places during an import.
                  key={item.key}
                  line={line}
                  row={row}
                  index={item.index}
                  top={item.start - ROW}
                  grid={grid}
                  columns={columns}
                  isSelected={row !== undefined && row.id === selectedId}
                  isAt={item.index === at}
                  words={words}
                  isInFront={row !== undefined && row.id === props.frontId}
                />
              )
            })}
          </div>
        </div>
      </div>
      {context.menu}
      {renaming !== undefined && <RenameDialog device={renaming} onClose={stopRenaming} />}
    </div>
  )
}

/** The same line object for the same place as long as the lists stay: rows know by it that nothing changed. */
function rememberLines(lists: readonly FleetList[]): (index: number) => FleetLine | undefined {
  const known = new Map<number, FleetLine | undefined>()
  return (index) => {
    if (!known.has(index)) known.set(index, lineAt(lists, index))
    return known.get(index)
  }
}

const flipped = (keys: readonly string[], key: string): readonly string[] =>
  keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]
