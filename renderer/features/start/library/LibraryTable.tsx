import { Button } from '@mantine/core'
import { IconFolderOff, IconSearchOff } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, type RefObject, useState } from 'react'
import type { LibrarySort } from '../../../../shared/contract/libraryRequests.ts'
import type { Input } from '../../../../shared/contract/requests.ts'
import { useCase, usePages, useSettings, useText } from '../../../host/index.ts'
import { EmptyState, TabFailure, TabLoading, useContextMenu } from '../../../ui/index.ts'
import { LibraryColumns } from './LibraryColumns.tsx'
import { LibraryRow } from './LibraryRow.tsx'
import { useCaseEntries } from './useCaseEntries.tsx'

/** Height of a row, in CSS pixels. */
const ROW = 46

interface LibraryTableProps {
  readonly asked: Omit<Input<'library.list'>, 'offset' | 'limit'>
  /** Whether the folder was ever looked at: until then nothing can be said to be missing. */
  readonly isKnown: boolean
  /** Whether the folder could not be looked at just now. */
  readonly isAway: boolean
  readonly sort: LibrarySort
  readonly onSort: (sort: LibrarySort) => void
  readonly onClear: () => void
  readonly onCommand: (command: string, paths?: readonly string[]) => void
  readonly region: RefObject<HTMLDivElement | null>
}

/** The cases that fit; only those in sight are drawn and asked for. */
export function LibraryTable({ asked, isKnown, isAway, sort, onSort, onClear, onCommand, region }: LibraryTableProps) {
  const { t } = useText('start')
  const { state } = useCase()
  const { settings } = useSettings()
  const pages = usePages('library.list', asked, { keepsLast: true })
  const [chosen, setAt] = useState(0)
  const at = Math.min(chosen, Math.max(0, pages.total - 1))
  const context = useContextMenu()
  const entriesOf = useCaseEntries(onCommand)
  const virtual = useVirtualizer({
    count: pages.total,
    getScrollElement: () => region.current,
    estimateSize: () => ROW,
    overscan: 8,
    onChange: ({ range }) => range !== null && pages.want(range.startIndex, range.endIndex),
  })
  const goTo = (index: number) => {
    const next = Math.min(Math.max(index, 0), pages.total - 1)
    setAt(next)
    virtual.scrollToIndex(next, { align: 'auto' })
  }
  const open = (index: number, isReadOnly = false) => {
    const row = pages.row(index)
    if (row !== undefined) onCommand(isReadOnly ? 'openReadOnly' : 'openCase', [row.path])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((region.current?.clientHeight ?? ROW) / ROW) - 1)
    const goals: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: pages.total - 1,
    }
    const goal = goals[event.key]
    if (goal === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (goal === undefined) open(at, event.shiftKey)
    else goTo(goal)
  }
  const pointed = (event: MouseEvent): number | undefined => {
    const line = (event.target as Element).closest('[data-row]')?.getAttribute('data-row')
    return line === null || line === undefined ? undefined : Number(line)
  }
  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    const index = pointed(event) ?? at
    setAt(index)
    const row = pages.row(index)
    if (row !== undefined) context.open(event, entriesOf(row))
  }
  if (pages.status === 'failed') return <TabFailure message={pages.message} />
  if (pages.status === 'loading') return <TabLoading />
  if (pages.total === 0) return <NothingThere isKnown={isKnown} isAway={isAway} isFiltered={isNarrowed(asked.filter)} onClear={onClear} />
  return (
    <div className="library-table">
      <LibraryColumns sort={sort} onSort={onSort} />
      <div
        ref={region}
        className="library-scroll"
        role="listbox"
        tabIndex={0}
        data-region
        aria-label={t('library')}
        aria-activedescendant={`library-row-${at}`}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const index = pointed(event)
          if (index !== undefined) setAt(index)
        }}
        onDoubleClick={(event) => {
          const index = pointed(event)
          if (index !== undefined) open(index)
        }}
        onContextMenu={onContextMenu}
      >
        <div className="library-space" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = pages.row(item.index)
            return (
              <LibraryRow
                key={item.key}
                row={row}
                index={item.index}
                top={item.start}
                isAt={item.index === at}
                isPinned={row?.uid !== undefined && settings.pinnedCases.includes(row.uid)}
                isOpenHere={state.open && row?.path === state.path}
              />
            )
          })}
        </div>
      </div>
      {context.menu}
    </div>
  )
}

const isNarrowed = (filter: Input<'library.list'>['filter']): boolean =>
  Object.values(filter).some((value) => value !== undefined && value.length > 0)

interface NothingThereProps {
  readonly isKnown: boolean
  readonly isAway: boolean
  readonly isFiltered: boolean
  readonly onClear: () => void
}

function NothingThere({ isKnown, isAway, isFiltered, onClear }: NothingThereProps) {
  const { t } = useText('start')
  if (isAway && !isFiltered) return <EmptyState icon={<IconFolderOff size={28} />} title={t('libraryAway')} why={t('libraryAwayWhy')} />
  if (!isKnown) return <TabLoading />
  if (!isFiltered) return <EmptyState icon={<IconFolderOff size={28} />} title={t('libraryEmpty')} why={t('libraryEmptyWhy')} />
  return (
    <EmptyState icon={<IconSearchOff size={28} />} title={t('libraryNoFit')} why={t('libraryNoFitWhy')}>
      <Button variant="default" onClick={onClear}>
        {t('libraryClear')}
      </Button>
    </EmptyState>
  )
}
