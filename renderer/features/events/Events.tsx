import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import type { EventFilter, EventSummary } from '../../../shared/contract/eventRequests.ts'
import { useTabState, useText, useView } from '../../host/index.ts'
import { TabFailure } from '../../ui/index.ts'
import { EventDetails } from './details/index.ts'
import { EventsToolbar, type SearchMode } from './EventsToolbar.tsx'
import { EventTable } from './EventTable.tsx'
import { Facets } from './Facets.tsx'
import { FilterRow } from './FilterRow.tsx'
import { Histogram } from './Histogram.tsx'
import { NothingFits } from './NothingFits.tsx'
import { useEventZone } from './useEventZone.ts'
import { useJump } from './useJump.ts'

interface EventsProps {
  readonly filter: EventFilter
  readonly onFilter: (filter: EventFilter) => void
  /** The device alone: what everything is counted against. */
  readonly scope: EventFilter
  /** The event that the tab was opened at. */
  readonly wanted: number | undefined
  readonly all: EventSummary
}

/** The timeline with everything around it. */
export function Events({ filter, onFilter, scope, wanted, all }: EventsProps) {
  const { t } = useText('events')
  const [text, setText] = useTabState('text', '')
  const [mode, setMode] = useTabState<SearchMode>('mode', 'highlight')
  const [facetsOpen, setFacetsOpen] = useTabState('facets', true)
  const [selected, select] = useState<number | undefined>(wanted)
  const zone = useEventZone(scope.deviceId)
  const words = text.trim()
  const effective = mode === 'filter' && words !== '' ? { ...filter, text: words } : filter
  const summary = useView('events.summary', { filter: effective })
  const isWide = useMediaQuery('(min-width: 1151px)', true, { getInitialValueInEffect: false })
  const jump = useJump(effective, wanted)
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
        filter={filter}
        effective={effective}
        onFilter={onFilter}
        summary={shown}
        jump={jump}
        zone={zone}
        facetsOpen={facetsOpen}
        onFacets={setFacetsOpen}
      />
      <FilterRow filter={filter} scope={scope} onFilter={onFilter} summary={shown} all={all.all} zone={zone.zone} onClear={clear} />
      <Histogram
        filter={effective}
        onFilter={(range) => onFilter({ ...filter, ...range })}
        onReset={(next) => onFilter(next)}
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
              marked={mode === 'highlight' ? words : ''}
              zone={zone.zone}
              jump={jump}
              selected={selected}
              onSelect={select}
            />
          )}
        </main>
        {selected !== undefined && (
          <EventDetails
            id={selected}
            zone={zone.zone}
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
