import { Button } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { useText } from '../../host/index.ts'
import { EmptyState } from '../../ui/index.ts'

interface NothingFitsProps {
  readonly onClear: () => void
  readonly indexed: number
  readonly all: number
  readonly isSearch: boolean
}

/** No event passes the filter; a search that is still being indexed may find more. */
export function NothingFits({ onClear, indexed, all, isSearch }: NothingFitsProps) {
  const { t } = useText('events')
  const isIndexing = isSearch && indexed < all
  return (
    <EmptyState
      icon={<IconFilterOff size={40} stroke={1.4} />}
      title={t('nothingFits')}
      why={isIndexing ? t('stillIndexing', { share: Math.floor((indexed / all) * 100) }) : t('nothingFitsWhy', { count: all })}
    >
      <Button variant="default" leftSection={<IconFilterOff size={15} />} onClick={onClear}>
        {t('clearFilters')}
      </Button>
    </EmptyState>
  )
}
