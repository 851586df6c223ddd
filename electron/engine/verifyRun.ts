import { Worker } from 'node:worker_threads'
import { type CaseCheck, CaseFileError, type FromVerify, type VerifyStart } from '../store/index.ts'
import { EngineFailure } from './failures.ts'

export interface VerifyResult {
  readonly ok: boolean
  readonly checks: readonly CaseCheck[]
}

export interface VerifyRun {
  /** Fails with `cancelled`, with a CaseFileError, or with what ended the worker. */
  readonly result: Promise<VerifyResult>
  cancel(): Promise<void>
}

/** Checks a case in a thread of its own, for as long as reading everything takes. */
export function startVerify(
  workerUrl: URL,
  start: VerifyStart,
  onProgress: (progress: Extract<FromVerify, { kind: 'progress' }>) => void,
): VerifyRun {
  const worker = new Worker(workerUrl, { workerData: start })
  const { promise, resolve, reject } = Promise.withResolvers<VerifyResult>()
  worker.on('message', (message: FromVerify) => {
    if (message.kind === 'progress') onProgress(message)
    else if (message.kind === 'done') resolve({ ok: message.ok, checks: message.checks })
    else reject(message.caseError === undefined ? new Error(message.message) : new CaseFileError(message.caseError, start.path))
  })
  worker.on('error', reject)
  worker.on('exit', (code) => reject(new Error(`the check ended with code ${code}`)))
  return {
    result: promise,
    async cancel() {
      reject(new EngineFailure('cancelled'))
      await worker.terminate()
    },
  }
}
