import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useText, useView } from '../../../host/index.ts'
import { Card } from '../../../ui/index.ts'
import { type RedactionChanges, type ShownValues, withAdded, withoutAdded } from './redactionChanges.ts'

export interface RedactionPartProps {
  readonly changes: RedactionChanges
  readonly shown: ShownValues
  readonly onChange: (changes: RedactionChanges) => void
  readonly onShow: (shown: ShownValues) => void
}

/** How many values of each kind there are, and a place to name more. */
export function KindsCard({ changes, shown, onChange, onShow }: RedactionPartProps) {
  const { t, formatNumber } = useText('share')
  const found = useView('redact.preview', { ...changes, offset: 0, limit: 1 }, { keepsLast: true })
  const kinds = found.status === 'ready' ? found.view.kinds : []
  const total = kinds.reduce((sum, { values }) => sum + values, 0)
  const choose = (kind: ShownValues['kind']) => onShow({ ...shown, kind, offset: 0 })
  return (
    <div className="share-choices">
      <Card title={t('kinds')}>
        <ul className="redaction-kinds">
          <li>
            <button type="button" aria-pressed={shown.kind === undefined} onClick={() => choose(undefined)}>
              <span>{t('allKinds')}</span>
              <span className="num t2">{formatNumber(total)}</span>
            </button>
          </li>
          {kinds.map(({ kind, values, excepted }) => (
            <li key={kind}>
              <button type="button" aria-pressed={shown.kind === kind} onClick={() => choose(kind)}>
                <span>{t(`kind.${kind}`)}</span>
                <span className="num t2">
                  {excepted === 0 ? formatNumber(values) : `${formatNumber(values - excepted)} / ${formatNumber(values)}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Card>
      <AddCard changes={changes} onChange={onChange} />
    </div>
  )
}

function AddCard({ changes, onChange }: Pick<RedactionPartProps, 'changes' | 'onChange'>) {
  const { t } = useText('share')
  const [typed, setTyped] = useState('')
  return (
    <Card title={t('addValue')}>
      <form
        className="share-card"
        onSubmit={(event) => {
          event.preventDefault()
          onChange(withAdded(changes, typed))
          setTyped('')
        }}
      >
        <span className="t2 small">{t('addWhy')}</span>
        <div className="row">
          <TextInput
            className="grow"
            size="xs"
            aria-label={t('addValue')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" size="xs" variant="default" disabled={typed.trim() === ''}>
            {t('add')}
          </Button>
        </div>
        {changes.add.map((value) => (
          <div key={value} className="row between">
            <span className="mono small redaction-cell" dir="auto">
              {value}
            </span>
            <ActionIcon
              variant="subtle"
              size="sm"
              aria-label={t('removeAdded', { value })}
              onClick={() => onChange(withoutAdded(changes, value))}
            >
              <IconX size={14} />
            </ActionIcon>
          </div>
        ))}
      </form>
    </Card>
  )
}
