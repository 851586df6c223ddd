import { useDebouncedValue, useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import type { EventFilter, EventSummary } from '../../../shared/contract/eventRequests.ts'
import { useTabState, useText, useView } from '../../host/index.ts'
import { TabFailure } from '../../ui/index.ts'
import { EventDetails } from './details/index.ts'
import { EventsToolbar, type SearchMode } from './EventsToolbar.tsx'
import { without, withWords } from './filters/eventFilters.ts'
import { Facets } from './filters/Facets.tsx'
import { FilterRow } from './filters/FilterRow.tsx'
import { Histogram } from './histogram/Histogram.tsx'
import { NothingFits } from './NothingFits.tsx'
import { EventTable } from './table/EventTable.tsx'
import { useEventZone } from './useEventZone.ts'
import { useJump } from './useJump.ts'
import { useJumpKeys } from './useJumpKeys.ts'
import { useKept } from './useKept.ts'

interface EventsProps {
  readonly filter: EventFilter
  readonly onFilter: (filter: EventFilter) => void
  /** The device alone: what everything is counted against. */
  readonly scope: EventFilter
  /** The event that the tab was opened at. */
  readonly wanted: number | undefined
  /** Whether another tab says what is to be seen: words that were left here do not hide it. */
  readonly isAsked: boolean
  readonly all: EventSummary
}

/** While words are typed only what stays for a moment is searched. */
const SETTLE_MS = 150

/** The timeline with everything around it. */
export function Events({ filter, onFilter, scope, wanted, isAsked, all }: EventsProps) {
  const { t } = useText('events')
  const [text, setText] = useKept('text', '', isAsked ? '' : undefined)
  const [mode, setMode] = useKept<SearchMode>('mode', 'highlight')
  const [facetsOpen, setFacetsOpen] = useKept('facets', true)
  const [selected, select] = useTabState<number | undefined>('selected', wanted)
  const [comment, setComment] = useState({ id: -1, order: 0 })
  const zone = useEventZone(scope.deviceId)
  const [settled] = useDebouncedValue(text.trim(), SETTLE_MS)
  const words = text.trim() === '' ? '' : settled
  const effective = mode === 'filter' ? withWords(filter, words) : filter
  const summary = useView('events.summary', { filter: effective })
  const isWide = useMediaQuery('(min-width: 1151px)', true, { getInitialValueInEffect: false })
  const [first] = useState(selected)
  const jump = useJump(effective, first)
  const marked = mode === 'highlight' ? words : ''
  useJumpKeys(jump, marked)
  const clear = () => {
    onFilter(scope)
    setText('')
  }
  const shown = summary.status === 'ready' ? summary.view : all
  return (
    <>
      <EventsToolbar
        text={text}
        onText={setText}
        mode={mode}
        onMode={setMode}
        marked={marked}
        filter={filter}
        effective={effective}
        onFilter={(next) => onFilter({ ...next, ...scope })}
        summary={shown}
        jump={jump}
        zone={zone}
        facetsOpen={facetsOpen}
        onFacets={setFacetsOpen}
      />
      <FilterRow filter={filter} scope={scope} onFilter={onFilter} summary={shown} all={all.all} zone={zone.zone} onClear={clear} />
      <Histogram
        filter={effective}
        onRange={(range) => onFilter({ ...without(filter, 'from', 'to'), ...range })}
        all={all}
        zone={zone.zone}
      />
      <div className="tab-body">
        {facetsOpen && isWide && <Facets filter={filter} onFilter={onFilter} summary={shown} />}
        <main className="events-main" aria-label={t('timeline')}>
          {summary.status === 'failed' && <TabFailure message={summary.message} />}
          {summary.status === 'ready' && summary.view.total === 0 ? (
            <NothingFits onClear={clear} indexed={summary.view.indexed} all={all.all} isSearch={effective.text !== undefined} />
          ) : (
            <EventTable
              filter={effective}
              own={filter}
              onFilter={onFilter}
              summary={shown}
              all={all}
              marked={words}
              zone={zone.zone}
              jump={jump}
              selected={selected}
              onSelect={select}
              onComment={(id) => {
                select(id)
                setComment(({ order }) => ({ id, order: order + 1 }))
              }}
            />
          )}
        </main>
        {selected !== undefined && (
          <EventDetails
            id={selected}
            zone={zone.zone}
            marked={words}
            commentOrder={comment.id === selected ? comment.order : 0}
            onClose={() => select(undefined)}
            onFilterCorrelation={(correlation) => onFilter({ ...scope, correlation })}
            onSelect={(id) => {
              select(id)
              void jump.toEvent(id)
            }}
          />
        )}
      </div>
    </>
  )
}
