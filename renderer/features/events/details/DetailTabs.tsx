import { Tabs } from '@mantine/core'
import { IconDeviceDesktop } from '@tabler/icons-react'
import type { EventDetail } from '../../../../shared/contract/eventRequests.ts'
import { useTabState, useText } from '../../../host/index.ts'
import { EvidenceChip, Notice } from '../../../ui/index.ts'
import { CardView } from './CardView.tsx'
import type { EventDetailsProps } from './eventDetailsProps.ts'
import { eventEvidence } from './eventEvidence.ts'
import { FieldsView } from './FieldsView.tsx'
import { indentJson } from './indentJson.ts'
import { indentXml } from './indentXml.ts'
import { MessageView } from './MessageView.tsx'
import { RecordBytes } from './RecordBytes.tsx'
import { RelatedEvents } from './RelatedEvents.tsx'
import { SourceView } from './SourceView.tsx'

const allTabs = ['card', 'fields', 'message', 'xml', 'json', 'bytes'] as const
type TabName = (typeof allTabs)[number]

interface DetailTabsProps extends EventDetailsProps {
  readonly detail: EventDetail
  readonly title: string
}

/** The ways to look at an event. The one chosen stays for the next event; one without a card shows its fields instead. */
export function DetailTabs({ detail, title, ...props }: DetailTabsProps) {
  const { t } = useText('events')
  const [wanted, want] = useTabState<TabName>('detailsTab', 'card')
  const tabs = allTabs.filter((tab) => tab !== 'card' || detail.card !== undefined)
  const tab = tabs.includes(wanted) ? wanted : 'fields'
  const { row } = detail
  return (
    <Tabs
      value={tab}
      onChange={(value) => want(allTabs.find((each) => each === value) ?? 'card')}
      keepMounted={false}
      className="event-tabs"
      classNames={{ list: 'event-tab-list', tab: 'event-tab' }}
    >
      <Tabs.List aria-label={t('view')}>
        {tabs.map((each) => (
          <Tabs.Tab key={each} value={each}>
            {each === 'fields' ? t('pane.fields', { n: detail.fields.length }) : t(`pane.${each}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <div className="event-origin">
        <EvidenceChip evidence={eventEvidence(detail)} from={t('openedFromEvent', { name: title })} />
        {row.device !== undefined && (
          <span className="event-device small t2">
            <IconDeviceDesktop size={14} aria-label={t('device')} />
            {row.device}
          </span>
        )}
        {detail.recordId !== undefined && <span className="small t2 num">{t('recordNumber', { n: detail.recordId })}</span>}
      </div>
      {(tab === 'card' || tab === 'fields') && <Cautions detail={detail} />}
      {/* Keyed by the event: a search or a page that was opened belongs to one. */}
      <Tabs.Panel value={tab} key={`${tab} ${row.id}`}>
        <TabView tab={tab} detail={detail} marked={props.marked} />
      </Tabs.Panel>
      {(tab === 'card' || tab === 'fields' || tab === 'message') && (
        <RelatedEvents row={row} zone={props.zone} onSelect={props.onSelect} onFilterCorrelation={props.onFilterCorrelation} />
      )}
    </Tabs>
  )
}

interface TabViewProps {
  readonly tab: TabName
  readonly detail: EventDetail
  readonly marked: string
}

function TabView({ tab, detail, marked }: TabViewProps) {
  switch (tab) {
    case 'card':
      return detail.card === undefined ? null : <CardView card={detail.card} detail={detail} marked={marked} />
    case 'fields':
      return <FieldsView detail={detail} marked={marked} />
    case 'message':
      return <MessageView detail={detail} marked={marked} />
    case 'xml':
      return <SourceView name="XML" text={detail.xml} shown={indentXml(detail.xml)} />
    case 'json':
      return <SourceView name="JSON" text={detail.json} shown={indentJson(detail.json)} />
    case 'bytes':
      return <RecordBytes detail={detail} />
  }
}

/** That a record was recovered, and why a payload is raw. */
function Cautions({ detail }: { readonly detail: EventDetail }) {
  const { t, pick } = useText('events')
  return (
    <>
      {detail.recovered && (
        <div className="event-notice">
          <Notice tone="warn" title={t('recovered')}>
            <p>{t('recoveredWhy')}</p>
          </Notice>
        </div>
      )}
      {detail.rawReason !== undefined && (
        <div className="event-notice">
          <Notice tone="info" title={t('raw')}>
            <p>{pick(detail.rawReason)}</p>
          </Notice>
        </div>
      )}
    </>
  )
}
