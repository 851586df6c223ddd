import { parentPort, workerData } from 'node:worker_threads'
import type { SensitiveValue } from '../../../shared/redaction/collectValues.ts'
import type { ReadableCase } from '../caseConnection.ts'
import { CaseFileError } from '../caseFileError.ts'
import { isNetworkPath } from '../casePlace.ts'
import { closeCase, openCaseBeside, openCaseReadable } from '../openCase.ts'
import { openCaseSnapshot } from '../snapshotCase.ts'
import { findValues } from './findValues.ts'
import { makeRedacted, type RedactedCopy, RedactionLeft, type RedactionStage } from './makeRedacted.ts'
import { planRedaction, type RedactionChanges } from './redactionValues.ts'

/** What the worker is started with: to find values only, or to make a copy too. `damaged`: what can be saved of the file is copied. */
export interface RedactionStart {
  readonly path: string
  readonly damaged: boolean
  readonly make?: { readonly path: string; readonly who: string; readonly at: string; readonly changes: RedactionChanges }
}

export type FromRedaction =
  | { readonly kind: 'progress'; readonly stage: RedactionStage; readonly done: number; readonly total: number }
  | { readonly kind: 'found'; readonly values: readonly SensitiveValue[] }
  | { readonly kind: 'made'; readonly copy: RedactedCopy }
  | {
      readonly kind: 'failed'
      readonly message: string
      readonly caseError?: { readonly code: CaseFileError['code']; readonly path: string }
      readonly left?: RedactionLeft['left']
      readonly system?: string
    }

/** Milliseconds between two words on how far it is. */
const INTERVAL_MS = 100

async function run(port: NonNullable<typeof parentPort>, { path, damaged, make }: RedactionStart): Promise<void> {
  const post = (message: FromRedaction): void => port.postMessage(message)
  let told = 0
  const onProgress = (stage: RedactionStage, done: number, total: number): void => {
    const now = performance.now()
    if (now - told < INTERVAL_MS) return
    told = now
    post({ kind: 'progress', stage, done, total })
  }
  let db: ReadableCase | undefined
  try {
    db = await connect(path, damaged)
    // One state of the case, whatever is changed meanwhile.
    db.exec('BEGIN')
    const values = findValues(db, (done, total) => onProgress('find', done, total)).values()
    if (make === undefined) post({ kind: 'found', values })
    else post({ kind: 'made', copy: makeRedacted(db, make.path, planRedaction(values, make.changes), make, onProgress) })
    db.exec('COMMIT')
  } catch (error) {
    post(failureOf(error))
  } finally {
    if (db !== undefined) closeCase(db)
  }
}

async function connect(path: string, damaged: boolean): Promise<ReadableCase> {
  if (damaged) return openCaseReadable(path)
  return isNetworkPath(path) ? (await openCaseSnapshot(path)).db : openCaseBeside(path)
}

function failureOf(error: unknown): FromRedaction {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof RedactionLeft) return { kind: 'failed', message, left: error.left }
  if (error instanceof CaseFileError) return { kind: 'failed', message, caseError: { code: error.code, path: error.path } }
  const isOfSystem = error instanceof Error && 'code' in error && ('syscall' in error || String(error.code).startsWith('SQLITE_'))
  return { kind: 'failed', message, ...(isOfSystem && { system: String(error.code) }) }
}

if (parentPort === null) throw new Error('redactionWorker runs in a worker thread')
void run(parentPort, workerData as RedactionStart)
