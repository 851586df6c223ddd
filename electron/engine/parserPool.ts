import { Worker } from 'node:worker_threads'
import type { FormatId } from '../../shared/facts/format.ts'
import type { Problem } from '../../shared/facts/problem.ts'
import { problemOf } from '../../shared/facts/problemTexts.ts'
import type { ParsedItem, ParseSummary } from '../../shared/parse/parsed.ts'
import type { FromParser, ToParser } from '../parser/messages.ts'

export interface ParseJob {
  readonly format: FormatId
  readonly name: string
  /** Given away: the caller's view of the buffer is empty afterwards. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Called in order, one at a time; the parser waits while two batches are not taken. */
  readonly onBatch: (items: readonly ParsedItem[]) => void | Promise<void>
}

/** `unreadable`: no reader for the format. `failed`: the worker was stopped or fell over; what came before it was handed to onBatch. */
export type ParseResult =
  | { readonly outcome: 'done'; readonly summary: ParseSummary }
  | { readonly outcome: 'unreadable' }
  | { readonly outcome: 'failed'; readonly problem: Problem }

export interface ParserPoolOptions {
  readonly workerUrl: URL
  readonly size: number
  /** A parser that posts nothing for this long, and for a second more per 2 MiB of its file, is stopped. */
  readonly silenceMs?: number
}

export interface ParserPool {
  parse(job: ParseJob): Promise<ParseResult>
  close(): Promise<void>
}

const SILENCE_MS = 30_000
const MS_PER_BYTE = 1000 / (2 * 1024 * 1024)
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }

/** Parser workers that are started when first needed and reused; a file that wedges or kills one costs that worker only. */
export function createParserPool({ workerUrl, size, silenceMs = SILENCE_MS }: ParserPoolOptions): ParserPool {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const waiting: ((worker: Worker) => void)[] = []
  let nextJob = 1

  const start = (): Worker => {
    const worker = new Worker(workerUrl, { resourceLimits: RESOURCE_LIMITS })
    worker.setMaxListeners(0)
    // An idle worker must not keep a finished command line alive, nor an error outside a job end the engine.
    worker.unref()
    worker.on('error', () => all.delete(worker))
    all.add(worker)
    return worker
  }
  const acquire = (): Worker | Promise<Worker> => {
    const worker = idle.pop() ?? (all.size < size ? start() : undefined)
    if (worker !== undefined) return worker
    const { promise, resolve } = Promise.withResolvers<Worker>()
    waiting.push(resolve)
    return promise
  }
  const release = (worker: Worker | undefined): void => {
    const next = waiting.shift()
    if (next !== undefined) next(worker ?? start())
    else if (worker !== undefined) idle.push(worker)
  }

  return {
    async parse(job) {
      const worker = await acquire()
      const limit = silenceMs + job.bytes.byteLength * MS_PER_BYTE
      worker.ref()
      const result = await runJob(worker, nextJob++, job, limit)
      const isAlive = result.outcome !== 'failed'
      if (isAlive) worker.unref()
      else {
        all.delete(worker)
        await worker.terminate()
      }
      release(isAlive ? worker : undefined)
      return result
    },
    async close() {
      await Promise.all([...all].map((worker) => worker.terminate()))
      all.clear()
      idle.length = 0
    },
  }
}

function runJob(worker: Worker, id: number, job: ParseJob, limitMs: number): Promise<ParseResult> {
  const { promise, resolve } = Promise.withResolvers<ParseResult>()
  let timer: NodeJS.Timeout | undefined
  let taking: Promise<void> = Promise.resolve()
  const fail = (problem: Problem): void => end({ outcome: 'failed', problem })
  const watch = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => fail(problemOf('parserTimeout', 'error', { seconds: Math.round(limitMs / 1000) })), limitMs)
  }
  const take = (items: readonly ParsedItem[]): void => {
    // While the store is busy the parser may be waiting for us: only its own time counts.
    clearTimeout(timer)
    taking = taking
      .then(() => job.onBatch(items))
      .then(() => {
        worker.postMessage({ kind: 'taken', job: id } satisfies ToParser)
        if (!ended) watch()
      })
    taking.catch((error: unknown) => fail(problemOf('parserCrashed', 'error', { detail: String(error) })))
  }
  let ended = false
  const onMessage = (message: FromParser): void => {
    if (message.job !== id) return
    if (message.kind === 'batch') return take(message.items)
    clearTimeout(timer)
    if (message.kind === 'done')
      taking.then(
        () => end({ outcome: 'done', summary: message.summary }),
        () => undefined,
      )
    else if (message.kind === 'unreadable') end({ outcome: 'unreadable' })
    else fail(problemOf('parserCrashed', 'error', { detail: message.detail }))
  }
  const onError = (error: Error): void => fail(problemOf('parserCrashed', 'error', { detail: error.message }))
  const onExit = (code: number): void => fail(problemOf('parserCrashed', 'error', { detail: `the reader’s thread ended (${code})` }))
  const end = (result: ParseResult): void => {
    if (ended) return
    ended = true
    clearTimeout(timer)
    worker.off('message', onMessage).off('error', onError).off('exit', onExit)
    resolve(result)
  }
  worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  const { buffer, byteLength, byteOffset } = job.bytes
  const own = byteOffset === 0 ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)
  watch()
  worker.postMessage({ kind: 'parse', job: id, format: job.format, name: job.name, buffer: own, length: byteLength } satisfies ToParser, [
    own,
  ])
  return promise
}
