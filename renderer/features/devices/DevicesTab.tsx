import './devices.css'
import { useDebouncedValue } from '@mantine/hooks'
import { useMemo } from 'react'
import type { DeviceField, DeviceFilter, DeviceRow, DeviceSort } from '../../../shared/contract/viewRequests.ts'
import { useDevice, useNavigation, useTabState, useView } from '../../host/index.ts'
import { TabFailure, TabLoading } from '../../ui/index.ts'
import { type ColumnId, columnsAtFirst, columnsToShow } from './columns.ts'
import { DevicePane } from './DevicePane.tsx'
import { DevicesEmpty } from './DevicesEmpty.tsx'
import { DevicesToolbar } from './DevicesToolbar.tsx'
import { filterFromParams, isFiltered, withText } from './deviceFilters.ts'
import { FilterRow } from './FilterRow.tsx'
import { FleetTable } from './FleetTable.tsx'
import { type Folding, fleetLists } from './fleetLines.ts'
import { SeveritySummary } from './SeveritySummary.tsx'
import { useFleetCounts } from './useFleetCounts.ts'

/** The fleet as the portal's inventory shows it, grouped by what went wrong. */
export function DevicesTab() {
  const devices = useView('devices.list', { offset: 0, limit: 1 })
  if (devices.status === 'loading') return <TabLoading />
  if (devices.status === 'failed') return <TabFailure message={devices.message} />
  return devices.view.total === 0 ? <DevicesEmpty /> : <Fleet />
}

/** How long typing has to pause before the devices are asked for, in milliseconds. */
const PAUSE = 150
const UNFOLDED: Folding = { toggled: [], unrolled: [] }

function Fleet() {
  const { params } = useNavigation()
  const { deviceId } = useDevice()
  const [text, setText] = useTabState('text', '')
  const [filter, setFilter] = useTabState<DeviceFilter>('filter', filterFromParams(params))
  const [sort, setSort] = useTabState<DeviceSort>('sort', { by: 'severity', descending: false })
  const [by, setBy] = useTabState<DeviceField | undefined>('by', 'verdict')
  const [wanted, setWanted] = useTabState<readonly ColumnId[]>('columns', columnsAtFirst)
  const [folding, setFolding] = useTabState<Folding>('folding', UNFOLDED)
  const [selectedId, setSelectedId] = useTabState<number | undefined>('selected', deviceId)
  const [settledText] = useDebouncedValue(text, PAUSE)
  const asked = useMemo(() => withText(filter, settledText), [filter, settledText])
  const counts = useFleetCounts(asked, by)
  const shown = counts.shown
  const lists = useMemo(
    () => (shown === undefined ? [] : fleetLists({ ...shown, total: shown.view.total, groups: shown.view.groups }, folding)),
    [shown, folding],
  )
  const columns = useMemo(() => columnsToShow(wanted, shown?.by), [wanted, shown?.by])
  const changeFilter = (next: DeviceFilter) => {
    setFilter(next)
    setFolding({ ...folding, unrolled: [] })
  }
  const clear = () => {
    setText('')
    changeFilter({})
  }
  const showAlike = (row: DeviceRow) => {
    setText('')
    changeFilter({ verdict: [row.verdict.rule] })
  }
  return (
    <>
      <DevicesToolbar
        text={text}
        onText={setText}
        by={by}
        onGroupBy={setBy}
        columns={wanted}
        onColumns={setWanted}
        filter={asked}
        sort={sort}
        devices={shown?.view.total ?? 0}
      />
      <FilterRow
        filter={asked}
        isFiltered={isFiltered(filter) || text !== ''}
        total={shown?.view.total}
        all={shown?.view.all}
        onFilter={(next) => changeFilter(withText(next, ''))}
        onClear={clear}
      />
      <SeveritySummary filter={asked} onFilter={(next) => changeFilter(withText(next, ''))} />
      <div className="tab-body">
        {counts.failure !== undefined && <TabFailure message={counts.failure} />}
        {counts.failure === undefined && shown === undefined && <TabLoading />}
        {counts.failure === undefined && shown !== undefined && (
          <FleetTable
            lists={lists}
            columns={columns}
            sort={sort}
            onSort={setSort}
            folding={folding}
            onFolding={setFolding}
            selectedId={selectedId}
            frontId={deviceId}
            onSelect={setSelectedId}
            onShowAlike={showAlike}
            onClear={clear}
          />
        )}
        {selectedId !== undefined && (
          <DevicePane deviceId={selectedId} filter={asked} onShowAlike={showAlike} onClose={() => setSelectedId(undefined)} />
        )}
      </div>
    </>
  )
}
