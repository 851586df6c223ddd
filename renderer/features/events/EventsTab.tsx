import './events.css'
import { IconTimeline } from '@tabler/icons-react'
import type { EventFilter } from '../../../shared/contract/eventRequests.ts'
import { useDevice, useNavigation, useText, useView } from '../../host/index.ts'
import { EmptyState, ImportOrCollect, TabFailure, TabLoading, Toolbar } from '../../ui/index.ts'
import { CaptureCommands } from './CaptureCommands.tsx'
import { Events } from './Events.tsx'
import { without } from './filters/eventFilters.ts'
import { paramsFilter } from './filters/paramsFilter.ts'
import { useKept } from './useKept.ts'

/** All events of the case or device in one timeline. */
export function EventsTab() {
  const { deviceId } = useDevice()
  const { params } = useNavigation()
  const scope: EventFilter = deviceId === undefined ? {} : { deviceId }
  const all = useView('events.summary', { filter: scope })
  // What another tab asks for takes the place of what was filtered here before.
  const isAsked = Object.keys(params).length > 0
  const [kept, keep] = useKept<EventFilter>('filter', {}, isAsked ? paramsFilter(params) : undefined)
  if (all.status === 'loading') return <TabLoading />
  if (all.status === 'failed') return <TabFailure message={all.message} />
  if (all.view.all === 0) return <EventsEmpty deviceId={deviceId} />
  const wanted = typeof params.eventId === 'number' ? params.eventId : undefined
  const filter = { ...without(kept, 'deviceId'), ...scope }
  return <Events key={deviceId ?? 0} filter={filter} onFilter={keep} scope={scope} wanted={wanted} isAsked={isAsked} all={all.view} />
}

function EventsEmpty({ deviceId }: { readonly deviceId: number | undefined }) {
  const { t } = useText('events')
  return (
    <>
      <Toolbar>
        <h1>{t('title')}</h1>
      </Toolbar>
      <div className="events-empty">
        <EmptyState
          icon={<IconTimeline size={40} stroke={1.4} />}
          title={t(deviceId === undefined ? 'emptyTitle' : 'emptyTitleDevice')}
          why={t('emptyWhy')}
        >
          <ImportOrCollect />
        </EmptyState>
        <CaptureCommands deviceId={deviceId} />
      </div>
    </>
  )
}
