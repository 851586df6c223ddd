import { parentPort, workerData } from 'node:worker_threads'
import type { ReadableCase } from './caseConnection.ts'
import { CaseFileError } from './caseFileError.ts'
import { isNetworkPath } from './casePlace.ts'
import { closeCase, openCaseBeside, openCaseReadable } from './openCase.ts'
import { openCaseSnapshot } from './snapshotCase.ts'
import { type CaseCheck, verifyCase } from './verifyCase.ts'

/** What the worker is started with; `damaged`: what can be saved of the file is what is checked. */
export interface VerifyStart {
  readonly path: string
  readonly damaged: boolean
}

export type FromVerify =
  | { readonly kind: 'progress'; readonly check: CaseCheck['name']; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly ok: boolean; readonly checks: readonly CaseCheck[] }
  | { readonly kind: 'failed'; readonly caseError?: CaseFileError['code']; readonly message: string }

/** Milliseconds between two words on how far it is. */
const INTERVAL_MS = 100

/** The entry of the thread that checks a case while it is open: it reads by a connection of its own, and from a copy where one is all that a share bears. */
async function run(port: NonNullable<typeof parentPort>, { path, damaged }: VerifyStart): Promise<void> {
  const post = (message: FromVerify): void => port.postMessage(message)
  let told = 0
  try {
    const db = await connect(path, damaged)
    // One state of the case, whatever is changed meanwhile.
    db.exec('BEGIN')
    const result = verifyCase(db, (check, done, total) => {
      const now = performance.now()
      if (done > 0 && done < total && now - told < INTERVAL_MS) return
      told = now
      post({ kind: 'progress', check, done, total })
    })
    db.exec('COMMIT')
    closeCase(db)
    post({ kind: 'done', ...result })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    post({ kind: 'failed', message, ...(error instanceof CaseFileError && { caseError: error.code }) })
  }
}

async function connect(path: string, damaged: boolean): Promise<ReadableCase> {
  if (damaged) return openCaseReadable(path)
  return isNetworkPath(path) ? (await openCaseSnapshot(path)).db : openCaseBeside(path)
}

if (parentPort === null) throw new Error('verifyWorker runs in a worker thread')
void run(parentPort, workerData as VerifyStart)
