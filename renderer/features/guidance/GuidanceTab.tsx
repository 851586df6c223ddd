import './guidance.css'
import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconBook2, IconClipboard, IconSearch } from '@tabler/icons-react'
import { type ClipboardEvent, useMemo } from 'react'
import type { Output } from '../../../shared/contract/requests.ts'
import { editions } from '../../../shared/knowledge/editions.ts'
import { findCodes } from '../../../shared/knowledge/findCodes.ts'
import { useCase, useDevice, useNavigation, useTabState, useText, useView } from '../../host/index.ts'
import { EmptyState, TabFailure, TabLoading, Toolbar } from '../../ui/index.ts'
import { FoundCodes } from './FoundCodes.tsx'
import { foundRows } from './foundRows.ts'
import { GuidanceDetails } from './GuidanceDetails.tsx'
import { GuidanceList } from './GuidanceList.tsx'
import { type GuidanceEntry, type GuidanceSection, guidanceEntries, guidanceEntryOf, guidanceSections } from './guidanceEntries.ts'
import { searchGuidance } from './searchGuidance.ts'
import { UnknownCodeDetails } from './UnknownCodeDetails.tsx'
import { UnknownCodes } from './UnknownCodes.tsx'

type GuidanceView = Output<'guidance.view'>

/** Guidance is there without a case: no code is the case's own then. */
const NO_CASE: GuidanceView = { codesInCase: [], fitting: [] }

/** The codes of a text are of all kinds: no section is in front then. */
const NO_SECTION = ''

/** Every code with its meaning by edition, and every procedure; the codes of the case come first. */
export function GuidanceTab() {
  const { t } = useText('guidance')
  const { deviceId } = useDevice()
  const { open } = useCase()
  const answer = useView('guidance.view', deviceId === undefined ? {} : { deviceId }, { enabled: open })
  const [text, setText] = useTabState('text', '')
  const [pasted, setPasted] = useTabState<string | undefined>('pasted', undefined)
  const asked = useAskedEntry()
  const [section, setSection] = useTabState<GuidanceSection>('section', asked?.section ?? 'status')
  const hits = useMemo(() => searchGuidance(guidanceEntries, text), [text])
  const counts = useMemo(() => countBySection(hits.entries), [hits])
  const many = useMemo(() => pasted !== undefined || findCodes(text).length > 1, [pasted, text])
  if (open && answer.status === 'loading') return <TabLoading />
  if (open && answer.status === 'failed') return <TabFailure message={answer.message} />
  const view = answer.status === 'ready' ? answer.view : NO_CASE
  const shown = counts[section] > 0 ? section : (guidanceSections.find((candidate) => counts[candidate] > 0) ?? section)
  // A field of one line would lose the lines of a text, and with them where its codes stand.
  const keepLines = (event: ClipboardEvent) => {
    const clip = event.clipboardData.getData('text')
    if (!clip.trim().includes('\n')) return
    event.preventDefault()
    setPasted(clip)
  }
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
        <SegmentedControl
          className="guidance-sections"
          aria-label={t('sections')}
          value={many ? NO_SECTION : shown}
          onChange={(value) => {
            setPasted(undefined)
            if (many) setText('')
            setSection(guidanceSections.find((candidate) => candidate === value) ?? 'status')
          }}
          data={guidanceSections.map((value) => ({
            value,
            label: t(value, { count: counts[value] }),
            disabled: !many && counts[value] === 0,
          }))}
        />
        <span className="grow" />
        <TextInput
          w={280}
          miw={96}
          leftSection={<IconSearch size={15} />}
          placeholder={t('search')}
          data-find
          aria-label={t('searchLabel')}
          value={text}
          onPaste={keepLines}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          variant="default"
          className="guidance-paste-button"
          aria-label={t('paste')}
          title={t('paste')}
          aria-pressed={pasted !== undefined}
          leftSection={<IconClipboard size={15} />}
          onClick={() => setPasted(pasted === undefined ? '' : undefined)}
        >
          <span className="narrow-hide">{t('paste')}</span>
        </Button>
      </Toolbar>
      <div className="tab-body">
        {many ? (
          <TextGuidance text={pasted ?? text} pasted={pasted} view={view} onPaste={setPasted} onClearSearch={() => setText('')} />
        ) : (
          <ListGuidance
            hits={hits}
            section={shown}
            view={view}
            text={text}
            ofDevice={deviceId !== undefined}
            asked={asked}
            onClearSearch={() => setText('')}
          />
        )}
      </div>
    </>
  )
}

