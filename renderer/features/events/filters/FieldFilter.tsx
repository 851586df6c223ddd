import { Button, Popover, Select, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { EventFilter, FieldCondition } from '../../../../shared/contract/eventRequests.ts'
import { useEscape, useText } from '../../../host/index.ts'
import { withField } from './eventFilters.ts'

const OPERATORS: readonly FieldCondition['operator'][] = ['is', 'isNot', 'contains']

interface FieldFilterProps {
  readonly filter: EventFilter
  readonly onFilter: (filter: EventFilter) => void
}

/** A condition on one field of the events, by its name. */
export function FieldFilter({ filter, onFilter }: FieldFilterProps) {
  const { t } = useText('events')
  const [opened, setOpened] = useState(false)
  const [field, setField] = useState('')
  const [operator, setOperator] = useState<FieldCondition['operator']>('is')
  const [value, setValue] = useState('')
  useEscape(() => setOpened(false), opened)
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (field.trim() === '') return
    onFilter(withField(filter, { field: field.trim(), operator, value }))
    setOpened(false)
    setField('')
    setValue('')
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      closeOnEscape={false}
      position="bottom-start"
      width={360}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button type="button" className="events-pill off" aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          <IconPlus size={13} aria-hidden /> {t('fieldFilter')}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('fieldFilter')}>
        <form className="events-field-form" onSubmit={add}>
          <TextInput
            label={t('fieldName')}
            placeholder="ErrorCode"
            value={field}
            onChange={(event) => setField(event.currentTarget.value)}
          />
          <Select
            label={t('fieldOperator')}
            allowDeselect={false}
            value={operator}
            onChange={(next) => setOperator(OPERATORS.find((each) => each === next) ?? 'is')}
            data={OPERATORS.map((each) => ({ value: each, label: t(`operator.${each}`) }))}
          />
          <TextInput label={t('fieldValue')} value={value} onChange={(event) => setValue(event.currentTarget.value)} />
          <p className="t2 small">{t('fieldHelp')}</p>
          <Button type="submit" disabled={field.trim() === ''}>
            {t('addFilter')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
