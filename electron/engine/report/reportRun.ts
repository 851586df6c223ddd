import { Worker } from 'node:worker_threads'
import { EngineFailure } from '../failures.ts'
import type { ReportTask } from './renderReport.ts'

const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64, stackSizeMb: 8 }

/** A report that is being written, in a worker of its own. */
export interface ReportRun {
  readonly bytes: Promise<Uint8Array>
  /** `bytes` fails with `cancelled`. */
  cancel(): Promise<void>
}

export function startReport(task: ReportTask, workerUrl: URL): ReportRun {
  const worker = new Worker(workerUrl, { resourceLimits: RESOURCE_LIMITS })
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  worker
    .once('message', (bytes: Uint8Array) => {
      resolve(bytes)
      void worker.terminate()
    })
    .once('error', reject)
    .once('exit', (code) => reject(new Error(`the report's worker ended with exit code ${code}`)))
  worker.postMessage(task)
  return {
    bytes: promise,
    async cancel() {
      reject(new EngineFailure('reportCancelled'))
      await worker.terminate()
    },
  }
}
