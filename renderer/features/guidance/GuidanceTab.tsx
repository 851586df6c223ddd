import './guidance.css'
import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconBook2, IconSearch } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { Output } from '../../../shared/contract/requests.ts'
import { useCase, useDevice, useNavigation, useTabState, useText, useView } from '../../host/index.ts'
import { EmptyState, TabFailure, TabLoading, Toolbar } from '../../ui/index.ts'
import { GuidanceDetails } from './GuidanceDetails.tsx'
import { GuidanceList } from './GuidanceList.tsx'
import { type GuidanceEntry, type GuidanceSection, guidanceEntries, guidanceEntryOf, guidanceSections } from './guidanceEntries.ts'
import { searchGuidance } from './searchGuidance.ts'
import { UnknownCodes } from './UnknownCodes.tsx'

/** Guidance is there without a case: no code is the case's own then. */
const NO_CASE: Output<'guidance.view'> = { codesInCase: [], fitting: [] }

/** Every code with its meaning by edition; the codes of the case come first. */
export function GuidanceTab() {
  const { t } = useText('guidance')
  const { deviceId } = useDevice()
  const { params } = useNavigation()
  const { open } = useCase()
  const answer = useView('guidance.view', deviceId === undefined ? {} : { deviceId }, { enabled: open })
  const [text, setText] = useTabState('text', '')
  const asked = typeof params.code === 'string' ? guidanceEntryOf(params.code) : undefined
  const [section, setSection] = useTabState<GuidanceSection>('section', asked?.section ?? 'status')
  const [selected, setSelected] = useTabState<GuidanceEntry | undefined>('entry', asked)
  const hits = useMemo(() => searchGuidance(guidanceEntries, text), [text])
  const counts = useMemo(() => countBySection(hits.entries), [hits])
  if (open && answer.status === 'loading') return <TabLoading />
  if (open && answer.status === 'failed') return <TabFailure message={answer.message} />
  const view = answer.status === 'ready' ? answer.view : NO_CASE
  const shown = counts[section] > 0 ? section : (guidanceSections.find((candidate) => counts[candidate] > 0) ?? section)
  const entries = hits.entries.filter((entry) => entry.section === shown)
  const inCase = view.codesInCase
  const first = inCase[0]
  const front =
    selected?.section === shown && entries.includes(selected)
      ? selected
      : text === '' && first && shown === 'status'
        ? guidanceEntryOf(`status ${first.code}`)
        : entries[0]
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
        <SegmentedControl
          aria-label={t('sections')}
          value={shown}
          onChange={(value) => setSection(guidanceSections.find((candidate) => candidate === value) ?? 'status')}
          data={guidanceSections.map((value) => ({ value, label: t(value, { count: counts[value] }), disabled: counts[value] === 0 }))}
        />
        <span className="grow" />
        <TextInput
          w={320}
          miw={160}
          leftSection={<IconSearch size={15} />}
          placeholder={t('search')}
          aria-label={t('searchLabel')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Toolbar>
      <div className="tab-body">
        {entries.length === 0 && hits.unknown.length === 0 ? (
          <EmptyState icon={<IconBook2 size={40} stroke={1.4} />} title={t('nothingTitle', { text })} why={t('nothingWhy')}>
            <Button variant="default" onClick={() => setText('')}>
              {t('clearSearch')}
            </Button>
          </EmptyState>
        ) : (
          <div className="guidance-list">
            {hits.unknown.length > 0 && <UnknownCodes codes={hits.unknown} />}
            {entries.length > 0 && (
              <GuidanceList
                key={shown}
                section={shown}
                entries={entries}
                inCase={shown === 'status' ? inCase : []}
                ofDevice={deviceId !== undefined}
                searched={text.trim() !== ''}
                selected={front}
                onSelect={setSelected}
              />
            )}
          </div>
        )}
        {front !== undefined && entries.length > 0 && <GuidanceDetails entry={front} view={view} />}
      </div>
    </>
  )
}

function countBySection(entries: readonly GuidanceEntry[]): Readonly<Record<GuidanceSection, number>> {
  const counts = { status: 0, errors: 0, results: 0, events: 0 }
  for (const entry of entries) counts[entry.section] += 1
  return counts
}
