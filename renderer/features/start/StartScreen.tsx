import './start.css'
import { ActionIcon, Button } from '@mantine/core'
import {
  IconArrowRight,
  IconClipboard,
  IconFileImport,
  IconFilePlus,
  IconFolder,
  IconFolderOpen,
  IconFolderSearch,
  IconLibrary,
  IconSearch,
  IconTestPipe,
  IconX,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import type { RecentCase } from '../../../shared/contract/hostRequests.ts'
import { useAction, useNavigation, useSettings, useText, useView } from '../../host/index.ts'
import { StateIcon } from '../../ui/index.ts'
import { LibraryPart, useChosenFolder } from './library/LibraryPart.tsx'

interface StartScreenProps {
  readonly onCommand: (command: string, paths?: readonly string[]) => void
}

/** Before a case: drop what was collected, go on with a case of the library, or look at the sample. */
export function StartScreen({ onCommand }: StartScreenProps) {
  const { t } = useText('start')
  const { openTab } = useNavigation()
  const { settings } = useSettings()
  return (
    <div className={settings.libraryFolder === '' ? 'start' : 'start beside-library'}>
      {settings.libraryFolder === '' ? (
        <Welcome onCommand={onCommand} />
      ) : (
        <div className="start-with-library">
          <StartBar onCommand={onCommand} />
          <LibraryPart onCommand={onCommand} />
        </div>
      )}
      <aside className="start-side" data-region tabIndex={-1}>
        <RecentCases onCommand={onCommand} />
        {settings.libraryFolder === '' && <LibraryOffer />}
        <h2 className="start-collect">{t('nothingYet')}</h2>
        <ol className="actions-list">
          <li>
            <p>
              {t('collectRun')} <span className="mono">MDEClientAnalyzer.cmd</span>
            </p>
          </li>
          <li>
            <p>
              {t('collectDsreg')} <span className="mono">dsregcmd /status</span>
            </p>
          </li>
          <li>
            <p>
              {t('collectCopy')}{' '}
              <button type="button" className="linklike" onClick={() => openTab('collect')}>
                {t('allCommands')}
              </button>
            </p>
          </li>
        </ol>
      </aside>
    </div>
  )
}

/** Without a folder of cases, what to do with what was collected stands large. */
function Welcome({ onCommand }: StartScreenProps) {
  const { t } = useText('start')
  const { openTab } = useNavigation()
  return (
    <div className="start-main">
      <h1>{t('title')}</h1>
      <p className="t2">{t('subtitle')}</p>
      <div className="drop">
        <IconFileImport size={30} stroke={1.4} aria-hidden />
        <b>{t('drop')}</b>
        <span className="t2 small">{t('dropWhat')}</span>
        <ImportButtons onCommand={onCommand} />
      </div>
      <div className="start-ways">
        <Way icon={IconTestPipe} title={t('sample')} detail={t('sampleDetail')} onClick={() => onCommand('sample')} />
        <Way icon={IconFilePlus} title={t('newCase')} detail={t('newCaseDetail')} onClick={() => onCommand('newCase')} />
        <Way icon={IconSearch} title={t('explain')} detail={t('explainDetail')} onClick={() => openTab('guidance')} />
      </div>
    </div>
  )
}

/** The same in one line, above the library. */
function StartBar({ onCommand }: StartScreenProps) {
  const { t } = useText('start')
  const { openTab } = useNavigation()
  return (
    <div className="start-bar">
      <ImportButtons onCommand={onCommand} />
      <Button variant="default" leftSection={<IconFilePlus size={15} />} onClick={() => onCommand('newCase')}>
        {t('newCase')}
      </Button>
      <Button
        className="start-bar-more"
        variant="subtle"
        leftSection={<IconTestPipe size={15} />}
        aria-label={t('sample')}
        title={t('sample')}
        onClick={() => onCommand('sample')}
      >
        {t('sample')}
      </Button>
      <Button
        className="start-bar-more"
        variant="subtle"
        leftSection={<IconSearch size={15} />}
        aria-label={t('explain')}
        title={t('explain')}
        onClick={() => openTab('guidance')}
      >
        {t('explain')}
      </Button>
    </div>
  )
}

function ImportButtons({ onCommand }: StartScreenProps) {
  const { t } = useText('start')
  return (
    <div className="row wrap start-buttons">
      <Button leftSection={<IconFolderOpen size={15} />} onClick={() => onCommand('import')}>
        {t('chooseFiles')}
      </Button>
      <Button variant="default" onClick={() => onCommand('importFolder')}>
        {t('chooseFolder')}
      </Button>
      <Button variant="default" leftSection={<IconClipboard size={15} />} onClick={() => onCommand('pasteText')}>
        {t('paste')}
      </Button>
    </div>
  )
}

interface WayProps {
  readonly icon: ComponentType<{ readonly size?: number; readonly stroke?: number }>
  readonly title: string
  readonly detail: string
  readonly onClick: () => void
}

function Way({ icon: Icon, title, detail, onClick }: WayProps) {
  return (
    <button type="button" onClick={onClick}>
      <Icon size={20} stroke={1.5} />
      <span>
        <b>{title}</b>
        <span>{detail}</span>
      </span>
      <IconArrowRight size={16} aria-hidden />
    </button>
  )
}

/** What the library is for, to one who has none. */
function LibraryOffer() {
  const { t } = useText('start')
  const { choose, pending } = useChosenFolder()
  return (
    <>
      <h2 className="start-collect">{t('library')}</h2>
      <p className="t2 small">{t('libraryWhy')}</p>
      <Button variant="default" size="compact-sm" mt={8} leftSection={<IconLibrary size={14} />} loading={pending} onClick={choose}>
        {t('chooseLibrary')}
      </Button>
    </>
  )
}

function RecentCases({ onCommand }: StartScreenProps) {
  const { t } = useText('start')
  const recent = useView('host.recentCases', {})
  const rows = recent.status === 'ready' ? recent.view : []
  return (
    <>
      <div className="row between">
        <h2>{t('recent')}</h2>
        <Button variant="default" size="compact-sm" leftSection={<IconFolderSearch size={14} />} onClick={() => onCommand('openCase')}>
          {t('openCase')}
        </Button>
      </div>
      {recent.status === 'failed' && <p className="small error">{recent.message}</p>}
      {recent.status === 'ready' && rows.length === 0 && <p className="t2 small start-none">{t('noRecent')}</p>}
      <ul>
        {rows.map((row) => (
          <RecentRow key={row.path} row={row} onOpen={() => onCommand('openCase', [row.path])} />
        ))}
      </ul>
    </>
  )
}

function RecentRow({ row, onOpen }: { readonly row: RecentCase; readonly onOpen: () => void }) {
  const { t, formatDay } = useText('start')
  const forget = useAction('host.forgetRecentCase')
  const client = useQueryClient()
  const onForget = () => void forget.run({ path: row.path }).then(() => client.invalidateQueries({ queryKey: ['host.recentCases'] }))
  return (
    <li className="recent-row">
      <button type="button" className="recent" onClick={onOpen}>
        {row.exists ? <IconFolder size={17} stroke={1.6} className="t2" aria-hidden /> : <StateIcon state="warning" size={17} />}
        <span className="grow stack recent-text">
          <span className="row between">
            <b className="ellipsis">{row.title}</b>
            <span className="t2 small num nowrap">{formatDay(row.openedAt)}</span>
          </span>
          {!row.exists && <span className="small warn">{t('notFound')}</span>}
          <span className="t2 small recent-path">{row.path}</span>
        </span>
      </button>
      <ActionIcon size={24} aria-label={t('forget', { title: row.title })} title={t('forget', { title: row.title })} onClick={onForget}>
        <IconX size={14} />
      </ActionIcon>
    </li>
  )
}
