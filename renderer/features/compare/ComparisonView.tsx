import { SegmentedControl } from '@mantine/core'
import { useRef } from 'react'
import type { CompareSide, Comparison } from '../../../shared/contract/compareRequests.ts'
import { useTabState, useText, useView } from '../../host/index.ts'
import { FactRows } from './FactRows.tsx'
import { FindingColumns } from './FindingColumns.tsx'
import { RegistryRows } from './RegistryRows.tsx'
import { StepChanges } from './StepChanges.tsx'
import { VerdictStrip } from './VerdictStrip.tsx'

interface ComparisonViewProps {
  readonly comparison: Comparison
  readonly left: CompareSide
  readonly right: CompareSide
}

/** What came of the comparison: the verdict before and after, findings, steps, then every fact or registry value. One scroll. */
export function ComparisonView({ comparison, left, right }: ComparisonViewProps) {
  const { t, formatNumber } = useText('compare')
  const [shown, setShown] = useTabState<'facts' | 'registry'>('shown', 'facts')
  const registry = useView('compare.registry', { left, right, change: 'changed', offset: 0, limit: 1 })
  const scroll = useRef<HTMLDivElement>(null)
  const { changed, left: gone, right: come } = comparison.counts
  const values = registry.status === 'ready' ? ` ${formatNumber(registry.view.counts.changed)}` : ''
  return (
    <div ref={scroll} className="sides-scroll" data-region>
      <div className="sides-body">
        <VerdictStrip left={comparison.left} right={comparison.right} />
        <FindingColumns findings={comparison.findings} left={comparison.left} right={comparison.right} />
        <StepChanges steps={comparison.steps} />
        <SegmentedControl
          className="sides-shown"
          size="xs"
          aria-label={t('shown')}
          value={shown}
          onChange={(value) => setShown(value === 'registry' ? 'registry' : 'facts')}
          data={[
            { value: 'facts', label: t('factsShown', { count: changed + gone + come }) },
            { value: 'registry', label: `${t('registryShown')}${values}` },
          ]}
        />
        {shown === 'facts' ? (
          <FactRows comparison={comparison} scroll={scroll} />
        ) : (
          <RegistryRows key={JSON.stringify([left, right])} left={left} right={right} scroll={scroll} />
        )}
      </div>
    </div>
  )
}
