import { IconFilterOff, IconX } from '@tabler/icons-react'
import type { DeviceFilter } from '../../../shared/contract/viewRequests.ts'
import { useText } from '../../host/index.ts'
import { filterFields } from './deviceFilters.ts'
import { FilterPill } from './FilterPill.tsx'

interface FilterRowProps {
  readonly filter: DeviceFilter
  readonly isFiltered: boolean
  /** Devices that the filter leaves, of how many; undefined until the first answer. */
  readonly total: number | undefined
  readonly all: number | undefined
  readonly onFilter: (filter: DeviceFilter) => void
  readonly onClear: () => void
}

/** A pill a column: set ones say their values, dashed ones wait to be set. Count and the way out stand at the right. */
export function FilterRow({ filter, isFiltered, total, all, onFilter, onClear }: FilterRowProps) {
  const { t, formatNumber } = useText('devices')
  const isSet = (field: (typeof filterFields)[number]) => (filter[field] ?? []).length > 0
  const { severity = [], ...withoutSeverity } = filter
  return (
    <div className="devices-filters">
      <div className="devices-pills">
        {severity.length > 0 && (
          <span className="devices-pill set">
            <span className="devices-pill-open">
              <b>{t('severity')}</b>
              <span className="ellipsis">{severity.map((one) => t(`severityName.${one}`)).join(', ')}</span>
            </span>
            <button type="button" aria-label={t('removeFilter', { field: t('severity') })} onClick={() => onFilter(withoutSeverity)}>
              <IconX size={14} aria-hidden />
            </button>
          </span>
        )}
        {filterFields
          .toSorted((a, b) => Number(isSet(b)) - Number(isSet(a)))
          .map((field) => (
            <FilterPill key={field} field={field} filter={filter} onFilter={onFilter} />
          ))}
      </div>
      <span className="small t2 num nowrap devices-count" role="status">
        {total !== undefined && all !== undefined && (
          <>
            <b>{formatNumber(total)}</b> {t('ofDevices', { count: all })}
          </>
        )}
      </span>
      <button type="button" className="linklike" disabled={!isFiltered} onClick={onClear}>
        <IconFilterOff size={14} aria-hidden />
        {t('clearFilters')}
      </button>
    </div>
  )
}
