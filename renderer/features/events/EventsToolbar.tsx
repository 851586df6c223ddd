import { ActionIcon, Button, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconClock, IconDownload, IconLayoutSidebar, IconSearch, IconX } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import type { EventFilter, EventSummary } from '../../../shared/contract/eventRequests.ts'
import { useText, useView } from '../../host/index.ts'
import { Toolbar } from '../../ui/index.ts'
import { withWords } from './filters/eventFilters.ts'
import { SavedFilters } from './filters/SavedFilters.tsx'
import type { ChosenZone, ZoneChoice } from './useEventZone.ts'
import { useExportEvents } from './useExportEvents.ts'
import type { Jump } from './useJump.ts'
import { zoneLabel } from './zone.ts'

export type SearchMode = 'highlight' | 'filter'
const MODES: readonly SearchMode[] = ['highlight', 'filter']

interface EventsToolbarProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly mode: SearchMode
  readonly onMode: (mode: SearchMode) => void
  /** The words that are marked in the timeline by now; '' for none. */
  readonly marked: string
  readonly filter: EventFilter
  /** With the words that are searched, where they filter. */
  readonly effective: EventFilter
  readonly onFilter: (filter: EventFilter) => void
  readonly summary: EventSummary
  readonly jump: Jump
  readonly zone: ChosenZone
  readonly facetsOpen: boolean
  readonly onFacets: (open: boolean) => void
}

/** Search, jumps, saved filters, zone, export. */
export function EventsToolbar(props: EventsToolbarProps) {
  const { text, onText, mode, onMode, marked, filter, effective, onFilter, summary, jump, zone, facetsOpen, onFacets } = props
  const { t } = useText('events')
  const { exportEvents, pending } = useExportEvents()
  const words = text.trim()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && text !== '') {
      // The pane behind stays open: one press takes away one thing.
      event.preventDefault()
      onText('')
    }
    if (event.key === 'Enter' && words !== '') void jump.next({ kind: 'text', text: words }, event.shiftKey ? 'previous' : 'next')
  }
  return (
    <Toolbar>
      <h1>{t('title')}</h1>
      <TextInput
        w={250}
        miw={130}
        leftSection={<IconSearch size={15} />}
        placeholder={t('search')}
        data-find
        aria-label={t('search')}
        title={t('searchHelp')}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        rightSection={
          text !== '' && (
            <button type="button" className="icon-button" aria-label={t('clearSearch')} onClick={() => onText('')}>
              <IconX size={14} aria-hidden />
            </button>
          )
        }
      />
      <SegmentedControl
        aria-label={t('searchMode')}
        value={mode}
        onChange={(value) => onMode(MODES.find((each) => each === value) ?? 'highlight')}
        data={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
      />
      {marked !== '' && <Hits marked={marked} filter={filter} jump={jump} />}
      <Steps what={{ kind: 'error' }} jump={jump} count={summary.errors} name={t('errors', { count: summary.errors })} />
      <span className="grow" />
      <ActionIcon
        className="events-facets-toggle"
        aria-label={t('facets')}
        title={t('facets')}
        aria-pressed={facetsOpen}
        size={32}
        onClick={() => onFacets(!facetsOpen)}
      >
        <IconLayoutSidebar size={17} />
      </ActionIcon>
      <SavedFilters filter={effective} onFilter={onFilter} />
      <ZoneSelect zone={zone} at={summary.lastTime} />
      <Button
        variant="default"
        leftSection={<IconDownload size={15} />}
        loading={pending}
        disabled={summary.total === 0}
        onClick={() => exportEvents(effective)}
      >
        {t('export')}
      </Button>
    </Toolbar>
  )
}

interface HitsProps {
  readonly marked: string
  readonly filter: EventFilter
  readonly jump: Jump
}

/** How many events of the timeline have the words, and the way from one to the next. */
function Hits({ marked, filter, jump }: HitsProps) {
  const { t } = useText('events')
  const hits = useView('events.summary', { filter: withWords(filter, marked) })
  const count = hits.status === 'ready' ? hits.view.total : undefined
  const name = count === undefined ? '…' : t('hits', { count })
  return <Steps what={{ kind: 'text', text: marked }} jump={jump} count={count} name={name} />
}

interface StepsProps {
  /** Of all; undefined while they are counted. */
  readonly count: number | undefined
  readonly what: Parameters<Jump['next']>[0]
  readonly jump: Jump
  readonly name: string
}

/** Previous and next, and which of all it is. F8 and F3 do the same. */
function Steps({ what, jump, count, name }: StepsProps) {
  const { t } = useText('events')
  const { ordinal } = jump
  const isOurs = ordinal !== undefined && JSON.stringify(ordinal.of) === JSON.stringify(what)
  return (
    <span className={`events-steps events-steps-${what.kind}`}>
      <ActionIcon.Group>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t(`previous.${what.kind}`)}
          disabled={count === 0}
          onClick={() => jump.next(what, 'previous')}
        >
          <IconChevronUp size={16} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t(`next.${what.kind}`)}
          disabled={count === 0}
          onClick={() => jump.next(what, 'next')}
        >
          <IconChevronDown size={16} />
        </ActionIcon>
      </ActionIcon.Group>
      <span className={`small nowrap narrow-hide${what.kind === 'error' && count !== 0 ? ' error' : ' t2'}`} aria-live="polite">
        {isOurs ? t(`of.${what.kind}`, { ordinal: ordinal.ordinal, count: ordinal.count }) : name}
      </span>
    </span>
  )
}

function ZoneSelect({ zone, at }: { readonly zone: ChosenZone; readonly at: string | undefined }) {
  const { t } = useText('events')
  const time = at ?? new Date().toISOString()
  const choices: readonly ZoneChoice[] = zone.deviceZone === undefined ? ['utc', 'local'] : ['utc', 'local', 'device']
  const labelOf = (choice: ZoneChoice): string => {
    if (choice === 'utc') return 'UTC'
    const label = zoneLabel(choice === 'device' && zone.deviceZone !== undefined ? zone.deviceZone : { kind: 'local' }, time)
    return t(`zone.${choice}`, { zone: label })
  }
  return (
    <Select
      aria-label={t('zone')}
      w={190}
      miw={96}
      leftSection={<IconClock size={15} />}
      allowDeselect={false}
      value={zone.choice}
      onChange={(value) => zone.choose(choices.find((choice) => choice === value) ?? 'utc')}
      data={choices.map((value) => ({ value, label: labelOf(value) }))}
    />
  )
}
