import { IconArrowRight } from '@tabler/icons-react'
import type { EventListRow } from '../../../../shared/contract/eventRequests.ts'
import { useText } from '../../../host/index.ts'
import { Section } from '../../../ui/index.ts'
import { LevelMark } from '../LevelMark.tsx'
import { type EventZone, formatClock } from '../zone.ts'
import { fullTime } from './fullTime.ts'
import { nearRelated } from './nearRelated.ts'
import { timeGap } from './timeGap.ts'
import { useSteadyView } from './useSteadyView.ts'

interface RelatedEventsProps {
  readonly row: EventListRow
  readonly zone: EventZone
  readonly onSelect: (id: number) => void
  readonly onFilterCorrelation: (correlation: string) => void
}

/** Shown around this one; the rest is a click away. */
const SHOWN = 9

/** Events of the same correlation or activity in order of time, this one marked, the others by how far they are from it. */
export function RelatedEvents({ row, zone, onSelect, onFilterCorrelation }: RelatedEventsProps) {
  const { t } = useText('events')
  const related = useSteadyView('events.related', { id: row.id })
  if (related.status === 'failed') return <p className="t2 small event-none">{t('relatedFailed', { message: related.message })}</p>
  if (related.status === 'loading' || related.view.correlation === undefined || related.view.total < 2) return null
  const { correlation, rows, total } = related.view
  const near = nearRelated(rows, row.id, SHOWN)
  const after = near.after + Math.max(0, total - rows.length)
  return (
    <Section
      title={t('sameCorrelation')}
      aside={
        <button type="button" className="linklike" onClick={() => onFilterCorrelation(correlation)}>
          {t('filterToThese', { count: total })}
          <IconArrowRight size={14} aria-hidden />
        </button>
      }
    >
      <ol className="event-related">
        {near.before > 0 && <li className="event-related-more">{t('beforeThese', { count: near.before })}</li>}
        {near.rows.map((other) => (
          <RelatedEvent key={other.id} row={other} own={row} zone={zone} onSelect={onSelect} />
        ))}
        {after > 0 && <li className="event-related-more">{t('afterThese', { count: after })}</li>}
      </ol>
    </Section>
  )
}

interface RelatedEventProps {
  readonly row: EventListRow
  readonly own: EventListRow
  readonly zone: EventZone
  readonly onSelect: (id: number) => void
}

function RelatedEvent({ row, own, zone, onSelect }: RelatedEventProps) {
  const { t, pick, language } = useText('events')
  const isOwn = row.id === own.id
  const clock = row.time === undefined ? '–' : formatClock(row.time, zone)
  const name = row.title === undefined ? (row.name ?? row.message) : pick(row.title)
  const id = row.eventId === undefined || row.eventId === 0 ? '' : `${row.eventId} · `
  return (
    <li className={isOwn ? 'own' : undefined}>
      <button
        type="button"
        aria-current={isOwn}
        title={row.time === undefined ? undefined : fullTime(row.time, zone, language)}
        onClick={() => onSelect(row.id)}
      >
        <span className="num event-related-time">{isOwn ? clock : (timeGap(own.time, row.time, language) ?? clock)}</span>
        <LevelMark level={row.level} isShort />
        <span className="event-related-name">{isOwn ? t('thisEvent') : id + name}</span>
      </button>
    </li>
  )
}
