import type { EventDetail } from '../../../../shared/contract/eventRequests.ts'
import { useText } from '../../../host/index.ts'
import { CopyButton, Notice, Section } from '../../../ui/index.ts'
import { LongText } from './LongText.tsx'

const CHARACTERS = 20_000

interface MessageViewProps {
  readonly detail: EventDetail
  /** Words that are searched in the timeline. */
  readonly marked: string
}

/** The message of the file, whole and wrapped; where it has none, that is said, with what is known instead. */
export function MessageView({ detail, marked }: MessageViewProps) {
  const { t, pick } = useText('events')
  const { row, message } = detail
  const text = message ?? row.message
  return (
    <>
      {message === undefined && (
        <div className="event-notice">
          <Notice tone="info" title={t('noMessage')}>
            <p>{t('noMessageWhy')}</p>
          </Notice>
        </div>
      )}
      {row.title !== undefined && (
        <Section title={t('ourWords')}>
          <p>{pick(row.title)}</p>
        </Section>
      )}
      {text !== '' && (
        <Section
          title={t(message === undefined ? 'asOneLine' : 'messageOfFile')}
          aside={<CopyButton text={text} label={t('copyOf', { name: t('message') })} />}
        >
          <p className="event-message">
            <LongText text={text} className="event-text" limit={CHARACTERS} marked={marked} />
          </p>
        </Section>
      )}
    </>
  )
}
