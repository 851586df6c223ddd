import { Button } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { usePages, useText } from '../../host/index.ts'
import { TabFailure, TabLoading } from '../../ui/index.ts'
import { DsregView } from './DsregView.tsx'
import { KeptView } from './KeptView.tsx'
import { RegInfoView } from './RegInfoView.tsx'
import { ReportView } from './ReportView.tsx'
import type { PlacedRecord } from './recordSections.ts'
import type { ViewProps } from './viewProps.ts'

const FIRST = 500

/** What was read from an artefact, in the form of its format; a very long one is shown in portions. */
export function RecordsView(props: ViewProps) {
  const { t } = useText('evidence')
  const { detail } = props
  const [limit, setLimit] = useState(FIRST)
  const pages = usePages('evidence.records', { artefactId: detail.id })
  useEffect(() => pages.want(0, limit - 1), [pages, limit])
  const records = useMemo(() => {
    const rows: PlacedRecord[] = []
    for (let index = 0; index < Math.min(limit, pages.total); index++) {
      const row = pages.row(index)
      if (row !== undefined) rows.push(row)
    }
    return rows
  }, [pages, limit])
  if (pages.status === 'failed') return <TabFailure message={pages.message} />
  if (pages.status === 'loading') return <TabLoading />
  if (pages.total === 0) return <KeptView {...props} />
  return (
    <div className="evidence-scroll">
      {detail.format === 'dsregcmd' && <DsregView records={records} {...props} />}
      {detail.format === 'mdeConfigMgrRegInfo' && <RegInfoView records={records} {...props} />}
      {(detail.format === 'analyzerHtml' || detail.format === 'analyzerXml') && <ReportView records={records} {...props} />}
      {pages.total > limit && (
        <p className="evidence-more">
          <Button variant="default" onClick={() => setLimit(limit + FIRST)}>
            {t('loadingMore')}
          </Button>
        </p>
      )}
    </div>
  )
}
