import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { FlowChoice, FlowDecision } from '../../../shared/contract/diagnosis.ts'
import { useText } from '../../host/index.ts'
import { flowTitle } from './flowTitle.ts'

interface FlowReasonDialogProps {
  /** The flow that a person wants; undefined keeps the dialog closed. */
  readonly asked: FlowChoice | undefined
  readonly flow: FlowDecision
  readonly pending: boolean
  readonly onCancel: () => void
  readonly onDecide: (choice: FlowChoice, reason: string) => void
}

/** Asks why another flow than that of the evidence is to be judged by. Nothing is decided without a reason. */
export function FlowReasonDialog({ asked, flow, onCancel, ...rest }: FlowReasonDialogProps) {
  const { t } = useText('join-flow')
  return (
    <Modal opened={asked !== undefined} onClose={onCancel} title={t('whyThisFlow')} lockScroll={false}>
      {asked !== undefined && <ReasonForm key={asked} asked={asked} flow={flow} onCancel={onCancel} {...rest} />}
    </Modal>
  )
}

function ReasonForm({ asked, flow, pending, onCancel, onDecide }: FlowReasonDialogProps & { readonly asked: FlowChoice }) {
  const { t, pick } = useText('join-flow')
  const [reason, setReason] = useState('')
  const isEmpty = reason.trim() === ''
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isEmpty) onDecide(asked, reason.trim())
      }}
    >
      <p>
        <b className="strong">{flowTitle(flow, asked, t, pick)}</b>
      </p>
      <p className="t2 small">
        {flow.byEvidence === undefined
          ? t('evidenceDoesNotDecide')
          : t('evidenceSays', { flow: flowTitle(flow, flow.byEvidence, t, pick) })}
      </p>
      <Textarea
        label={t('reason')}
        description={t('reasonKept')}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="row dialog-foot">
        <Button type="submit" disabled={isEmpty} loading={pending}>
          {t('judgeByThis')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
