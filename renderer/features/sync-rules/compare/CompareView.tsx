import './compare.css'
import { Checkbox, SegmentedControl } from '@mantine/core'
import type { RuleSet } from '../../../../shared/contract/syncRuleRequests.ts'
import { useTabState, useText } from '../../../host/index.ts'
import type { RuleEntry } from '../ruleEntries.ts'
import { CompareExpressions } from './CompareExpressions.tsx'
import { CompareRules } from './CompareRules.tsx'
import { CompareServers } from './CompareServers.tsx'

interface CompareViewProps {
  readonly sets: readonly RuleSet[]
  /** The server in hand; null: none was imported. */
  readonly setId: number | null
  /** Its rules and drafts, as they are edited. */
  readonly entries: readonly RuleEntry[]
  readonly selected: string | undefined
}

const modes = ['rules', 'expressions', 'servers'] as const
type Mode = (typeof modes)[number]

/** Two rules, two expressions or two servers side by side: what differs, token by token. */
export function CompareView({ sets, setId, entries, selected }: CompareViewProps) {
  const { t } = useText('sync-rules')
  const [mode, setMode] = useTabState<Mode>('compare.mode', 'rules')
  const [onlyDifferences, setOnlyDifferences] = useTabState('compare.only', true)
  return (
    <div className="compare">
      <div className="compare-bar">
        <SegmentedControl
          aria-label={t('compare.mode')}
          value={mode}
          onChange={(value) => setMode(modes.find((one) => one === value) ?? 'rules')}
          data={modes.map((value) => ({ value, label: t(`compare.mode.${value}`) }))}
        />
        <span className="grow" />
        {mode !== 'expressions' && (
          <Checkbox
            label={t('compare.onlyDifferences')}
            checked={onlyDifferences}
            onChange={(event) => setOnlyDifferences(event.currentTarget.checked)}
          />
        )}
      </div>
      {mode === 'rules' && (
        <CompareRules sets={sets} setId={setId} entries={entries} selected={selected} onlyDifferences={onlyDifferences} />
      )}
      {mode === 'expressions' && <CompareExpressions />}
      {mode === 'servers' && <CompareServers sets={sets} setId={setId} onlyDifferences={onlyDifferences} />}
    </div>
  )
}
