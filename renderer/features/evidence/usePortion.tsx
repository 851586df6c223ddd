import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useText } from '../../host/index.ts'

/** Rows that are shown at first, and that each press of the button adds. */
const PORTION = 500

interface Portion {
  /** How many rows of the list are shown now. */
  readonly shown: number
  /** The button that shows more; null when all are shown. */
  readonly more: ReactNode
}

/** A very long list shown in portions: asks for the pages of the rows in sight. */
export function usePortion(pages: { readonly total: number; readonly want: (first: number, last: number) => void }): Portion {
  const { t } = useText('evidence')
  const [limit, setLimit] = useState(PORTION)
  useEffect(() => pages.want(0, limit - 1), [pages, limit])
  const more = pages.total > limit && (
    <p className="evidence-more">
      <Button variant="default" onClick={() => setLimit(limit + PORTION)}>
        {t('loadingMore')}
      </Button>
    </p>
  )
  return { shown: Math.min(limit, pages.total), more: more || null }
}
