import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { EngineHandlers, Input } from '../../../shared/contract/requests.ts'
import { exportBlob, listAttachments, readAttachment, type StoredBlob, storeStream, type Writer } from '../../store/index.ts'
import { writerOf } from '../caseSession.ts'
import { editCase } from '../editCase.ts'
import { type EngineState, sessionOf } from '../engineState.ts'
import { EngineFailure } from '../failures.ts'
import { noBytes } from '../noBytes.ts'
import { writeChosen } from '../writeChosen.ts'
import { logged } from './noteHandlers.ts'

type AttachmentHandlers = Pick<
  EngineHandlers,
  'attachments.list' | 'attachments.add' | 'attachments.change' | 'attachments.remove' | 'attachments.export'
>

export function attachmentHandlers(state: EngineState): AttachmentHandlers {
  return {
    'attachments.list': async () => ({
      attachments: listAttachments(sessionOf(state).db).map(({ blobId: _, ...attachment }) => attachment),
    }),
    'attachments.add': async ({ paths }) => {
      for (const path of paths) await attach(state, path)
      return { added: paths.length }
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

async function attach(state: EngineState, path: string): Promise<void> {
  const stored = await storeFile(writerOf(sessionOf(state)), path)
  const { blobId, sha256, size } = stored
  const name = basename(path)
  const input = { name, blobId, sha256, size, by: state.person, at: state.now().toISOString() }
  await editCase(state, 'addAttachment', input, { action: 'attachmentAdded', detail: { name, sha256, bytes: size } })
}

async function storeFile(writer: Writer, path: string): Promise<StoredBlob> {
  try {
    return await storeStream(writer, piecesOf(path))
  } catch (error) {
    // What the system refuses names its call; what the case refuses is answered elsewhere.
    if (error instanceof Error && 'syscall' in error && 'code' in error) {
      throw new EngineFailure('pathNotFound', { path, detail: String(error.code) })
    }
    throw error
  }
}

async function change(state: EngineState, { attachmentId, name, note }: Input<'attachments.change'>): Promise<Record<string, never>> {
  const before = attachmentOf(state, attachmentId)
  const input = { attachmentId, ...(name !== undefined && { name }), ...(note !== undefined && { note }) }
  const detail = { name: name ?? before.name, ...(note !== undefined && { text: logged(note) }) }
  await editCase(state, 'changeAttachment', input, { action: 'attachmentChanged', detail, series: `attachment:${before.uid}` })
  return {}
}

/** Bytes of a file that are read at a time. */
const PIECE = 1024 * 1024

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    const piece = new Uint8Array(PIECE)
    for (;;) {
      const { bytesRead } = await file.read(piece)
      if (bytesRead === 0) return
      yield piece.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

function attachmentOf(state: EngineState, attachmentId: number) {
  const attachment = readAttachment(sessionOf(state).db, attachmentId)
  if (attachment === undefined) throw new EngineFailure('notThere')
  return attachment
}
