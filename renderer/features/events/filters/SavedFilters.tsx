import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { IconBookmark, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { EventFilter } from '../../../../shared/contract/eventRequests.ts'
import { useAction, useEscape, useText, useView } from '../../../host/index.ts'
import { isFiltered, without } from './eventFilters.ts'

interface SavedFiltersProps {
  readonly filter: EventFilter
  readonly onFilter: (filter: EventFilter) => void
}

/** Filters that are kept in the case: apply, save what is set now, remove. A filter holds for whatever device is chosen. */
export function SavedFilters({ filter, onFilter }: SavedFiltersProps) {
  const { t } = useText('events')
  const [opened, setOpened] = useState(false)
  const [name, setName] = useState('')
  useEscape(() => setOpened(false), opened)
  const saved = useView('events.savedFilters', {})
  const save = useAction('events.saveFilter')
  const remove = useAction('events.removeFilter')
  const onSave = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    const done = await save.run({ name: name.trim(), filter: without(filter, 'deviceId') })
    if (done !== undefined) setName('')
  }
  const rows = saved.status === 'ready' ? saved.view : []
  return (
    <Popover opened={opened} onChange={setOpened} closeOnEscape={false} position="bottom-end" width={320} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconBookmark size={15} />}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <span className="narrow-hide">{t('savedFilters')}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('savedFilters')}>
        {saved.status === 'failed' && <p className="error small">{saved.message}</p>}
        {rows.length === 0 && <p className="t2 small">{t('noSavedFilters')}</p>}
        <ul className="events-saved">
          {rows.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                className="events-saved-apply"
                onClick={() => {
                  onFilter(row.filter)
                  setOpened(false)
                }}
              >
                {row.name}
              </button>
              <ActionIcon aria-label={t('removeSaved', { name: row.name })} size={26} onClick={() => remove.run({ id: row.id })}>
                <IconTrash size={15} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <form className="events-saved-form" onSubmit={onSave}>
          <TextInput
            aria-label={t('filterName')}
            placeholder={t('filterName')}
            value={name}
            disabled={!isFiltered(filter)}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" disabled={name.trim() === '' || !isFiltered(filter)} loading={save.pending}>
            {t('saveFilter')}
          </Button>
        </form>
        {!isFiltered(filter) && <p className="t2 small">{t('nothingToSave')}</p>}
      </Popover.Dropdown>
    </Popover>
  )
}
