import type { EngineHandlers, Input } from '../../../shared/contract/requests.ts'
import { exportBlob, listAttachments, readAttachment } from '../../store/index.ts'
import { attachFiles } from '../attachFiles.ts'
import { editCase } from '../editCase.ts'
import { type EngineState, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { noBytes } from '../noBytes.ts'
import { writeChosen } from '../writeChosen.ts'
import { logged } from './noteHandlers.ts'

type AttachmentHandlers = Pick<
  EngineHandlers,
  'attachments.list' | 'attachments.add' | 'attachments.cancelAdd' | 'attachments.change' | 'attachments.remove' | 'attachments.export'
>

export function attachmentHandlers(state: EngineState): AttachmentHandlers {
  return {
    'attachments.list': async () => ({
      attachments: listAttachments(sessionOf(state).db).map(({ blobId: _, ...attachment }) => attachment),
    }),
    'attachments.add': async ({ paths }) => ({ added: await attachFiles(state, paths) }),
    'attachments.cancelAdd': async () => {
      if (state.attaching !== undefined) state.attaching.isCancelled = true
      return {}
    },
    'attachments.change': (input) => change(state, input),
    'attachments.remove': async ({ attachmentId }) => {
      const { name } = attachmentOf(state, attachmentId)
      await editCase(state, 'removeAttachment', { attachmentId }, { action: 'attachmentRemoved', detail: { name } })
      return {}
    },
    'attachments.export': async ({ attachmentId, path }) => {
      const { blobId } = attachmentOf(state, attachmentId)
      if (blobId === undefined) throw noBytes(sessionOf(state).db)
      return writeChosen(state, path, () => exportBlob(sessionOf(state).db, blobId, path))
    },
  }
}

async function change(state: EngineState, { attachmentId, name, note }: Input<'attachments.change'>): Promise<Record<string, never>> {
  const before = attachmentOf(state, attachmentId)
  const input = { attachmentId, ...(name !== undefined && { name }), ...(note !== undefined && { note }) }
  const detail = { name: name ?? before.name, ...(note !== undefined && { text: logged(note) }) }
  await editCase(state, 'changeAttachment', input, { action: 'attachmentChanged', detail, series: `attachment:${before.uid}` })
  return {}
}

function attachmentOf(state: EngineState, attachmentId: number) {
  const attachment = readAttachment(sessionOf(state).db, attachmentId)
  if (attachment === undefined) throw new EngineFailure('notThere')
  return attachment
}
