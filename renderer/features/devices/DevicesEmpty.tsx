import { SegmentedControl } from '@mantine/core'
import { IconDevices } from '@tabler/icons-react'
import { useState } from 'react'
import { type InventorySource, inventorySourceSchema } from '../../../shared/facts/inventoryField.ts'
import { useCase, useText } from '../../host/index.ts'
import { EmptyState, ImportOrCollect, Toolbar } from '../../ui/index.ts'

const STEPS = [1, 2, 3] as const

/** Why there is no device yet, and where the lists of devices come from. */
export function DevicesEmpty() {
  const { t } = useText('devices')
  const { importing } = useCase()
  const [source, setSource] = useState<InventorySource>('portal')
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
      </Toolbar>
      <EmptyState icon={<IconDevices size={40} stroke={1.4} />} title={t('emptyTitle')} why={t(importing ? 'emptyImporting' : 'emptyWhy')}>
        <ImportOrCollect />
        <section className="card devices-how" aria-label={t('howToExport')}>
          <div className="row between devices-how-head">
            <h3>{t('howToExport')}</h3>
            <SegmentedControl
              aria-label={t('howToExport')}
              value={source}
              onChange={(value) => setSource(inventorySourceSchema.parse(value))}
              data={inventorySourceSchema.options.map((option) => ({ value: option, label: t(`source.${option}`) }))}
            />
          </div>
          <ol className="actions-list">
            {STEPS.map((step) => (
              <li key={step}>
                <p>{t(`how.${source}.${step}`)}</p>
              </li>
            ))}
          </ol>
        </section>
      </EmptyState>
    </>
  )
}
