import { Button, Menu } from '@mantine/core'
import { IconCopy, IconFileExport } from '@tabler/icons-react'
import { useState } from 'react'
import type { SyncConnector, SyncRule } from '../../../../shared/facts/syncRule.ts'
import { useCopy, useEscape, useText } from '../../../host/index.ts'
import { storedText } from '../expression/expressionText.ts'
import type { RuleEntry } from '../ruleEntries.ts'
import type { RuleProblem } from '../ruleProblems.ts'

interface ExportMenuProps {
  readonly entry: RuleEntry | undefined
  readonly original: SyncRule | undefined
  readonly problems: readonly RuleProblem[]
  readonly connectors: readonly SyncConnector[]
  /** Writes what of the draft waits to be written. */
  readonly beforeExport: () => void
}

/** What a draft gives for the server. Nothing of it while there are errors. */
export function ExportMenu({ entry, problems, beforeExport }: ExportMenuProps) {
  const { t } = useText('sync-rules')
  const copy = useCopy()
  const [opened, setOpened] = useState(false)
  useEscape(() => setOpened(false), opened)
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const reason = entry === undefined ? t('exportNoRule') : errors > 0 ? t('exportErrors', { count: errors }) : undefined
  const flows = entry?.rule.mappings.filter(({ flow }) => flow === 'Expression') ?? []
  return (
    <Menu opened={opened} onChange={setOpened} closeOnEscape={false} position="bottom-end" shadow="md" width={320}>
      <Menu.Target>
        <Button
          leftSection={<IconFileExport size={15} />}
          disabled={reason !== undefined}
          title={reason ?? t('export')}
          onClick={beforeExport}
        >
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} className="export-menu">
        <Menu.Label>{t('copyExpression')}</Menu.Label>
        {flows.map(({ target, expression }) => (
          <Menu.Item key={target} leftSection={<IconCopy size={15} />} onClick={() => copy(storedText(expression ?? ''))}>
            {target}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
