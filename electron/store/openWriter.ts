import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { buffersOf } from '../../shared/facts/eventColumns.ts'
import { CaseFileError } from './caseFileError.ts'
import type { EditAbout } from './undo/editSteps.ts'
import type { WriteInput, WriteName, WriteOutput, Writer } from './writer.ts'
import type { WriterAnswer, WriterFailure, WriterStart } from './writerProtocol.ts'

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

/**
 * Starts the worker that writes this case; resolves when it has the case open, migrated and cleared.
 * `workerUrl`: where `writerWorker` is, which a bundle has elsewhere. Rejects with a CaseFileError.
 */
export async function openWriter({ path, workerUrl }: { readonly path: string; readonly workerUrl?: URL }): Promise<Writer> {
  const start: WriterStart = { path }
  const worker = new Worker(workerUrl ?? pathToFileURL(join(import.meta.dirname, 'writerWorker.ts')), { workerData: start })
  const client = new WriterClient(worker, path)
  await client.opened
  return client
}

class WriterClient implements Writer {
  readonly opened: Promise<void>
  readonly ended: Promise<Error | undefined>
  readonly #worker: Worker
  readonly #path: string
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0
  #over: Error | undefined

  constructor(worker: Worker, path: string) {
    this.#worker = worker
    this.#path = path
    this.opened = this.#wait(0)
    this.ended = this.#watch()
    worker.on('message', (answer: WriterAnswer) => this.#settle(answer))
  }

  write<N extends WriteName>(name: N, input: WriteInput<N>): Promise<WriteOutput<N>> {
    return this.#send(name, input)
  }

  edit<N extends WriteName>(name: N, input: WriteInput<N>, about: EditAbout): Promise<WriteOutput<N>> {
    return this.#send(name, input, about)
  }

  async close(): Promise<void> {
    if (this.#over !== undefined) return
    await this.#send<void>('close')
    await this.ended
  }

  #send<T>(name: WriteName | 'close', input?: unknown, about?: EditAbout): Promise<T> {
    if (this.#over !== undefined) return Promise.reject(this.#over)
    const id = ++this.#lastId
    const answer = this.#wait<T>(id)
    this.#worker.postMessage({ id, name, input, about }, handedOver(name, input))
    return answer
  }

  #wait<T>(id: number): Promise<T> {
    return new Promise<T>((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
  }

  #settle(answer: WriterAnswer): void {
    const waiting = this.#waiting.get(answer.id)
    this.#waiting.delete(answer.id)
    if (answer.ok) waiting?.resolve(answer.value as never)
    else waiting?.reject(this.#errorOf(answer.failure))
  }

  #errorOf({ caseError, code, message }: WriterFailure): Error {
    return caseError === undefined ? Object.assign(new Error(message), { code }) : new CaseFileError(caseError, this.#path)
  }

  /** Whoever still waits when the thread ends hears why. */
  #watch(): Promise<Error | undefined> {
    let crash: Error | undefined
    this.#worker.on('error', (error) => {
      crash = error instanceof Error ? error : new Error(String(error))
    })
    return new Promise((resolve) => {
      this.#worker.on('exit', (code) => {
        const why = crash ?? (code === 0 ? undefined : new Error(`the writer ended with code ${code}`))
        this.#over = why ?? new Error('the writer is closed')
        for (const waiting of this.#waiting.values()) waiting.reject(this.#over)
        this.#waiting.clear()
        resolve(why)
      })
    })
  }
}

/** The memory of events goes to the writer instead of being copied. */
const handedOver = (name: WriteName | 'close', input: unknown): ArrayBuffer[] =>
  name === 'addEvents' ? buffersOf((input as WriteInput<'addEvents'>).events) : []
