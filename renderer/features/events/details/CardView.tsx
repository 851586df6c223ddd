import type { EventCard, EventCode, EventDetail } from '../../../../shared/contract/eventRequests.ts'
import { useText } from '../../../host/index.ts'
import { CodeBadge, CopyButton, Fields, Notice, Section } from '../../../ui/index.ts'

interface CardViewProps {
  readonly card: EventCard
  readonly detail: EventDetail
}

/** What was read out of an event whose template is not published: codes explained, API, address, correlation, and what stayed raw. */
export function CardView({ card, detail }: CardViewProps) {
  const { t } = useText('events')
  if (!card.recognised) {
    return (
      <Notice tone="warn" title={t('notRecognised')}>
        {t('notRecognisedWhy')}
      </Notice>
    )
  }
  return (
    <>
      {card.codes.length > 0 && (
        <Section title={t('codes', { count: card.codes.length })}>
          {card.codes.map((code) => (
            <Code key={`${code.kind} ${code.text} ${code.field ?? ''}`} code={code} />
          ))}
        </Section>
      )}
      {card.parts.length > 0 && (
        <Section title={t('readFrom')}>
          <Fields rows={card.parts.map(({ kind, value }) => [t(`part.${kind}`), <Value key={kind} value={value} />])} />
        </Section>
      )}
      <p className="t2 small">
        {t('partsRead', { count: card.parts.length + card.codes.length })}
        {card.family === 'aadRuntime' && ` ${t('templateNotPublished')}`}
        {card.unread.length > 0 && ` ${t('unread', { names: card.unread.join(', ') })}`}
      </p>
      {detail.pid !== undefined && <p className="t2 small">{t('processThread', { pid: detail.pid, tid: detail.tid ?? 0 })}</p>}
    </>
  )
}

function Code({ code }: { readonly code: EventCode }) {
  const { t, pick } = useText('events')
  return (
    <div className="events-code">
      {code.hex === undefined ? (
        <span className="code-badge">
          <span className="code-values">
            <b>{code.text}</b>
          </span>
        </span>
      ) : (
        <CodeBadge hex={code.hex} decimal={Number(code.decimal)} name={code.symbol} />
      )}
      {code.title !== undefined && <p className="strong">{pick(code.title)}</p>}
      <p className={code.meaning === undefined ? 't2' : ''}>{code.meaning === undefined ? t('codeUnknown') : pick(code.meaning)}</p>
    </div>
  )
}

/** Addresses found in evidence are shown and copied, never opened. */
function Value({ value }: { readonly value: string }) {
  const { t } = useText('events')
  return (
    <span className="events-value">
      <span className="mono small">{value}</span>
      <CopyButton text={value} label={t('copyValue', { value })} />
    </span>
  )
}
