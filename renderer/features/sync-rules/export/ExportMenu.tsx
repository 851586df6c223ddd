import { Button, Menu } from '@mantine/core'
import { IconCopy, IconFileDescription, IconFileExport, IconFileTypeHtml, IconPlayerTrackPrev } from '@tabler/icons-react'
import { useState } from 'react'
import type { SyncConnector, SyncRule } from '../../../../shared/facts/syncRule.ts'
import { useAction, useCopy, useEscape, useSettings, useText, useToasts } from '../../../host/index.ts'
import { useImpactOf } from '../impact/useImpactOf.ts'
import type { KeptRun } from '../impact/useImpactRun.ts'
import type { RuleEntry } from '../ruleEntries.ts'
import type { RuleProblem } from '../ruleProblems.ts'
import { type ChangeToExport, exportChange, exportFormats, whyNot } from './changeExports.ts'

interface ExportMenuProps {
  readonly entry: RuleEntry | undefined
  readonly original: SyncRule | undefined
  readonly problems: readonly RuleProblem[]
  readonly connectors: readonly SyncConnector[]
  /** The latest evaluation over the directory. */
  readonly impactRun: KeptRun | undefined
  /** Writes what of the draft waits to be written. */
  readonly beforeExport: () => void
}

const icons = { editor: IconFileDescription, change: IconFileExport, undo: IconPlayerTrackPrev, document: IconFileTypeHtml } as const

/** What a rule gives for the server, saved or copied; nothing of it while there are errors. Nothing is run. */
export function ExportMenu({ entry, original, problems, connectors, impactRun, beforeExport }: ExportMenuProps) {
  const { t, language, formatTime } = useText('sync-rules')
  const { info } = useSettings()
  const impact = useImpactOf(impactRun, entry?.rule, original)
  const copy = useCopy()
  const saveExport = useSaveExport()
  const [opened, setOpened] = useState(false)
  useEscape(() => setOpened(false), opened)
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const reason = entry === undefined ? t('exportNoRule') : errors > 0 ? t('exportErrors', { count: errors }) : undefined
  const change: ChangeToExport | undefined = entry && {
    rule: entry.rule,
    original,
    connectorName: connectors.find(({ id }) => id === entry.rule.connector)?.name,
    isDraft: entry.draft !== undefined,
    appVersion: info.version,
    date: formatTime(new Date().toISOString()),
    impact,
  }
  const items = (what: 'save' | 'copy', act: (made: Made) => void) =>
    exportFormats.map((format) => {
      const why = change === undefined ? 'needsDraft' : whyNot(format, change)
      const Icon = what === 'copy' ? IconCopy : icons[format]
      return (
        <Menu.Item
          key={format}
          leftSection={<Icon size={15} />}
          disabled={why !== undefined}
          onClick={() => change !== undefined && act(exportChange(format, change, language))}
        >
          {t(`format.${format}`)}
          {why !== undefined && <span className="export-why small">{t(`why.${why}`)}</span>}
        </Menu.Item>
      )
    })
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
      <Menu.Dropdown>
        <Menu.Label>{t('exportSave')}</Menu.Label>
        {items('save', (made) => void saveExport(made))}
        <Menu.Label>{t('exportCopy')}</Menu.Label>
        {items('copy', (made) => copy(made.text))}
      </Menu.Dropdown>
    </Menu>
  )
}

type Made = ReturnType<typeof exportChange>

/** Asks where it goes, writes it there, and says so. */
function useSaveExport(): (made: Made) => Promise<void> {
  const { t, formatBytes } = useText('sync-rules')
  const { show } = useToasts()
  const choose = useAction('host.chooseSave')
  const write = useAction('syncRules.saveExport')
  return async ({ text, kind, name }) => {
    const chosen = await choose.run({ kind, suggestedName: name })
    if (chosen?.path === undefined) return
    const written = await write.run({ path: chosen.path, text, kind })
    if (written !== undefined) show({ tone: 'ok', text: t('exported', { size: formatBytes(written.bytes) }) })
  }
}
