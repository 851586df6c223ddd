import { Button, Textarea } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconMessage } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Finding, ReviewState } from '../../../shared/contract/diagnosis.ts'
import { useAction, useText } from '../../host/index.ts'
import { AddActions } from './AddActions.tsx'
import { isAnalyzerWarning } from './findingRows.ts'

interface ReviewBarProps {
  readonly deviceId: number
  readonly finding: Finding
  readonly time?: string | undefined
  readonly first?: ReactNode
}

/** Confirm, dismiss with a reason, comment, and for analyzer warnings reviewed; each can be taken back. */
export function ReviewBar({ deviceId, finding, time, first }: ReviewBarProps) {
  const { t } = useText('overview')
  const [writing, setWriting] = useState<'comment' | 'dismiss' | undefined>(undefined)
  const review = useAction('case.review')
  const note = finding.review?.note ?? ''
  const mark = (state: ReviewState | null, text: string) => {
    review.run({ deviceId, key: finding.rule, state, note: text })
    setWriting(undefined)
  }
  const state = finding.review?.state
  return (
    <>
      {note !== '' && writing === undefined && (
        <p className="overview-note-kept">
          <IconMessage size={15} className="t2" aria-hidden />
          <span>{note}</span>
        </p>
      )}
      {writing !== undefined && (
        <NoteEditor
          kind={writing}
          initial={note}
          onCancel={() => setWriting(undefined)}
          onSave={(text) => mark(writing === 'dismiss' ? 'dismissed' : (state ?? null), text)}
        />
      )}
      <footer className="overview-foot">
        {first}
        {state === undefined ? (
          <>
            <Button variant="default" leftSection={<IconCheck size={15} />} onClick={() => mark('confirmed', note)}>
              {t('confirm')}
            </Button>
            {isAnalyzerWarning(finding) && (
              <Button variant="default" onClick={() => mark('reviewed', note)}>
                {t('markReviewed')}
              </Button>
            )}
            <Button variant="default" onClick={() => setWriting('dismiss')}>
              {t('dismiss')}
            </Button>
          </>
        ) : (
          <>
            <span className="tag accent">
              <IconCheck size={13} aria-hidden />
              {t(state)}
            </span>
            <Button variant="default" leftSection={<IconArrowBackUp size={15} />} onClick={() => mark(null, note)}>
              {t('takeBack')}
            </Button>
          </>
        )}
        {finding.actions.length > 0 && <AddActions deviceId={deviceId} rule={finding.rule} />}
        <Button variant="subtle" color="gray" leftSection={<IconMessage size={15} />} onClick={() => setWriting('comment')}>
          {t('comment')}
        </Button>
        {time !== undefined && <span className="overview-foot-time">{time}</span>}
      </footer>
    </>
  )
}

interface NoteEditorProps {
  readonly kind: 'comment' | 'dismiss'
  readonly initial: string
  readonly onCancel: () => void
  readonly onSave: (text: string) => void
}

function NoteEditor({ kind, initial, onCancel, onSave }: NoteEditorProps) {
  const { t } = useText('overview')
  const [text, setText] = useState(initial)
  const needsText = kind === 'dismiss' && text.trim() === ''
  return (
    <form
      className="overview-note"
      onSubmit={(event) => {
        event.preventDefault()
        if (!needsText) onSave(text.trim())
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      <Textarea
        label={kind === 'dismiss' ? t('dismissTitle') : t('commentLabel')}
        description={kind === 'dismiss' ? t('dismissLabel') : undefined}
        autosize
        minRows={2}
        data-autofocus
        ref={(field) => field?.focus()}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="overview-note-row">
        <Button type="submit" disabled={needsText}>
          {kind === 'dismiss' ? t('dismissIt') : t('commentSave')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
