import { IconInfoCircle } from '@tabler/icons-react'
import type { EventCard, EventDetail } from '../../../../shared/contract/eventRequests.ts'
import { useText } from '../../../host/index.ts'
import { CopyButton, Fields, Notice, Section } from '../../../ui/index.ts'
import { Marked } from '../Marked.tsx'
import { CardCode } from './CardCode.tsx'
import { FieldList } from './FieldList.tsx'
import { fieldRows } from './fieldRows.ts'

interface CardViewProps {
  readonly card: EventCard
  readonly detail: EventDetail
  /** Words that are searched in the timeline. */
  readonly marked: string
}

/** What was read out of an event whose template is not published: codes explained, API, address, correlation, and what stayed raw. */
export function CardView({ card, detail, marked }: CardViewProps) {
  const { t } = useText('events')
  if (!card.recognised) return <NotRecognised detail={detail} marked={marked} />
  // An answer's HTTP status says least: it stands behind the codes that say why.
  const codes = card.codes.toSorted((a, b) => Number(a.kind === 'http') - Number(b.kind === 'http'))
  return (
    <>
      {codes.length > 0 && (
        <Section title={t('codes', { count: codes.length })}>
          {codes.map((code, index) => (
            <CardCode key={`${index} ${code.text}`} code={code} />
          ))}
        </Section>
      )}
      <Section title={t('readFrom')}>
        <Fields
          rows={[
            ...card.parts.map((part) => partRow(part, marked)),
            ...originRows(detail).map(([key, value]) => [t(key), value] as const),
          ].map(named(t))}
          nameWidth={104}
        />
        <div className="event-read t2 small">
          <IconInfoCircle size={14} aria-hidden />
          <div>
            <p>
              {t('partsRead', { count: card.parts.length + card.codes.length })}
              {card.family === 'aadRuntime' && ` ${t('templateNotPublished')}`}
            </p>
            <StaysRaw card={card} detail={detail} marked={marked} />
          </div>
        </div>
      </Section>
    </>
  )
}

type Row = readonly [string, React.ReactNode]
const named =
  (t: ReturnType<typeof useText>['t']) =>
  ([name, value]: Row): Row => [name.startsWith('part.') ? t(name) : name, value]

const partRow = ({ kind, value, field }: EventCard['parts'][number], marked: string): Row => [
  `part.${kind}`,
  <Part key={value} value={value} field={field} marked={marked} />,
]

/** Who wrote the event, as far as the file says it. */
const originRows = ({ pid, tid, activityId, relatedActivityId }: EventDetail): readonly Row[] => [
  ...(pid === undefined ? [] : [['process', <Process key="pid" pid={pid} tid={tid} />] as const]),
  ...(activityId === undefined ? [] : [['activity', <Part key="activity" value={activityId} field={undefined} />] as const]),
  ...(relatedActivityId === undefined
    ? []
    : [['relatedActivity', <Part key="related" value={relatedActivityId} field={undefined} />] as const]),
]

function Process({ pid, tid }: { readonly pid: number; readonly tid: number | undefined }) {
  const { t } = useText('events')
  return <span className="num">{tid === undefined ? pid : `${pid} · ${t('thread').toLowerCase()} ${tid}`}</span>
}

interface PartProps {
  readonly value: string
  readonly field: string | undefined
  readonly marked?: string
}

/** A value with the field it was read in. Addresses found in evidence are shown and copied, never opened. */
function Part({ value, field, marked = '' }: PartProps) {
  const { t } = useText('events')
  return (
    <span className="event-part">
      <span className="mono small event-value">
        <Marked text={value} words={marked} />
      </span>
      <CopyButton text={value} label={t('copyValue', { value })} />
      {field !== undefined && <span className="t2 small event-part-field">{t('readInField', { field })}</span>}
    </span>
  )
}

/** Unread fields that are listed on the card. */
const MOST_RAW = 8
const RAW_CHARACTERS = 120

function StaysRaw({ card, detail, marked }: CardViewProps) {
  const { t } = useText('events')
  if (card.unread.length === 0) return null
  const rawValue = (name: string): string => detail.fields.find((field) => field.name === name)?.value ?? ''
  const rest = card.unread.length - MOST_RAW
  return (
    <>
      <p>{t('staysRaw', { count: card.unread.length })}</p>
      <ul className="event-raw mono">
        {card.unread.slice(0, MOST_RAW).map((name) => (
          <li key={name}>
            <Marked text={`${name} = ${cut(rawValue(name))}`} words={marked} />
          </li>
        ))}
      </ul>
      {rest > 0 && <p>{t('moreRaw', { count: rest })}</p>}
    </>
  )
}

const cut = (text: string): string => (text.length > RAW_CHARACTERS ? `${text.slice(0, RAW_CHARACTERS)}…` : text)

function NotRecognised({ detail, marked }: Omit<CardViewProps, 'card'>) {
  const { t } = useText('events')
  return (
    <>
      <div className="event-notice">
        <Notice tone="warn" title={t('notRecognised')}>
          <p>{t('notRecognisedWhy')}</p>
        </Notice>
      </div>
      <Section title={t('fieldsOf')}>
        {detail.fields.length === 0 ? (
          <p className="t2 small">{t('noFields')}</p>
        ) : (
          <FieldList rows={fieldRows(detail.fields)} marked={marked} />
        )}
      </Section>
    </>
  )
}
