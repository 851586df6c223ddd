import { Button, Checkbox, Popover, Select, TextInput } from '@mantine/core'
import { IconColumns3, IconDownload, IconSearch, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { DeviceField, DeviceFilter, DeviceSort } from '../../../shared/contract/viewRequests.ts'
import { useEscape, useText } from '../../host/index.ts'
import { Toolbar } from '../../ui/index.ts'
import { type ColumnId, deviceColumns } from './columns.ts'
import { useExportCsv } from './useExportCsv.ts'

/** What the devices can be grouped by, in the order of the list. */
const GROUPINGS = ['verdict', 'managedBy', 'enrollmentStatus', 'os', 'observed', 'tenantId'] as const satisfies readonly DeviceField[]
const NOT_GROUPED = 'none'

interface DevicesToolbarProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly by: DeviceField | undefined
  readonly onGroupBy: (by: DeviceField | undefined) => void
  readonly columns: readonly ColumnId[]
  readonly onColumns: (columns: readonly ColumnId[]) => void
  /** What an export holds. */
  readonly filter: DeviceFilter
  readonly sort: DeviceSort
  readonly devices: number
}

/** Search, grouping, columns, export. */
export function DevicesToolbar({ text, onText, by, onGroupBy, columns, onColumns, filter, sort, devices }: DevicesToolbarProps) {
  const { t } = useText('devices')
  const { exportCsv, pending } = useExportCsv()
  return (
    <Toolbar>
      <h1>{t('title')}</h1>
      <TextInput
        w={260}
        miw={120}
        leftSection={<IconSearch size={15} />}
        placeholder={t('search')}
        data-find
        aria-label={t('search')}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onText('')}
        rightSection={
          text !== '' && (
            <button type="button" className="icon-button" aria-label={t('clearSearch')} onClick={() => onText('')}>
              <IconX size={14} aria-hidden />
            </button>
          )
        }
      />
      <span className="toolbar-sep" />
      <span className="t2 small nowrap narrow-hide">{t('groupBy')}</span>
      <Select
        aria-label={t('groupBy')}
        w={190}
        miw={110}
        allowDeselect={false}
        value={by ?? NOT_GROUPED}
        onChange={(value) => onGroupBy(GROUPINGS.find((field) => field === value))}
        data={[{ value: NOT_GROUPED, label: t('notGrouped') }, ...GROUPINGS.map((field) => ({ value: field, label: t(`field.${field}`) }))]}
      />
      <span className="grow" />
      <ColumnChoice columns={columns} onColumns={onColumns} />
      <Button
        variant="default"
        leftSection={<IconDownload size={15} />}
        loading={pending}
        disabled={devices === 0}
        onClick={() => exportCsv(filter, sort)}
      >
        {t('exportCsv')}
      </Button>
    </Toolbar>
  )
}

interface ColumnChoiceProps {
  readonly columns: readonly ColumnId[]
  readonly onColumns: (columns: readonly ColumnId[]) => void
}

function ColumnChoice({ columns, onColumns }: ColumnChoiceProps) {
  const { t } = useText('devices')
  const [opened, setOpened] = useState(false)
  useEscape(() => setOpened(false), opened)
  const toggle = (id: ColumnId) => onColumns(columns.includes(id) ? columns.filter((other) => other !== id) : [...columns, id])
  return (
    <Popover opened={opened} onChange={setOpened} closeOnEscape={false} position="bottom-end" width={250} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={15} />} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {t('columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={t('columns')}>
        <ul className="devices-facets">
          {deviceColumns.map(({ id }) => (
            <li key={id}>
              <Checkbox
                checked={id === 'name' || columns.includes(id)}
                disabled={id === 'name'}
                onChange={() => toggle(id)}
                label={<span className="devices-facet-title">{t(`column.${id}`)}</span>}
              />
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
