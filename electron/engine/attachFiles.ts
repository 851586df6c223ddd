import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { isSameFile, storeStream, type Writer } from '../store/index.ts'
import { writerOf } from './caseSession.ts'
import { editCase } from './editCase.ts'
import { type AttachRun, type EngineState, sessionOf } from './engineState.ts'
import { EngineFailure } from './failures.ts'
import { logged } from './handlers/noteHandlers.ts'
import { throttle } from './throttle.ts'

/** Views are told how far it is at most this often, in milliseconds. */
const TELL_MS = 100
/** Bytes of a file that are read at a time. */
const PIECE = 1024 * 1024

/** Copies files into the case, all of them or none: one edit, which tells of each. Fails with `pathNotFound`, `pathIsCase` or `attachCancelled`. */
export async function attachFiles(state: EngineState, paths: readonly string[]): Promise<number> {
  const session = sessionOf(state)
  const writer = writerOf(session)
  if (state.attaching !== undefined) throw new EngineFailure('attachRunning')
  const run: AttachRun = { isCancelled: false }
  state.attaching = run
  try {
    const total = await bytesOf(paths, session.path)
    const stored = await storeFiles(state, run, writer, paths, total)
    // Told to stop while the last bytes were stored, or the case is another by now: bytes of one case are none of the other's.
    if (run.isCancelled) throw new EngineFailure('attachCancelled')
    const [first] = stored
    if (first === undefined) return 0
    const entries = stored.map(({ name, sha256, size }) => ({ name, sha256, bytes: size }))
    const [only, ...others] = entries
    const detail = others.length === 0 && only !== undefined ? only : { name: logged(entries.map(({ name }) => name).join('; ')) }
    const input = { files: stored, by: state.person, at: state.now().toISOString() }
    await editCase(state, 'addAttachments', input, { action: 'attachmentAdded', detail, ...(others.length > 0 && { entries }) })
    return stored.length
  } catch (error) {
    // The case may have been closed under it, which is how it was cancelled.
    if (run.isCancelled) throw new EngineFailure('attachCancelled')
    throw error
  } finally {
    state.attaching = undefined
    state.send('attachments.progress', { running: false, file: '', done: 0, total: 0 })
  }
}

/** Looks at all of them before the first is copied. The open case would grow for as long as it is read. */
async function bytesOf(paths: readonly string[], casePath: string): Promise<number> {
  let total = 0
  for (const path of paths) {
    if (['', '-wal', '-shm', '-journal'].some((ending) => isSameFile(path, `${casePath}${ending}`))) {
      throw new EngineFailure('pathIsCase', { path })
    }
    const found = await orNotFound(path, () => stat(path))
    if (!found.isFile()) throw new EngineFailure('pathNotFound', { path, detail: found.isDirectory() ? 'EISDIR' : 'EINVAL' })
    total += found.size
  }
  return total
}

async function storeFiles(state: EngineState, run: AttachRun, writer: Writer, paths: readonly string[], total: number) {
  let progress = { running: true, file: '', done: 0, total }
  const tell = throttle(() => run === state.attaching && state.send('attachments.progress', progress), TELL_MS)
  const stored = []
  for (const path of paths) {
    const name = basename(path)
    const onBytes = (bytes: number): void => {
      if (run.isCancelled) throw new EngineFailure('attachCancelled')
      progress = { ...progress, file: name, done: progress.done + bytes }
      tell()
    }
    const { blobId, sha256, size } = await orNotFound(path, () => storeStream(writer, piecesOf(path, onBytes)))
    stored.push({ name, blobId, sha256, size })
  }
  return stored
}

/** What the system refuses names its call; what the case refuses is answered elsewhere. */
async function orNotFound<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error
    throw new EngineFailure('pathNotFound', { path, detail: String(error.code) })
  }
}

async function* piecesOf(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    const piece = new Uint8Array(PIECE)
    for (;;) {
      const { bytesRead } = await file.read(piece)
      onBytes(bytesRead)
      if (bytesRead === 0) return
      yield piece.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
