import { usePages } from '../../host/index.ts'
import { TabFailure, TabLoading } from '../../ui/index.ts'
import { DsregView } from './DsregView.tsx'
import { KeptView } from './KeptView.tsx'
import { RegInfoView } from './RegInfoView.tsx'
import { ReportView } from './ReportView.tsx'
import type { PlacedRecord } from './recordSections.ts'
import { usePortion } from './usePortion.tsx'
import type { ViewProps } from './viewProps.ts'

/** What was read from an artefact, in the form of its format; a very long one is shown in portions. */
export function RecordsView(props: ViewProps) {
  const { detail } = props
  const pages = usePages('evidence.records', { artefactId: detail.id })
  const { shown, more } = usePortion(pages)
  const records: readonly PlacedRecord[] = Array.from({ length: shown }, (_, index) => pages.row(index) ?? []).flat()
  if (pages.status === 'failed') return <TabFailure message={pages.message} />
  if (pages.status === 'loading') return <TabLoading />
  if (pages.total === 0) return <KeptView {...props} />
  return (
    <div className="evidence-scroll">
      {detail.format === 'dsregcmd' && <DsregView records={records} {...props} />}
      {detail.format === 'mdeConfigMgrRegInfo' && <RegInfoView records={records} {...props} />}
      {(detail.format === 'analyzerHtml' || detail.format === 'analyzerXml') && <ReportView records={records} {...props} />}
      {more}
    </div>
  )
}
