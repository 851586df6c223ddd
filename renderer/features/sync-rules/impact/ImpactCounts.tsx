import type { ImpactChange, ImpactFilter, ImpactSummary } from '../../../../shared/contract/syncRuleRequests.ts'
import { useText } from '../../../host/index.ts'
import { changeKey, changesOf, type ImpactKind } from './impactKind.ts'

interface ImpactCountsProps {
  readonly summary: ImpactSummary
  readonly kind: ImpactKind
  readonly filter: ImpactFilter
  readonly onFilter: (filter: ImpactFilter) => void
}

/** How many computers change which way; a click shows those alone, another one all of them again. */
export function ImpactCounts({ summary, kind, filter, onFilter }: ImpactCountsProps) {
  const { t, formatNumber } = useText('sync-rules')
  const toggle = (change: ImpactChange) => {
    const { change: chosen, ...others } = filter
    onFilter(chosen?.length === 1 && chosen[0] === change ? others : { ...others, change: [change] })
  }
  return (
    <div className="impact-counts">
      {changesOf[kind].map((change) => (
        <button
          key={change}
          type="button"
          className={change === 'error' && summary.counts.error > 0 ? 'error' : ''}
          aria-pressed={filter.change?.length === 1 && filter.change[0] === change}
          onClick={() => toggle(change)}
        >
          <b>{formatNumber(summary.counts[change])}</b>
          <span>{t(changeKey(kind, change))}</span>
        </button>
      ))}
    </div>
  )
}
