import { parentPort, workerData } from 'node:worker_threads'
import type { WritableCase } from './caseConnection.ts'
import { CaseFileError } from './caseFileError.ts'
import { errorCode } from './errorCode.ts'
import { closeCase, openCaseWritable } from './openCase.ts'
import { runWrite } from './writer.ts'
import type { WriterAnswer, WriterFailure, WriterRequest, WriterStart } from './writerProtocol.ts'

/** The entry of the thread that writes: it has the case's only writable connection. */
function serve(port: NonNullable<typeof parentPort>, { path }: WriterStart): void {
  const answer = (message: WriterAnswer): void => port.postMessage(message)
  const db = attempt(() => openCaseWritable(path))
  if (!db.ok) {
    answer({ id: 0, ok: false, failure: db.failure })
    return
  }
  port.on('message', (request: WriterRequest) => {
    const done = attempt(() => perform(db.value, request))
    answer(done.ok ? { id: request.id, ok: true, value: done.value } : { id: request.id, ok: false, failure: done.failure })
    if (request.name === 'close') port.close()
  })
  answer({ id: 0, ok: true, value: undefined })
}

function perform(db: WritableCase, request: WriterRequest): Extract<WriterAnswer, { ok: true }>['value'] {
  if (request.name !== 'close') return runWrite(db, request.name, request.input, request.about)
  closeCase(db)
  return undefined
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: WriterFailure }

function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { ok: true, value: work() }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return {
      ok: false,
      failure: error instanceof CaseFileError ? { message, code: '', caseError: error.code } : { message, code: errorCode(error) },
    }
  }
}

if (parentPort === null) throw new Error('writerWorker runs in a worker thread')
serve(parentPort, workerData as WriterStart)
