import { Button, SegmentedControl, Select } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import type { RuleSet } from '../../../shared/contract/syncRuleRequests.ts'
import type { SyncConnector, SyncRule } from '../../../shared/facts/syncRule.ts'
import { useImport, useText } from '../../host/index.ts'
import { Toolbar } from '../../ui/index.ts'
import { type RulesView, rulesViews } from './asked.ts'
import { ExportMenu } from './export/ExportMenu.tsx'
import type { KeptRun } from './impact/useImpactRun.ts'
import type { RuleEntry } from './ruleEntries.ts'
import type { RuleProblem } from './ruleProblems.ts'

interface RulesToolbarProps {
  readonly sets: readonly RuleSet[]
  readonly set: RuleSet | undefined
  readonly onSet: (setId: number) => void
  readonly view: RulesView
  readonly onView: (view: RulesView) => void
  readonly impactRun: KeptRun | undefined
  readonly entry: RuleEntry | undefined
  readonly original: SyncRule | undefined
  readonly problems: readonly RuleProblem[]
  readonly connectors: readonly SyncConnector[]
  readonly beforeExport: () => void
}

/** Which server, which of the three views, what comes in and what goes out. */
export function RulesToolbar(props: RulesToolbarProps) {
  const { sets, set, onSet, view, onView } = props
  const { t, formatDay } = useText('sync-rules')
  const { chooseFiles } = useImport()
  return (
    <Toolbar>
      <h1>{t('title')}</h1>
      {set !== undefined && (
        <Select
          aria-label={t('server')}
          w={230}
          miw={110}
          value={String(set.setId)}
          allowDeselect={false}
          data={sets.map((one) => ({ value: String(one.setId), label: t('setOf', { name: one.name, day: formatDay(one.importedAt) }) }))}
          onChange={(value) => value !== null && onSet(Number(value))}
        />
      )}
      <SegmentedControl
        aria-label={t('views')}
        value={view}
        onChange={(value) => onView(rulesViews.find((one) => one === value) ?? 'edit')}
        data={rulesViews.map((value) => ({ value, label: t(`view.${value}`) }))}
      />
      <span className="grow" />
      <Button
        className="toolbar-import"
        variant="default"
        leftSection={<IconFileImport size={15} />}
        title={t('import')}
        onClick={() => chooseFiles()}
      >
        <span className="narrow-hide">{t('import')}</span>
      </Button>
      <ExportMenu {...props} />
    </Toolbar>
  )
}
