import type { Worker } from 'node:worker_threads'
import type { FormatId } from '../../shared/facts/format.ts'
import type { InventoryMapping } from '../../shared/facts/inventoryField.ts'
import type { Problem } from '../../shared/facts/problem.ts'
import { problemOf } from '../../shared/facts/problemTexts.ts'
import type { ParseSummary } from '../../shared/parse/parsed.ts'
import type { BytesForParser, FromParser, ParsedBatch, ToParser } from '../parser/messages.ts'
import { answerBlock, createSharedBlock, type ReadBytes } from '../parser/sharedBlock.ts'

/** All bytes of an artefact, given away: the caller's view of the buffer is empty afterwards. Or how to read them where they are asked for. */
export type JobBytes = Uint8Array<ArrayBuffer> | { readonly size: number; readonly read: ReadBytes }

export interface ParseJob {
  readonly format: FormatId
  readonly name: string
  /** Of the columns of a device list, where a person gave one. */
  readonly mapping?: InventoryMapping
  readonly bytes: JobBytes
  /** Called in order, one at a time; the parser waits while two batches are not taken. */
  readonly onBatch: (batch: ParsedBatch) => void | Promise<void>
}

/** `unreadable`: no reader for the format. `failed`: the worker was stopped or fell over; what came before it was handed to onBatch. */
export type ParseResult =
  | { readonly outcome: 'done'; readonly summary: ParseSummary }
  | { readonly outcome: 'unreadable' }
  | { readonly outcome: 'failed'; readonly problem: Problem }

/** Has a worker read one artefact. Ends with `failed` when the worker dies, a batch cannot be taken, or it is silent for `limitMs`. */
export function runParseJob(worker: Worker, id: number, job: ParseJob, limitMs: number): Promise<ParseResult> {
  return new ParseRun(worker, id, job, limitMs).result
}

class ParseRun {
  readonly result: Promise<ParseResult>
  readonly #resolve: (result: ParseResult) => void
  readonly #worker: Worker
  readonly #id: number
  readonly #job: ParseJob
  readonly #limitMs: number
  #shared: SharedArrayBuffer | undefined
  #timer: NodeJS.Timeout | undefined
  #taking: Promise<void> = Promise.resolve()
  #isEnded = false

  constructor(worker: Worker, id: number, job: ParseJob, limitMs: number) {
    const { promise, resolve } = Promise.withResolvers<ParseResult>()
    this.result = promise
    this.#resolve = resolve
    this.#worker = worker
    this.#id = id
    this.#job = job
    this.#limitMs = limitMs
    worker.on('message', this.#onMessage).on('error', this.#onError).on('exit', this.#onExit)
    this.#watch()
    this.#send()
  }

  #send(): void {
    const { format, name, mapping, bytes: jobBytes } = this.#job
    const bytes = this.#bytesOf(jobBytes)
    const message: ToParser = { kind: 'parse', job: this.#id, format, name, bytes, ...(mapping && { mapping }) }
    this.#worker.postMessage(message, bytes.kind === 'whole' ? [bytes.buffer] : [])
  }

  #bytesOf(bytes: JobBytes): BytesForParser {
    if (!(bytes instanceof Uint8Array)) {
      this.#shared = createSharedBlock()
      return { kind: 'onDemand', shared: this.#shared, size: bytes.size }
    }
    const { buffer, byteLength, byteOffset } = bytes
    const own = byteOffset === 0 ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)
    return { kind: 'whole', buffer: own, length: byteLength }
  }

  #answer(offset: number, length: number): void {
    const { bytes } = this.#job
    if (this.#shared === undefined || bytes instanceof Uint8Array) return
    answerBlock(this.#shared, () => bytes.read(offset, length))
  }

  readonly #onMessage = (message: FromParser): void => {
    if (message.job !== this.#id || this.#isEnded) return
    switch (message.kind) {
      case 'batch':
        this.#take(message.batch)
        break
      case 'block':
        this.#answer(message.offset, message.length)
        break
      case 'done':
        clearTimeout(this.#timer)
        // A batch that could not be taken has ended the run already.
        void this.#taking.then(() => this.#end({ outcome: 'done', summary: message.summary }))
        break
      case 'unreadable':
        this.#end({ outcome: 'unreadable' })
        break
      case 'failed':
        this.#fail(problemOf('parserCrashed', 'error', { detail: message.detail }))
    }
  }

  readonly #onError = (error: Error): void => this.#fail(problemOf('parserCrashed', 'error', { detail: error.message }))
  readonly #onExit = (code: number): void => this.#fail(problemOf('parserCrashed', 'error', { detail: `exit code ${code}` }))

  #take(batch: ParsedBatch): void {
    // While the store is busy the parser may be waiting for us: only its own time counts.
    clearTimeout(this.#timer)
    this.#taking = this.#taking.then(() => this.#takeOne(batch))
  }

  async #takeOne(batch: ParsedBatch): Promise<void> {
    if (this.#isEnded) return
    try {
      await this.#job.onBatch(batch)
    } catch (error) {
      this.#fail(problemOf('parserCrashed', 'error', { detail: error instanceof Error ? error.message : String(error) }))
      return
    }
    const message: ToParser = { kind: 'taken', job: this.#id }
    this.#worker.postMessage(message)
    if (!this.#isEnded) this.#watch()
  }

  #watch(): void {
    clearTimeout(this.#timer)
    const seconds = Math.max(1, Math.round(this.#limitMs / 1000))
    this.#timer = setTimeout(() => this.#fail(problemOf('parserTimeout', 'error', { seconds })), this.#limitMs)
  }

  #fail(problem: Problem): void {
    this.#end({ outcome: 'failed', problem })
  }

  #end(result: ParseResult): void {
    if (this.#isEnded) return
    this.#isEnded = true
    clearTimeout(this.#timer)
    this.#worker.off('message', this.#onMessage).off('error', this.#onError).off('exit', this.#onExit)
    this.#resolve(result)
  }
}
