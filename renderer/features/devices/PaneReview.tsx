import { Button, Textarea } from '@mantine/core'
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { Finding, ReviewState } from '../../../shared/contract/diagnosis.ts'
import { useAction, useCase, useEscape, useText } from '../../host/index.ts'
import { Section } from '../../ui/index.ts'

interface PaneReviewProps {
  readonly deviceId: number
  readonly finding: Finding
}

/** Whether a person agrees with the cause: confirmed, or dismissed with a reason; either can be taken back. */
export function PaneReview({ deviceId, finding }: PaneReviewProps) {
  const { t } = useText('devices')
  const { state: caseState } = useCase()
  const [dismissing, setDismissing] = useState(false)
  const { run, pending } = useAction('case.review')
  const { state, note = '' } = finding.review ?? {}
  const mark = async (next: ReviewState | null, text: string) => {
    if ((await run({ deviceId, key: finding.rule, state: next, note: text })) !== undefined) setDismissing(false)
  }
  if (caseState.open && caseState.readOnly && state === undefined && note === '') return null
  return (
    <Section title={t('review')} aside={state === undefined ? undefined : <span className="tag accent">{t(`reviewed.${state}`)}</span>}>
      {note !== '' && !dismissing && <p className="devices-pane-text">{note}</p>}
      {dismissing ? (
        <DismissReason
          initial={note}
          pending={pending}
          onDismiss={(reason) => mark('dismissed', reason)}
          onCancel={() => setDismissing(false)}
        />
      ) : (
        <div className="row wrap">
          {state === undefined ? (
            <>
              <Button variant="default" size="compact-sm" leftSection={<IconCheck size={14} />} onClick={() => mark('confirmed', note)}>
                {t('confirm')}
              </Button>
              <Button variant="default" size="compact-sm" onClick={() => setDismissing(true)}>
                {t('dismiss')}
              </Button>
            </>
          ) : (
            <Button variant="default" size="compact-sm" leftSection={<IconArrowBackUp size={14} />} onClick={() => mark(null, note)}>
              {t('takeBack')}
            </Button>
          )}
        </div>
      )}
    </Section>
  )
}

interface DismissReasonProps {
  readonly initial: string
  readonly pending: boolean
  readonly onDismiss: (reason: string) => void
  readonly onCancel: () => void
}

function DismissReason({ initial, pending, onDismiss, onCancel }: DismissReasonProps) {
  const { t } = useText('devices')
  const [reason, setReason] = useState(initial)
  useEscape(onCancel)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        onDismiss(reason.trim())
      }}
    >
      <Textarea
        label={t('dismissWhy')}
        autosize
        minRows={2}
        ref={(field) => field?.focus()}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" size="compact-sm" loading={pending} disabled={reason.trim() === ''}>
          {t('dismissIt')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
