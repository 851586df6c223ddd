import './library.css'
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFolderCog, IconLibrary, IconRefresh, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import type { LibraryFilter, LibrarySort } from '../../../../shared/contract/libraryRequests.ts'
import { request, useAction, useSessionState, useSettings, useText } from '../../../host/index.ts'
import { EmptyState, Notice } from '../../../ui/index.ts'
import { LibraryFilters } from './LibraryFilters.tsx'
import { LibraryTable } from './LibraryTable.tsx'
import { type LibraryRun, useLibraryRun } from './useLibrary.ts'

/** How long typing has to pause before the cases are asked for, in milliseconds. */
const PAUSE = 120
const LATEST_FIRST: LibrarySort = { by: 'modified', descending: true }

interface LibraryPartProps {
  readonly onCommand: (command: string, paths?: readonly string[]) => void
}

/** The cases of the person's folder; without a folder, how to choose one. */
export function LibraryPart({ onCommand }: LibraryPartProps) {
  const { settings } = useSettings()
  if (settings.libraryFolder === '') return <NoFolder />
  return <Library key={settings.libraryFolder} folder={settings.libraryFolder} onCommand={onCommand} />
}

function NoFolder() {
  const { t } = useText('start')
  const { choose, pending } = useChosenFolder()
  return (
    <EmptyState icon={<IconLibrary size={28} />} title={t('library')} why={t('libraryWhy')}>
      <Button loading={pending} onClick={choose}>
        {t('chooseLibrary')}
      </Button>
    </EmptyState>
  )
}

/** Asks for the folder of cases, and keeps it. */
export function useChosenFolder(): { readonly choose: () => void; readonly pending: boolean } {
  const { save } = useSettings()
  const { run, pending } = useAction('host.chooseFolder')
  const choose = () =>
    void run({}).then((chosen) => {
      if (chosen?.path !== undefined) save({ libraryFolder: chosen.path })
    })
  return { choose, pending }
}

function Library({ folder, onCommand }: LibraryPartProps & { readonly folder: string }) {
  const { t } = useText('start')
  const { settings } = useSettings()
  const run = useLibraryRun(folder)
  const [text, setText] = useSessionState('libraryText', '')
  const [filter, setFilter] = useSessionState<LibraryFilter>('libraryFilter', {})
  const [sort, setSort] = useSessionState<LibrarySort>('librarySort', LATEST_FIRST)
  const [settled] = useDebouncedValue(text, PAUSE)
  const table = useRef<HTMLDivElement>(null)
  const asked = useMemo(
    () => ({ folder, sort, pinned: settings.pinnedCases, filter: { ...filter, ...(settled.trim() !== '' && { text: settled }) } }),
    [folder, sort, settings.pinnedCases, filter, settled],
  )
  const all = useQuery({
    queryKey: ['library.list', 'counts', folder],
    queryFn: () => request('library.list', { folder, filter: {}, sort: LATEST_FIRST, offset: 0, limit: 1 }),
    placeholderData: keepPreviousData,
  })
  const clear = () => {
    setText('')
    setFilter({})
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    table.current?.focus()
  }
  return (
    <section className="library" aria-label={t('library')}>
      <LibraryHead folder={folder} run={run} cases={all.data?.refreshedAt === undefined ? undefined : all.data.counts.cases} />
      <div className="library-tools">
        <TextInput
          className="library-search"
          leftSection={<IconSearch size={15} />}
          placeholder={t('librarySearch')}
          data-find
          aria-label={t('librarySearch')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {all.data !== undefined && <LibraryFilters counts={all.data.counts} filter={filter} onFilter={setFilter} />}
      </div>
      {run.failure !== undefined && <Notice tone="warn">{run.failure}</Notice>}
      {all.data?.unread.slice(0, 3).map(({ path, message }) => (
        <UnreadFolder key={path} message={message} />
      ))}
      <LibraryTable
        asked={asked}
        isKnown={all.data?.refreshedAt !== undefined}
        isAway={run.failure !== undefined}
        sort={sort}
        onSort={setSort}
        onClear={clear}
        onCommand={onCommand}
        region={table}
      />
    </section>
  )
}

function UnreadFolder({ message }: { readonly message: { readonly en: string; readonly fr: string } }) {
  const { pick } = useText('start')
  return <Notice tone="warn">{pick(message)}</Notice>
}

function LibraryHead({ folder, run, cases }: { readonly folder: string; readonly run: LibraryRun; readonly cases: number | undefined }) {
  const { t, formatNumber } = useText('start')
  const { choose, pending } = useChosenFolder()
  const looking = run.total === 0 ? t('libraryLooking') : t('libraryRead', { done: formatNumber(run.done), total: formatNumber(run.total) })
  return (
    <header className="library-head">
      <h2>{t('library')}</h2>
      <span className="t2 small num nowrap" aria-live="polite">
        {run.running ? looking : cases === undefined ? '' : t('libraryCases', { count: cases })}
      </span>
      <span className="t2 small mono library-folder" title={folder}>
        {folder}
      </span>
      <Button variant="default" size="compact-sm" leftSection={<IconRefresh size={14} />} disabled={run.running} onClick={run.refresh}>
        {t('libraryRefresh')}
      </Button>
      <Button variant="default" size="compact-sm" leftSection={<IconFolderCog size={14} />} loading={pending} onClick={choose}>
        {t('libraryOther')}
      </Button>
    </header>
  )
}
