import { useState } from 'react'
import { useText } from '../../../host/index.ts'
import { CopyButton } from '../../../ui/index.ts'
import type { ListedField } from './fieldRows.ts'
import { LongText } from './LongText.tsx'

/** Fields at first, and what each press of the button adds. */
const PORTION = 300
const VALUE_CHARACTERS = 2000

interface FieldListProps {
  readonly rows: readonly ListedField[]
  /** Words that are searched in the timeline, marked in the values. */
  readonly marked: string
}

/** Names and values, each value with its copy button. */
export function FieldList({ rows, marked }: FieldListProps) {
  const { t } = useText('events')
  const [limit, setLimit] = useState(PORTION)
  const rest = rows.length - limit
  return (
    <>
      <dl className="event-fields">
        {rows.slice(0, limit).map(({ key, name, value }) => (
          <div key={key} className="event-field">
            <dt>{name}</dt>
            <dd>
              {value === '' ? (
                <span className="t2">{t('emptyValue')}</span>
              ) : (
                <LongText text={value} className="mono event-value" limit={VALUE_CHARACTERS} marked={marked} />
              )}
            </dd>
            {value !== '' && <CopyButton text={value} label={t('copyOf', { name })} />}
          </div>
        ))}
      </dl>
      {rest > 0 && (
        <button type="button" className="linklike" onClick={() => setLimit(limit + PORTION)}>
          {t('moreFields', { count: Math.min(rest, PORTION) })}
        </button>
      )}
    </>
  )
}
