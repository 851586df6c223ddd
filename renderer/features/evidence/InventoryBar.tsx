import { Button, Select } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type InventorySource, inventorySourceSchema } from '../../../shared/facts/inventoryField.ts'
import { useText } from '../../host/index.ts'
import { Notice } from '../../ui/index.ts'

interface InventoryBarProps {
  readonly source: InventorySource
  readonly onSource: (source: InventorySource) => void
  readonly rows: number
  readonly known: number
  readonly columns: number
  readonly canEdit: boolean
  readonly isChanged: boolean
  readonly hasName: boolean
  readonly pending: boolean
  readonly onApply: () => void
  readonly onReset: () => void
}

/** Whose list it is, how much of it is understood, and the way to have it read again as a person says. */
export function InventoryBar(props: InventoryBarProps) {
  const { t } = useText('evidence')
  return (
    <>
      <div className="inventory-bar">
        <Select
          label={t('listOf')}
          w={210}
          allowDeselect={false}
          disabled={!props.canEdit}
          value={props.source}
          onChange={(value) => value !== null && props.onSource(inventorySourceSchema.parse(value))}
          data={inventorySourceSchema.options.map((option) => ({ value: option, label: t(`listSource.${option}`) }))}
        />
        <span className="t2 small num inventory-sum">
          {t('listRows', { count: props.rows })} · {t('columnsKnown', { known: props.known, count: props.columns })}
        </span>
        {props.isChanged && (
          <>
            <Button leftSection={<IconCheck size={15} />} loading={props.pending} disabled={!props.hasName} onClick={props.onApply}>
              {t('remapApply')}
            </Button>
            <Button variant="default" onClick={props.onReset}>
              {t('remapReset')}
            </Button>
          </>
        )}
      </div>
      {!props.hasName && (
        <div className="inventory-note">
          <Notice tone="warn" title={t('noNameColumn')}>
            {t('noNameColumnWhy')}
          </Notice>
        </div>
      )}
    </>
  )
}
