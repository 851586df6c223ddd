import { Worker } from 'node:worker_threads'
import { type ParseJob, type ParseResult, runParseJob } from './runParseJob.ts'

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
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 24, stackSizeMb: 4 }

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
      const size = job.bytes instanceof Uint8Array ? job.bytes.byteLength : job.bytes.size
      const limit = silenceMs + size * MS_PER_BYTE
      worker.ref()
      const result = await runParseJob(worker, nextJob++, job, limit)
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
