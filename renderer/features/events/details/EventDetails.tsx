import './details.css'
import { ActionIcon } from '@mantine/core'
import { IconLayoutSidebarRightCollapse } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { EventDetail } from '../../../../shared/contract/eventRequests.ts'
import { useTabState, useText } from '../../../host/index.ts'
import { DetailsPane, StateBadge, type StateName, TabFailure, TabLoading } from '../../../ui/index.ts'
import { levelName } from '../LevelMark.tsx'
import { DetailTabs } from './DetailTabs.tsx'
import { EventFooter } from './EventFooter.tsx'
import type { EventDetailsProps } from './eventDetailsProps.ts'
import { FoldedStrip } from './FoldedStrip.tsx'
import { fullTime } from './fullTime.ts'
import { useSteadyView } from './useSteadyView.ts'

/** One event with everything that is known of it. */
export function EventDetails(props: EventDetailsProps) {
  const detail = useSteadyView('events.detail', { id: props.id })
  const { t } = useText('events')
  if (detail.status === 'ready') return <Details {...props} detail={detail.view} />
  return (
    <DetailsPane name="events" title={t('event')} width={370} onClose={props.onClose}>
      {detail.status === 'failed' ? <TabFailure message={detail.message} /> : <TabLoading />}
    </DetailsPane>
  )
}

function Details({ detail, ...props }: EventDetailsProps & { readonly detail: EventDetail }) {
  const { t, pick, language } = useText('events')
  const [isFolded, setIsFolded] = useTabState('detailsFolded', false)
  const top = useTopOnChange(detail.row.id)
  const { row } = detail
  const name = row.name ?? (row.eventId === undefined ? t('event') : t('eventNumber', { id: row.eventId }))
  const title = row.title === undefined ? name : pick(row.title)
  if (isFolded) return <FoldedStrip title={title} level={row.level} onUnfold={() => setIsFolded(false)} onClose={props.onClose} />
  return (
    <DetailsPane
      name="events"
      width={370}
      badge={<Badge level={row.level} onFold={() => setIsFolded(true)} />}
      title={title}
      subtitle={<span className="num">{row.time === undefined ? t('noTime') : fullTime(row.time, props.zone, language)}</span>}
      onClose={props.onClose}
      footer={<EventFooter key={`${row.id} ${props.commentOrder}`} detail={detail} opensComment={props.commentOrder > 0} />}
    >
      <div ref={top}>
        <DetailTabs {...props} detail={detail} title={title} />
      </div>
    </DetailsPane>
  )
}

function Badge({ level, onFold }: { readonly level: number | undefined; readonly onFold: () => void }) {
  const { t } = useText('events')
  return (
    <div className="event-badges">
      <StateBadge filled state={stateOf(level)} word={t(levelName(level), { level: level ?? 0 })} />
      <span className="grow" />
      <ActionIcon size={26} aria-label={t('foldDetails')} title={t('foldDetails')} onClick={onFold}>
        <IconLayoutSidebarRightCollapse size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}

function stateOf(level: number | undefined): StateName {
  if (level === 1 || level === 2) return 'error'
  if (level === 3) return 'warning'
  return level === 5 ? 'notReached' : 'info'
}

/** Another event is read from its top, or from the first word that is searched, unless the person is at work in the pane. */
function useTopOnChange(id: number) {
  const content = useRef<HTMLDivElement>(null)
  const last = useRef<number | undefined>(undefined)
  useEffect(() => {
    const pane = content.current?.parentElement
    if (last.current !== id && pane !== null && !pane?.contains(document.activeElement)) {
      pane?.scrollTo({ top: 0 })
      content.current?.querySelector('mark')?.scrollIntoView({ block: 'center' })
    }
    last.current = id
  }, [id])
  return content
}
