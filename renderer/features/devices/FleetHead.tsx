import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import type { DeviceSort } from '../../../shared/contract/viewRequests.ts'
import { useSettings, useText } from '../../host/index.ts'
import { type DeviceColumn, nextSort } from './columns.ts'
import { zoneName } from './formatSeen.ts'

interface FleetHeadProps {
  readonly columns: readonly DeviceColumn[]
  readonly grid: CSSProperties
  readonly sort: DeviceSort
  readonly onSort: (sort: DeviceSort) => void
}

/** Names of the columns; one that the engine can sort by is a button. Times stand in the zone that the head names. */
export function FleetHead({ columns, grid, sort, onSort }: FleetHeadProps) {
  const { t } = useText('devices')
  const { settings } = useSettings()
  return (
    <div className="devices-head" style={grid}>
      {columns.map(({ id, sort: by }) => {
        const name = id === 'lastSeen' ? `${t('column.lastSeen')} ${zoneName(settings.timeZone)}` : t(`column.${id}`)
        const isSorted = by !== undefined && by === sort.by
        const Arrow = sort.descending ? IconArrowDown : IconArrowUp
        return (
          <span key={id}>
            {by === undefined ? (
              <span className="ellipsis">{name}</span>
            ) : (
              <button
                type="button"
                aria-pressed={isSorted}
                title={t(isSorted ? (sort.descending ? 'sortedDown' : 'sortedUp') : 'sortBy', { column: name })}
                onClick={() => onSort(nextSort(sort, by))}
              >
                <span className="ellipsis">{name}</span>
                {isSorted && <Arrow size={13} aria-hidden />}
              </button>
            )}
          </span>
        )
      })}
    </div>
  )
}
