import { Button, Menu, SegmentedControl } from '@mantine/core'
import { IconCopy, IconPin, IconPinFilled, IconRoute } from '@tabler/icons-react'
import { useState } from 'react'
import type { EventDetail } from '../../../../shared/contract/eventRequests.ts'
import { useAction, useCopy, useEscape, useNavigation, useText, useView } from '../../../host/index.ts'
import { DetailsPane, EvidenceChip, Notice, TabFailure, TabLoading } from '../../../ui/index.ts'
import { LevelMark } from '../LevelMark.tsx'
import { type EventZone, formatFull } from '../zone.ts'
import { CardView } from './CardView.tsx'
import { CommentEditor } from './CommentEditor.tsx'
import { FieldsView } from './FieldsView.tsx'
import { RelatedEvents } from './RelatedEvents.tsx'

interface EventDetailsProps {
  readonly id: number
  readonly zone: EventZone
  readonly onClose: () => void
  readonly onFilterCorrelation: (correlation: string) => void
  readonly onSelect: (id: number) => void
}

type View = 'card' | 'fields' | 'xml' | 'json'

/** One event with everything that is known of it. */
export function EventDetails(props: EventDetailsProps) {
  const detail = useView('events.detail', { id: props.id })
  const { t } = useText('events')
  if (detail.status === 'ready') return <Details {...props} detail={detail.view} />
  return (
    <DetailsPane name="events" title={t('event')} onClose={props.onClose}>
      {detail.status === 'failed' ? <TabFailure message={detail.message} /> : <TabLoading />}
    </DetailsPane>
  )
}

function Details({ detail, zone, onClose, onFilterCorrelation, onSelect }: EventDetailsProps & { readonly detail: EventDetail }) {
  const { t, pick } = useText('events')
  const views: readonly View[] = detail.card === undefined ? ['fields', 'xml', 'json'] : ['card', 'fields', 'xml', 'json']
  const [wanted, setWanted] = useState<View | undefined>(undefined)
  const view = wanted ?? views[0] ?? 'fields'
  const { row } = detail
  const name = row.name ?? (row.eventId === undefined ? t('event') : t('eventNumber', { id: row.eventId }))
  const title = row.title === undefined ? name : pick(row.title)
  return (
    <DetailsPane
      name="events"
      badge={<LevelMark level={row.level} />}
      title={title}
      subtitle={row.time === undefined ? t('noTime') : formatFull(row.time, zone)}
      onClose={onClose}
      footer={<Footer detail={detail} />}
    >
      <div className="events-detail-views">
        <SegmentedControl
          aria-label={t('view')}
          fullWidth
          value={view}
          onChange={(value) => setWanted(views.find((each) => each === value))}
          data={views.map((value) => ({
            value,
            label: value === 'fields' ? t('view.fields', { count: detail.fields.length }) : t(`view.${value}`),
          }))}
        />
      </div>
      <div>
        <EvidenceChip
          evidence={{
            artefactId: row.artefactId,
            file: row.file,
            path: row.file,
            format: formatOf(detail),
            locator: locatorOf(detail),
            quote: row.message,
          }}
          from={t('openedFromEvent', { name: title })}
        />
      </div>
      {detail.recovered && (
        <Notice tone="warn" title={t('recovered')}>
          {t('recoveredWhy')}
        </Notice>
      )}
      {detail.rawReason !== undefined && (
        <Notice tone="info" title={t('raw')}>
          {pick(detail.rawReason)}
        </Notice>
      )}
      {view === 'card' && detail.card !== undefined && <CardView card={detail.card} detail={detail} />}
      {view === 'fields' && <FieldsView detail={detail} zone={zone} />}
      {view === 'xml' && <Source text={detail.xml} />}
      {view === 'json' && <Source text={JSON.stringify(JSON.parse(detail.json), undefined, 2)} />}
      {(view === 'card' || view === 'fields') && (
        <RelatedEvents id={row.id} zone={zone} onSelect={onSelect} onFilterCorrelation={onFilterCorrelation} />
      )}
      <CommentEditor id={row.id} comment={row.comment ?? ''} />
    </DetailsPane>
  )
}

const formatOf = ({ row }: EventDetail) => (row.source === 'text' ? 'eventXml' : row.source)

const locatorOf = ({ row, place, length }: EventDetail) =>
  row.source === 'text' ? ({ kind: 'line', line: Math.max(1, place) } as const) : ({ kind: 'offset', offset: place, length } as const)

function Source({ text }: { readonly text: string }) {
  return <pre className="events-source">{text}</pre>
}

function Footer({ detail }: { readonly detail: EventDetail }) {
  const { t } = useText('events')
  const { openTab } = useNavigation()
  const pin = useAction('events.pin')
  const { row } = detail
  const step = detail.card?.step ?? row.step
  return (
    <>
      {step !== undefined && (
        <Button variant="default" leftSection={<IconRoute size={15} />} onClick={() => openTab('join-flow', { step })}>
          {t(`step.${step}`)}
        </Button>
      )}
      <CopyMenu detail={detail} />
      <Button
        variant="default"
        aria-pressed={row.pinned}
        leftSection={row.pinned ? <IconPinFilled size={15} /> : <IconPin size={15} />}
        onClick={() => pin.run({ id: row.id, pinned: !row.pinned })}
      >
        {t(row.pinned ? 'unpin' : 'pin')}
      </Button>
    </>
  )
}

function CopyMenu({ detail }: { readonly detail: EventDetail }) {
  const { t } = useText('events')
  const copy = useCopy()
  const line = useAction('events.copy')
  const [opened, setOpened] = useState(false)
  useEscape(() => setOpened(false), opened)
  const copyLine = async () => {
    const copied = await line.run({ ids: [detail.row.id], form: 'line' })
    if (copied !== undefined) copy(copied.text)
  }
  return (
    <Menu opened={opened} onChange={setOpened} closeOnEscape={false} position="top-start" shadow="md" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconCopy size={15} />}>
          {t('copy')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={copyLine}>{t('copyLine')}</Menu.Item>
        <Menu.Item onClick={() => copy(detail.json)}>{t('copyJson')}</Menu.Item>
        <Menu.Item onClick={() => copy(detail.xml)}>{t('copyXml')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
