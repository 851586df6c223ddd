import { Worker } from 'node:worker_threads'
import { CaseFileError, type FromRedaction, type RedactionStart } from '../../store/index.ts'
import { EngineFailure } from '../failures.ts'

type Found = Extract<FromRedaction, { kind: 'found' }>['values']
type Made = Extract<FromRedaction, { kind: 'made' }>['copy']

export interface RedactionRun {
  /** What was found, or the copy that was made. */
  readonly result: Promise<{ readonly values?: Found; readonly copy?: Made }>
  /** `result` fails with `redactionCancelled`. */
  cancel(): Promise<void>
}

/** Finds values, or makes a redacted copy, in a thread of its own. */
export function startRedaction(
  workerUrl: URL,
  start: RedactionStart,
  onProgress: (progress: Extract<FromRedaction, { kind: 'progress' }>) => void,
): RedactionRun {
  const worker = new Worker(workerUrl, { workerData: start })
  const { promise, resolve, reject } = Promise.withResolvers<{ readonly values?: Found; readonly copy?: Made }>()
  worker.on('message', (message: FromRedaction) => {
    if (message.kind === 'progress') onProgress(message)
    else if (message.kind === 'found') resolve({ values: message.values })
    else if (message.kind === 'made') resolve({ copy: message.copy })
    else reject(errorOf(message))
  })
  worker.on('error', reject)
  worker.on('exit', (code) => reject(new Error(`the redaction ended with code ${code}`)))
  return {
    result: promise,
    async cancel() {
      reject(new EngineFailure('redactionCancelled'))
      await worker.terminate()
    },
  }
}

/** Values that were left are told by kind and form, never themselves. */
function errorOf({ message, caseError, left, system }: Extract<FromRedaction, { kind: 'failed' }>): Error {
  if (caseError !== undefined) return new CaseFileError(caseError.code, caseError.path)
  if (left !== undefined)
    return new EngineFailure('redactionLeft', { left: left.map(({ kind, form, count }) => `${kind} (${form}): ${count}`).join(', ') })
  if (system !== undefined) return new EngineFailure('cannotWrite', { detail: system })
  return new Error(message)
}
