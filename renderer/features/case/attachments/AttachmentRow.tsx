import { ActionIcon, TextInput } from '@mantine/core'
import { IconDownload, IconTrash } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Attachment } from '../../../../shared/contract/caseNoteRequests.ts'
import { useAction, useText, useToasts, useUndo } from '../../../host/index.ts'
import { toSecond } from '../toSecond.ts'
import { useAutosave } from '../useAutosave.ts'

/** One attached file: what it is, what people say of it, and the ways to have it again or be rid of it. */
export function AttachmentRow({ attachment, readOnly }: { readonly attachment: Attachment; readonly readOnly: boolean }) {
  const { t, formatBytes, formatTime } = useText('case')
  const { show } = useToasts()
  const { offerUndo } = useUndo()
  const { run: chooseSave } = useAction('host.chooseSave')
  const { run: save } = useAction('attachments.export')
  const { run: remove } = useAction('attachments.remove')
  const { attachmentId, name, bytes, sha256, kept, addedAt, addedBy } = attachment
  const saveAs = async () => {
    const path = (await chooseSave({ kind: 'original', suggestedName: name }))?.path
    const done = path === undefined ? undefined : await save({ attachmentId, path })
    if (done !== undefined) show({ tone: 'ok', text: t('saved', { bytes: formatBytes(done.bytes) }) })
  }
  const removeIt = async () => {
    if ((await remove({ attachmentId })) !== undefined) await offerUndo(t('attachmentRemoved', { name }))
  }
  const saveLabel = kept ? t('saveAs', { name }) : t('notKept')
  return (
    <tr>
      <td title={kept ? t('sha', { hash: sha256 }) : undefined}>{name}</td>
      <td className="r">{formatBytes(bytes)}</td>
      <td>
        <Remark attachment={attachment} readOnly={readOnly} />
      </td>
      <td title={formatTime(addedAt)}>{[addedBy, formatTime(toSecond(addedAt))].join(', ')}</td>
      <td className="attachment-buttons">
        <span className="row">
          <ActionIcon size={24} disabled={!kept} aria-label={saveLabel} title={saveLabel} onClick={() => void saveAs()}>
            <IconDownload size={15} />
          </ActionIcon>
          {!readOnly && (
            <ActionIcon
              size={24}
              aria-label={t('attachmentRemove', { name })}
              title={t('attachmentRemove', { name })}
              onClick={() => void removeIt()}
            >
              <IconTrash size={15} />
            </ActionIcon>
          )}
        </span>
      </td>
    </tr>
  )
}

function Remark({ attachment, readOnly }: { readonly attachment: Attachment; readonly readOnly: boolean }) {
  const { t } = useText('case')
  const { run } = useAction('attachments.change')
  const [draft, setDraft] = useState(attachment.note)
  const saver = useAutosave<string>(
    async (note) => (await run({ attachmentId: attachment.attachmentId, note: note.replaceAll('\0', '') })) !== undefined,
  )
  const onNote = useEffectEvent((now: string) => {
    if (saver.state === 'saved') setDraft(now)
  })
  useEffect(() => onNote(attachment.note), [attachment.note])
  if (readOnly) return attachment.note
  return (
    <TextInput
      variant="unstyled"
      className="attachment-remark"
      aria-label={t('remarkOf', { name: attachment.name })}
      placeholder={t('remark')}
      maxLength={2000}
      value={draft}
      onChange={(event) => {
        setDraft(event.currentTarget.value)
        saver.change(event.currentTarget.value)
      }}
      onBlur={() => void saver.flush()}
    />
  )
}
