import { Checkbox, Popover, TextInput } from '@mantine/core'
import { IconPlus, IconSearch, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import type { DeviceField, DeviceFilter, DeviceGroup } from '../../../shared/contract/viewRequests.ts'
import { useEscape, useText, useView } from '../../host/index.ts'
import { StateIcon } from '../../ui/index.ts'
import { type FieldValue, toggleValue, valuesOf, withValues } from './deviceFilters.ts'
import { groupTitle } from './groupTitle.ts'

interface FilterPillProps {
  readonly field: DeviceField
  readonly filter: DeviceFilter
  readonly onFilter: (filter: DeviceFilter) => void
}

/** From this many values on a field to find one is worth its room; so many are shown at once. */
const FIND_FROM = 9
const SHOWN = 200

/** One column's condition: its values with how many devices have each, to be ticked. */
export function FilterPill({ field, filter, onFilter }: FilterPillProps) {
  const { t, pick } = useText('devices')
  const [opened, setOpened] = useState(false)
  useEscape(() => setOpened(false), opened)
  const values = valuesOf(filter, field)
  const isSet = values.length > 0
  const facets = useView('devices.groups', { filter, by: field, facet: true }, { enabled: opened || isSet })
  const groups = facets.status === 'ready' ? facets.view.groups : []
  const name = t(`field.${field}`)
  const titleOf = (value: FieldValue): string => {
    const group = groups.find(({ key }) => key === value)
    return group === undefined ? String(value ?? t('noValue')) : groupTitle(group, field, pick)
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      closeOnEscape={false}
      position="bottom-start"
      width={320}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <span className={`devices-pill ${isSet ? 'set' : 'off'}`}>
          <button
            type="button"
            className="devices-pill-open"
            aria-haspopup="dialog"
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            {!isSet && <IconPlus size={13} aria-hidden />}
            {isSet ? <b>{name}</b> : name}
            {isSet && <span className="ellipsis">{values.map(titleOf).join(', ')}</span>}
          </button>
          {isSet && (
            <button type="button" aria-label={t('removeFilter', { field: name })} onClick={() => onFilter(withValues(filter, field, []))}>
              <IconX size={14} aria-hidden />
            </button>
          )}
        </span>
      </Popover.Target>
      <Popover.Dropdown p={6} aria-label={name}>
        {facets.status === 'failed' && <p className="error small devices-facets-note">{facets.message}</p>}
        {facets.status === 'loading' && <p className="t2 small devices-facets-note">{t('loading')}</p>}
        {facets.status === 'ready' && (
          <Facets field={field} groups={groups} chosen={values} onToggle={(value) => onFilter(toggleValue(filter, field, value))} />
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

interface FacetsProps {
  readonly field: DeviceField
  readonly groups: readonly DeviceGroup[]
  readonly chosen: readonly FieldValue[]
  readonly onToggle: (value: FieldValue) => void
}

function Facets({ field, groups, chosen, onToggle }: FacetsProps) {
  const { t, pick, formatNumber } = useText('devices')
  const [text, setText] = useState('')
  const fitting = groups.filter((group) => groupTitle(group, field, pick).toLowerCase().includes(text.trim().toLowerCase()))
  return (
    <search onKeyDown={moveFocus}>
      {groups.length >= FIND_FROM && (
        <TextInput
          leftSection={<IconSearch size={14} />}
          placeholder={t('findValue')}
          aria-label={t('findValue')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <ul className="devices-facets">
        {fitting.slice(0, SHOWN).map((group) => (
          <li key={JSON.stringify(group.key)}>
            <Checkbox
              checked={chosen.includes(group.key)}
              onChange={() => onToggle(group.key)}
              label={
                <>
                  {group.severity !== undefined && <StateIcon state={group.severity} size={14} />}
                  <span className="devices-facet-title">{groupTitle(group, field, pick)}</span>
                  <span className="t2 num">{formatNumber(group.devices)}</span>
                </>
              }
            />
          </li>
        ))}
      </ul>
      {fitting.length === 0 && <p className="t2 small devices-facets-note">{t('noValueFits')}</p>}
      {fitting.length > SHOWN && <p className="t2 small devices-facets-note">{t('moreValues', { count: fitting.length - SHOWN })}</p>}
    </search>
  )
}

/** Up and down walk the field and the ticks below it. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (by === 0) return
  event.preventDefault()
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>('input')]
  const at = places.indexOf(document.activeElement as HTMLElement)
  places[Math.min(Math.max(at + by, 0), places.length - 1)]?.focus()
}
