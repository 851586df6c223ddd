import { Checkbox } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import type { EventFilter, EventSummary } from '../../../../shared/contract/eventRequests.ts'
import { useText } from '../../../host/index.ts'
import { SidePane } from '../../../ui/index.ts'
import { LevelMark } from '../LevelMark.tsx'
import { providerLabel } from '../providerLabel.ts'
import { hasManyDevices, only, toggled, type ValueCondition, without } from './eventFilters.ts'

interface FacetsProps {
  readonly filter: EventFilter
  readonly onFilter: (filter: EventFilter) => void
  readonly summary: EventSummary
}

/** Values that a facet shows before the rest is folded away. */
const SHOWN = 40

/** Levels, providers, ids and sources with how many events each has by all other conditions. */
export function Facets({ filter, onFilter, summary }: FacetsProps) {
  const { t } = useText('events')
  const shared = { filter, onFilter }
  const isOfMany = hasManyDevices(summary)
  const deviceOf = (artefactId: number) => summary.sources.find(({ value }) => value === artefactId)?.device ?? t('noDevice')
  return (
    <SidePane name="events-facets" label={t('facets')} width={222}>
      <div className="events-facets">
        <Facet {...shared} name="levels" rows={summary.levels} labelOf={(value) => <LevelMark level={value} />} />
        <Facet
          {...shared}
          name="providers"
          rows={summary.providers}
          labelOf={(value) => <span title={value ?? undefined}>{value === null ? t('noProvider') : providerLabel(value)}</span>}
        />
        <Facet
          {...shared}
          name="artefactIds"
          rows={summary.sources}
          labelOf={(value, label) => (
            <span title={label}>
              {label}
              {isOfMany && <span className="events-facet-device">{deviceOf(value)}</span>}
            </span>
          )}
        />
        <Facet {...shared} name="eventIds" rows={summary.eventIds} labelOf={(value) => (value === null ? t('noId') : String(value))} />
      </div>
    </SidePane>
  )
}

interface FacetProps<K extends ValueCondition, V> {
  readonly filter: EventFilter
  readonly onFilter: (filter: EventFilter) => void
  readonly name: K
  readonly rows: readonly { readonly value: V; readonly events: number; readonly label?: string | undefined }[]
  readonly labelOf: (value: V, label: string | undefined) => ReactNode
}

function Facet<K extends ValueCondition, V extends NonNullable<EventFilter[K]>[number]>({
  filter,
  onFilter,
  name,
  rows,
  labelOf,
}: FacetProps<K, V>) {
  const { t, formatNumber } = useText('events')
  const id = useId()
  const [isUnfolded, unfold] = useState(false)
  const chosen = filter[name] as readonly V[] | undefined
  const all = rows.map(({ value }) => value)
  if (rows.length === 0) return null
  return (
    <section className="events-facet" aria-label={t(`condition.${name}`)}>
      <header>
        <h3>{t(`condition.${name}`)}</h3>
        {chosen !== undefined && (
          <button type="button" className="linklike small" onClick={() => onFilter(without(filter, name))}>
            {t('clear')}
          </button>
        )}
      </header>
      <ul>
        {rows.slice(0, isUnfolded ? rows.length : SHOWN).map(({ value, events, label }, index) => (
          <li key={String(value)}>
            <Checkbox
              size="xs"
              aria-labelledby={`${id}-${index}`}
              checked={chosen === undefined || chosen.includes(value)}
              onChange={() => onFilter(toggled(filter, name, value, all))}
            />
            <button type="button" className="events-facet-only" title={t('onlyThis')} onClick={() => onFilter(only(filter, name, value))}>
              <span id={`${id}-${index}`} className="ellipsis">
                {labelOf(value, label)}
              </span>
            </button>
            <span className="t2 num">{formatNumber(events)}</span>
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && !isUnfolded && (
        <button type="button" className="linklike small" onClick={() => unfold(true)}>
          {t('moreValues', { count: rows.length - SHOWN })}
        </button>
      )}
    </section>
  )
}
