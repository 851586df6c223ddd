import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { EventDetail } from '../../../../shared/contract/eventRequests.ts'
import { useText } from '../../../host/index.ts'
import { Section } from '../../../ui/index.ts'
import { FieldList } from './FieldList.tsx'
import { fieldRows, fieldsWith, headerRows } from './fieldRows.ts'

interface FieldsViewProps {
  readonly detail: EventDetail
  /** Words that are searched in the timeline. */
  readonly marked: string
}

/** The fields of the event in the file's order, and what its header says; both can be searched. */
export function FieldsView({ detail, marked }: FieldsViewProps) {
  const { t } = useText('events')
  const [text, setText] = useState('')
  const header = headerRows(detail).map((row) => ({ ...row, name: t(row.key) }))
  const kind = { key: 'kind', name: t('kindOf'), value: t(`kind.${detail.class.kind}`) }
  const fields = fieldsWith(fieldRows(detail.fields), text)
  const parts = fieldsWith([...header, kind], text)
  return (
    <>
      <TextInput
        className="event-search"
        leftSection={<IconSearch size={15} aria-hidden />}
        aria-label={t('searchFields')}
        placeholder={t('searchFields')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {fields.length + parts.length === 0 && (
        <p className="t2 event-none" role="status">
          {t('noFieldFits')}
        </p>
      )}
      {(fields.length > 0 || text === '') && (
        <Section title={t('fieldsOf')}>
          {detail.fields.length === 0 ? (
            <p className="t2 small">{t('noFields')}</p>
          ) : (
            <FieldList key={text} rows={fields} marked={marked} />
          )}
        </Section>
      )}
      {parts.length > 0 && (
        <Section title={t('header')}>
          <FieldList rows={parts} marked={marked} />
        </Section>
      )}
    </>
  )
}