/** The entry that a link asks for: a code by its number, a procedure by its id. */
function useAskedEntry(): GuidanceEntry | undefined {
  const { params } = useNavigation()
  if (typeof params.procedure === 'string') return guidanceEntryOf(`procedures ${params.procedure}`)
  return typeof params.code === 'string' ? guidanceEntryOf(params.code) : undefined
}

/** Reading panes are wide where there is room. */
const usePaneWidth = (): number => (useMediaQuery('(min-width: 1151px)', true, { getInitialValueInEffect: false }) ? 520 : 400)

interface ListGuidanceProps {
  readonly hits: ReturnType<typeof searchGuidance>
  readonly section: GuidanceSection
  readonly view: GuidanceView
  readonly text: string
  readonly ofDevice: boolean
  readonly asked: GuidanceEntry | undefined
  readonly onClearSearch: () => void
}

/** The list of one kind, and the entry in front. */
function ListGuidance({ hits, section, view, text, ofDevice, asked, onClearSearch }: ListGuidanceProps) {
  const { t } = useText('guidance')
  const width = usePaneWidth()
  const [selected, setSelected] = useTabState<GuidanceEntry | undefined>('entry', asked)
  const entries = hits.entries.filter((entry) => entry.section === section)
  const first = view.codesInCase[0]
  const own = text === '' && first && section === 'status' ? guidanceEntryOf(`status ${first.code}`) : entries[0]
  const front = selected?.section === section && entries.includes(selected) ? selected : own
  if (entries.length === 0 && hits.unknown.length === 0) {
    return (
      <EmptyState icon={<IconBook2 size={40} stroke={1.4} />} title={t('nothingTitle', { text })} why={t('nothingWhy')}>
        <Button variant="default" onClick={onClearSearch}>
          {t('clearSearch')}
        </Button>
      </EmptyState>
    )
  }
  return (
    <>
      <div className="guidance-list">
        {hits.unknown.length > 0 && <UnknownCodes codes={hits.unknown} />}
        {entries.length > 0 && (
          <GuidanceList
            key={section}
            section={section}
            entries={entries}
            inCase={section === 'status' ? view.codesInCase : []}
            ofDevice={ofDevice}
            searched={text.trim() !== ''}
            selected={front}
            onSelect={setSelected}
          />
        )}
      </div>
      {front !== undefined && entries.length > 0 && <GuidanceDetails key={front.id} entry={front} view={view} width={width} />}
    </>
  )
}

interface TextGuidanceProps {
  readonly text: string
  readonly pasted: string | undefined
  readonly view: GuidanceView
  readonly onPaste: (text: string | undefined) => void
  readonly onClearSearch: () => void
}

/** The codes of a text, and the one in front in full. */
function TextGuidance({ text, pasted, view, onPaste, onClearSearch }: TextGuidanceProps) {
  const width = usePaneWidth()
  const [selected, setSelected] = useTabState<string | undefined>('foundRow', undefined)
  const fitting = editions.find((edition) => edition.id === view.fitting[0]?.edition)?.id
  const rows = useMemo(() => foundRows(findCodes(text, fitting)), [text, fitting])
  const front = rows.find((row) => row.id === selected) ?? rows[0]
  return (
    <>
      <div className="guidance-list">
        <FoundCodes
          rows={rows}
          selected={front}
          onSelect={(row) => setSelected(row.id)}
          pasted={pasted}
          onPaste={onPaste}
          onClose={() => (pasted === undefined ? onClearSearch() : onPaste(undefined))}
        />
      </div>
      {front !== undefined && front.entry === undefined && <UnknownCodeDetails key={front.id} code={front.explanation} width={width} />}
      {front?.entry !== undefined && <GuidanceDetails key={front.entry.id} entry={front.entry} view={view} width={width} />}
    </>
  )
}

function countBySection(entries: readonly GuidanceEntry[]): Readonly<Record<GuidanceSection, number>> {
  const counts = { status: 0, errors: 0, results: 0, events: 0, procedures: 0 }
  for (const entry of entries) counts[entry.section] += 1
  return counts
}
