import type { ReactNode } from 'react'
import type { EventDetail } from '../../../../shared/contract/eventRequests.ts'
import { useText } from '../../../host/index.ts'
import { CopyButton, CopyId, Fields, Section } from '../../../ui/index.ts'
import { type EventZone, formatFull } from '../zone.ts'

interface FieldsViewProps {
  readonly detail: EventDetail
  readonly zone: EventZone
}

/** The message, the fields of the event in the file's order, and what its header says. */
export function FieldsView({ detail, zone }: FieldsViewProps) {
  const { t } = useText('events')
  return (
    <>
      {detail.message !== undefined && (
        <Section title={t('message')}>
          <p className="events-text">{detail.message}</p>
        </Section>
      )}
      <Section title={t('fieldsOf')} aside={String(detail.fields.length)}>
        {detail.fields.length === 0 ? (
          <p className="t2">{t('noFields')}</p>
        ) : (
          <Fields rows={detail.fields.map(({ name, value }, i) => fieldRow(name, value, i))} />
        )}
      </Section>
      <Section title={t('header')}>
        <Fields rows={headerRows(detail, zone, t)} />
      </Section>
    </>
  )
}

type Translate = ReturnType<typeof useText>['t']

const fieldRow = (name: string, value: string, index: number): readonly [string, ReactNode] => {
  const shown = name === '' ? `${index + 1}` : name
  return [shown, <FieldValue key={shown} value={value} />]
}

function FieldValue({ value }: { readonly value: string }) {
  const { t } = useText('events')
  if (value === '') return <span className="t2">{t('emptyValue')}</span>
  return (
    <span className="events-value">
      <span className="mono small events-text">{value}</span>
      <CopyButton text={value} label={t('copyValue', { value: value.slice(0, 60) })} />
    </span>
  )
}

/** What the file does not say has no row. */
function headerRows(detail: EventDetail, zone: EventZone, t: Translate): (readonly [string, ReactNode])[] {
  const { row, class: eventClass } = detail
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('time'), row.time === undefined ? undefined : formatFull(row.time, zone)],
    [t('provider'), eventClass.provider],
    [t('providerId'), eventClass.providerId === undefined ? undefined : <CopyId key="provider" id={eventClass.providerId} />],
    [t('id'), eventClass.eventId],
    [t('name'), eventClass.name],
    [t('channel'), eventClass.channel],
    [t('version'), eventClass.version],
    [t('task'), eventClass.task],
    [t('opcode'), eventClass.opcode],
    [t('keywords'), eventClass.keywords],
    [t('recordId'), detail.recordId],
    [t('process'), detail.pid],
    [t('thread'), detail.tid],
    [t('computer'), detail.computer],
    [t('user'), detail.userSid],
    [t('activity'), detail.activityId === undefined ? undefined : <CopyId key="activity" id={detail.activityId} />],
    [t('relatedActivity'), detail.relatedActivityId === undefined ? undefined : <CopyId key="related" id={detail.relatedActivityId} />],
    [t('kindOf'), t(`kind.${eventClass.kind}`)],
  ]
  return rows.filter(([, value]) => value !== undefined)
}
