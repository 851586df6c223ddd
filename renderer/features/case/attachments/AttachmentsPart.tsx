import { Button } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import type { Attachment } from '../../../../shared/contract/caseNoteRequests.ts'
import type { EventPayload } from '../../../../shared/contract/events.ts'
import { hostApi, useAction, useCase, useEvent, useText, useUndo, useView } from '../../../host/index.ts'
import { EmptyState, TabFailure, TabLoading } from '../../../ui/index.ts'
import { AttachmentRow } from './AttachmentRow.tsx'

type AttachProgress = EventPayload<'attachments.progress'>

/** Files that belong to the case and are no evidence. They are kept as they are; nothing here opens them. */
export function AttachmentsPart() {
  const answer = useView('attachments.list', {})
  if (answer.status === 'loading') return <TabLoading />
  if (answer.status === 'failed') return <TabFailure message={answer.message} />
  return <Attachments attachments={answer.view.attachments} />
}

function Attachments({ attachments }: { readonly attachments: readonly Attachment[] }) {
  const { t, formatBytes } = useText('case')
  const { state } = useCase()
  const attach = useAttach()
  // Told also to who comes back to this page while it goes on.
  const [progress, setProgress] = useState<AttachProgress | undefined>(undefined)
  useEvent('attachments.progress', setProgress)
  const isAttaching = attach.pending || progress?.running === true
  const readOnly = !state.open || state.readOnly
  const [isOver, setOver] = useState(false)
  const button = !readOnly && (
    <Button leftSection={<IconPaperclip size={15} />} loading={isAttaching} onClick={attach.choose}>
      {t('attach')}
    </Button>
  )
  // The window imports what is dropped elsewhere; here it is attached.
  const drop = readOnly
    ? {}
    : {
        onDragOver: (event: DragEvent) => takeFiles(event, () => setOver(true)),
        onDragLeave: () => setOver(false),
        onDrop: (event: DragEvent) =>
          takeFiles(event, () => {
            setOver(false)
            void attach.add(hostApi.pathsOf([...event.dataTransfer.files]))
          }),
      }
  return (
    <section
      className={`case-part attachments${isOver ? ' over' : ''}`}
      aria-label={t('attachments')}
      data-takes-files={!readOnly}
      {...drop}
    >
      {isAttaching && <Attaching now={progress} />}
      {isOver && <p className="attachments-drop strong">{t('dropToAttach')}</p>}
      {attachments.length === 0 ? (
        <EmptyState icon={<IconPaperclip size={40} stroke={1.4} />} title={t('attachmentsNone')} why={t('attachmentsNoneWhy')}>
          {button}
        </EmptyState>
      ) : (
        <>
          <div className="checklist-head">
            <span className="strong grow">
              {t('attachmentsTotal', {
                count: attachments.length,
                bytes: formatBytes(attachments.reduce((sum, attachment) => sum + attachment.bytes, 0)),
              })}
            </span>
            {button}
          </div>
          <AttachmentTable attachments={attachments} readOnly={readOnly} />
        </>
      )}
    </section>
  )
}

/** How far the files are that are being copied, which may be gigabytes. */
function Attaching({ now }: { readonly now: AttachProgress | undefined }) {
  const { t, formatBytes } = useText('case')
  const cancel = useAction('attachments.cancelAdd')
  const isCounted = now !== undefined && now.total > 0
  return (
    <div className="attaching" role="status">
      <span className="small">{t('attaching')}</span>
      <progress {...(isCounted && { value: Math.min(1, now.done / now.total) })} max={1} aria-label={t('attaching')} />
      <span className="t2 small num grow">
        {isCounted && t('attachingBytes', { file: now.file, done: formatBytes(now.done), total: formatBytes(now.total) })}
      </span>
      <Button size="compact-xs" variant="default" loading={cancel.pending} onClick={() => void cancel.run({})}>
        {t('attachingCancel')}
      </Button>
    </div>
  )
}

function AttachmentTable({ attachments, readOnly }: { readonly attachments: readonly Attachment[]; readonly readOnly: boolean }) {
  const { t } = useText('case')
  return (
    <div className="scroll">
      <table className="table attachment-table">
        <thead>
          <tr>
            <th>{t('name')}</th>
            <th className="r attachment-size">{t('size')}</th>
            <th>{t('remark')}</th>
            <th className="attachment-added">{t('added')}</th>
            <th className="attachment-buttons" aria-hidden />
          </tr>
        </thead>
        <tbody>
          {attachments.map((attachment) => (
            <AttachmentRow key={attachment.attachmentId} attachment={attachment} readOnly={readOnly} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function takeFiles(event: DragEvent, act: () => void): void {
  if (!event.dataTransfer.types.includes('Files')) return
  event.preventDefault()
  event.stopPropagation()
  act()
}

function useAttach() {
  const { t } = useText('case')
  const { offerUndo } = useUndo()
  const { run: choose } = useAction('host.chooseFiles')
  const { run, pending } = useAction('attachments.add')
  const add = async (given: readonly string[]) => {
    const paths = given.filter((path) => path !== '')
    const done = paths.length === 0 ? undefined : await run({ paths })
    if (done !== undefined) await offerUndo(t('attached', { count: done.added }))
  }
  return {
    pending,
    add,
    choose: () => void choose({ kind: 'files' }).then((answer) => add(answer?.paths ?? [])),
  }
}
