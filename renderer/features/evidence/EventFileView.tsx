import { Button } from '@mantine/core'
import { IconArrowRight, IconTimeline } from '@tabler/icons-react'
import type { EventListRow } from '../../../shared/contract/eventRequests.ts'
import type { Locator } from '../../../shared/facts/locator.ts'
import { useNavigation, useText, useView } from '../../host/index.ts'
import { Notice, TabFailure, TabLoading } from '../../ui/index.ts'
import { KeptView } from './KeptView.tsx'
import type { ViewProps } from './viewProps.ts'

/** Shown of a log or trace here; the Events tab has them all. */
const FIRST_EVENTS = 50

/** An event log or a trace: the event that a chip named and the first ones, each leading into the Events tab. */
export function EventFileView(props: ViewProps) {
  const { t } = useText('evidence')
  const { openTab } = useNavigation()
  const { detail, opened } = props
  const filter = { artefactIds: [detail.id] }
  const events = useView('events.page', { filter, offset: 0, limit: FIRST_EVENTS })
  if (events.status === 'failed') return <TabFailure message={events.message} />
  if (events.status === 'loading') return <TabLoading />
  if (events.view.total === 0) return <KeptView {...props} />
  const place = placeOf(opened)
  const openEvent = (eventId?: number) => openTab('events', { artefactId: detail.id, eventId })
  return (
    <div className="evidence-scroll">
      <div className="evidence-notice">
        <Notice tone="info" title={t('events')}>
          <p>{t('eventsWhy')}</p>
          <div>
            <Button leftSection={<IconTimeline size={15} />} onClick={() => openEvent()}>
              {t('openEvents')}
            </Button>
          </div>
        </Notice>
      </div>
      {place !== undefined && <EventHere artefactId={detail.id} place={place} onOpen={openEvent} />}
      <section className="evidence-section">
        <h3>{t('firstEvents')}</h3>
        {events.view.rows.map((row) => (
          <EventLine key={row.id} row={row} onOpen={openEvent} />
        ))}
      </section>
    </div>
  )
}

const placeOf = (opened: Locator | undefined): number | undefined =>
  opened?.kind === 'offset' ? opened.offset : opened?.kind === 'line' ? opened.line : undefined

interface EventHereProps {
  readonly artefactId: number
  readonly place: number
  readonly onOpen: (eventId: number) => void
}

function EventHere({ artefactId, place, onOpen }: EventHereProps) {
  const { t } = useText('evidence')
  const filter = { artefactIds: [artefactId] }
  const found = useView('events.find', { filter, what: { kind: 'place', artefactId, place } })
  const position = found.status === 'ready' ? found.view?.position : undefined
  const page = useView('events.page', { filter, offset: position ?? 0, limit: 1 }, { enabled: position !== undefined })
  if (found.status === 'failed') return <TabFailure message={found.message} />
  if (found.status === 'loading') return null
  const row = page.status === 'ready' ? page.view.rows[0] : undefined
  return (
    <section className="evidence-section">
      <h3>{t('eventHere')}</h3>
      {found.view === null && <p className="t2">{t('noEventHere')}</p>}
      {found.view !== null && row !== undefined && <EventLine row={row} onOpen={onOpen} />}
    </section>
  )
}

function EventLine({ row, onOpen }: { readonly row: EventListRow; readonly onOpen: (eventId: number) => void }) {
  const { pick, formatTime } = useText('evidence')
  const what = row.title === undefined ? (row.name ?? row.message) : pick(row.title)
  return (
    <button type="button" className="evidence-field" onClick={() => onOpen(row.id)}>
      <span className="mono small">{row.time === undefined ? '–' : formatTime(row.time)}</span>
      <span className="evidence-event">
        {row.eventId !== undefined && <b>{row.eventId}</b>} {what}
      </span>
      <IconArrowRight size={14} className="t2" aria-hidden />
    </button>
  )
}
