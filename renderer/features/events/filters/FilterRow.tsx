import { IconFilterOff, IconPin, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { EventFilter, EventSummary } from '../../../../shared/contract/eventRequests.ts'
import { useText } from '../../../host/index.ts'
import { CoverageNote } from '../CoverageNote.tsx'
import { type EventZone, rangeText } from '../zone.ts'
import { isFiltered, without, withoutField } from './eventFilters.ts'
import { FieldFilter } from './FieldFilter.tsx'

interface FilterRowProps {
  readonly filter: EventFilter
  readonly scope: EventFilter
  readonly onFilter: (filter: EventFilter) => void
  readonly summary: EventSummary
  readonly all: number
  readonly zone: EventZone
  readonly onClear: () => void
}

/** Every condition as a chip that can be taken away, how many events are left, and all away in one click. */
export function FilterRow({ filter, onFilter, summary, all, zone, onClear, scope }: FilterRowProps) {
  const { t, language, formatNumber } = useText('events')
  const { from, to, text, correlation, pinned, fields } = filter
  const counted = (name: 'providers' | 'eventIds' | 'levels' | 'artefactIds', of: number): ReactNode => {
    const values = filter[name]
    if (values === undefined) return null
    return (
      <Pill key={name} name={t(`condition.${name}`)} onRemove={() => onFilter(without(filter, name))}>
        {t('someOf', { count: values.length, of: Math.max(of, values.length) })}
      </Pill>
    )
  }
  return (
    <div className="events-filters">
      {(from !== undefined || to !== undefined) && (
        <Pill name={t('condition.time')} onRemove={() => onFilter(without(filter, 'from', 'to'))}>
          {rangeText(from, to, zone, language)}
        </Pill>
      )}
      {counted('levels', summary.levels.length)}
      {counted('providers', summary.providers.length)}
      {counted('eventIds', summary.eventIds.length)}
      {counted('artefactIds', summary.sources.length)}
      {text !== undefined && (
        <Pill name={t('condition.text')} onRemove={() => onFilter(without(filter, 'text'))}>
          {text}
        </Pill>
      )}
      {correlation !== undefined && (
        <Pill name={t('condition.correlation')} onRemove={() => onFilter(without(filter, 'correlation'))}>
          {correlation}
        </Pill>
      )}
      {fields?.map((condition, index) => (
        <Pill key={JSON.stringify([index, condition])} name={condition.field} onRemove={() => onFilter(withoutField(filter, index))}>
          {`${t(`operator.${condition.operator}`)} ${condition.value}`}
        </Pill>
      ))}
      {pinned === true && (
        <Pill name={t('condition.pinned')} onRemove={() => onFilter(without(filter, 'pinned'))}>
          <IconPin size={13} aria-hidden />
        </Pill>
      )}
      <FieldFilter filter={filter} onFilter={onFilter} />
      {pinned !== true && (
        <button type="button" className="events-pill off" onClick={() => onFilter({ ...filter, pinned: true })}>
          <IconPin size={13} aria-hidden /> {t('condition.pinned')}
        </button>
      )}
      <span className="grow" />
      {summary.indexed < all && (
        <span className="t2 small nowrap">{t('indexing', { share: Math.floor((summary.indexed / all) * 100) })}</span>
      )}
      <CoverageNote deviceId={scope.deviceId} zone={zone} />
      <span className="small nowrap" aria-live="polite">
        <b>{formatNumber(summary.total)}</b> {t('ofEvents', { count: all })}
      </span>
      <button type="button" className="linklike nowrap" disabled={!isFiltered(filter) && summary.total === all} onClick={onClear}>
        <IconFilterOff size={14} aria-hidden /> {t('clearFilters')}
      </button>
    </div>
  )
}

function Pill({ name, onRemove, children }: { readonly name: string; readonly onRemove: () => void; readonly children: ReactNode }) {
  const { t } = useText('events')
  return (
    <span className="events-pill">
      <b>{name}</b>
      <span className="ellipsis">{children}</span>
      <button type="button" aria-label={t('removeCondition', { name })} onClick={onRemove}>
        <IconX size={14} aria-hidden />
      </button>
    </span>
  )
}
