import { useText, useView } from '../../../host/index.ts'
import { Section } from '../../../ui/index.ts'
import { LevelMark } from '../LevelMark.tsx'
import { type EventZone, formatClock } from '../zone.ts'

interface RelatedEventsProps {
  readonly id: number
  readonly zone: EventZone
  readonly onSelect: (id: number) => void
  readonly onFilterCorrelation: (correlation: string) => void
}

/** Shown around this one; the rest is a click away. */
const SHOWN = 8

/** Events of the same correlation or activity in order of time, this one marked. */
export function RelatedEvents({ id, zone, onSelect, onFilterCorrelation }: RelatedEventsProps) {
  const { t, pick } = useText('events')
  const related = useView('events.related', { id })
  if (related.status !== 'ready' || related.view.correlation === undefined || related.view.total < 2) return null
  const { correlation, rows, total } = related.view
  const own = rows.findIndex((row) => row.id === id)
  const from = Math.max(0, Math.min(own - SHOWN / 2, rows.length - SHOWN))
  return (
    <Section title={t('sameCorrelation')}>
      <button type="button" className="linklike small" onClick={() => onFilterCorrelation(correlation)}>
        {t('filterToThese', { count: total })}
      </button>
      <ol className="events-related">
        {rows.slice(from, from + SHOWN).map((row) => (
          <li key={row.id} className={row.id === id ? 'own' : ''}>
            <button type="button" aria-current={row.id === id} onClick={() => onSelect(row.id)}>
              <LevelMark level={row.level} isShort />
              <span className="mono small">{row.time === undefined ? '–' : formatClock(row.time, zone)}</span>
              <span className="ellipsis">
                {row.id === id ? t('thisEvent') : row.title === undefined ? (row.name ?? row.message) : pick(row.title)}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Section>
  )
}
