import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../../host/index.ts'

interface GroupFrameProps {
  readonly number: number
  readonly onAdd: (() => void) | undefined
  readonly onRemove: (() => void) | undefined
  readonly children: ReactNode
}

/** One group of conditions that hold together; groups are alternatives. */
export function GroupFrame({ number, onAdd, onRemove, children }: GroupFrameProps) {
  const { t } = useText('sync-rules')
  return (
    <>
      {number > 1 && <p className="rule-or small t2">{t('or')}</p>}
      <fieldset className="rule-conditions">
        <legend>{t('groupNumber', { number })}</legend>
        {children}
        {onAdd !== undefined && (
          <div className="row">
            <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={onAdd}>
              {t('addCondition')}
            </Button>
            <span className="grow" />
            <ActionIcon aria-label={t('removeGroup', { number })} title={t('removeGroup', { number })} onClick={onRemove}>
              <IconTrash size={15} />
            </ActionIcon>
          </div>
        )}
      </fieldset>
    </>
  )
}
