import { Button } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { useText } from '../../host/index.ts'
import { EmptyState } from '../../ui/index.ts'

/** The filter leaves no device: said in words, with the way out. */
export function NothingFits({ onClear }: { readonly onClear: () => void }) {
  const { t } = useText('devices')
  return (
    <div className="devices-table">
      <EmptyState icon={<IconFilterOff size={40} stroke={1.4} />} title={t('noneFitsTitle')} why={t('noneFitsWhy')}>
        <Button variant="default" onClick={onClear}>
          {t('clearFilters')}
        </Button>
      </EmptyState>
    </div>
  )
}
