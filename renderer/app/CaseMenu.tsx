import { Menu } from '@mantine/core'
import {
  IconArrowMerge,
  IconChevronDown,
  IconCopy,
  IconFileImport,
  IconFilePlus,
  IconFolderOpen,
  IconFolderSymlink,
  IconLibrary,
  IconShieldCheck,
  IconX,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useCase, useEscape, useText } from '../host/index.ts'
import { useCommands } from './useCommands.ts'

/** The case in front and what can be done with it as a whole. */
export function CaseMenu() {
  const { t, pick } = useText('app')
  const { state } = useCase()
  const run = useCommands()
  const [opened, setOpened] = useState(false)
  useEscape(() => setOpened(false), opened)
  if (!state.open) return null
  return (
    <Menu opened={opened} onChange={setOpened} closeOnEscape={false} position="bottom-start" width={280} shadow="md">
      <Menu.Target>
        <button type="button" className="header-switch" title={state.path} aria-label={t('caseMenuOf', { title: state.title })}>
          <IconFolderOpen size={16} stroke={1.75} aria-hidden />
          <span className="ellipsis strong">{state.title}</span>
          {state.readOnly && <span className="tag">{t('readOnly')}</span>}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className="case-menu-path">{state.path}</Menu.Label>
        {/* Who has it stands in the banner. */}
        {state.readOnlyBecause !== undefined && state.guest === undefined && (
          <p className="case-menu-why small">{pick(state.readOnlyBecause)}</p>
        )}
        <Menu.Item leftSection={<IconFileImport size={16} />} disabled={state.readOnly} onClick={() => run('import')}>
          {t('importFiles')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderSymlink size={16} />} disabled={state.readOnly} onClick={() => run('importFolder')}>
          {t('importFolder')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => run('saveCopy')}>
          {t('saveCopy')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowMerge size={16} />} disabled={state.readOnly} onClick={() => run('mergeCase')}>
          {t('mergeCase')}
        </Menu.Item>
        <Menu.Item leftSection={<IconShieldCheck size={16} />} onClick={() => run('verifyCase')}>
          {t('verifyCase')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconFilePlus size={16} />} onClick={() => run('newCase')}>
          {t('newCase')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderOpen size={16} />} onClick={() => run('openCase')}>
          {t('openCase')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLibrary size={16} />} onClick={() => run('library')}>
          {t('library')}
        </Menu.Item>
        <Menu.Item leftSection={<IconX size={16} />} onClick={() => run('closeCase')}>
          {t('closeCase')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
