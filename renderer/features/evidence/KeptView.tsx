import type { ArtefactDetail } from '../../../shared/contract/viewRequests.ts'
import { useText } from '../../host/index.ts'
import { Notice } from '../../ui/index.ts'
import { ProblemText } from './ProblemText.tsx'
import type { ViewProps } from './viewProps.ts'

/** Why there is nothing to read in a file, and what can be done. */
export function KeptView({ detail }: ViewProps) {
  const { t } = useText('evidence')
  const failed = detail.status === 'failed'
  return (
    <div className="evidence-scroll">
      <div className="evidence-notice">
        <Notice tone={failed ? 'error' : 'info'} title={`${t(`format.${detail.format}`)} · ${t(`status.${detail.status}`)}`}>
          {t(whyOf(detail))}
        </Notice>
      </div>
      {detail.problemList.length > 0 && (
        <section className="evidence-section">
          <h3>{t('problems')}</h3>
          <div className="evidence-problems">
            {detail.problemList.map((problem, index) => (
              <ProblemText key={`${index} ${problem.code}`} problem={problem} />
            ))}
          </div>
        </section>
      )}
    </div>
  )
}

function whyOf(detail: ArtefactDetail): 'failedWhy' | 'cabWhy' | 'containerWhy' | 'notDecodedWhy' | 'noRecords' {
  if (detail.status === 'failed') return 'failedWhy'
  if (detail.format === 'cab') return 'cabWhy'
  if (detail.format === 'zip') return 'containerWhy'
  return detail.status === 'unknown' ? 'notDecodedWhy' : 'noRecords'
}
