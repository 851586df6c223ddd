import { parentPort } from 'node:worker_threads'
import { readerOf } from '../../shared/parse/readers.ts'
import type { FromParser, ToParser } from './messages.ts'
import { parseInBatches } from './parseInBatches.ts'

/** Worker entry: reads one artefact at a time and posts what it finds; the engine ends the worker when a file wedges it. */
const port = parentPort
if (port === null) throw new Error('parserWorker runs in a worker thread only')

const taken = new Map<number, () => void>()
const post = (message: FromParser): void => port.postMessage(message)

port.on('message', (message: ToParser) => {
  if (message.kind === 'taken') taken.get(message.job)?.()
  else void parse(message)
})

async function parse({ job, format, name, buffer, length, mapping }: Extract<ToParser, { kind: 'parse' }>): Promise<void> {
  const reader = readerOf(format)
  if (reader === undefined) return post({ kind: 'unreadable', job })
  try {
    const items = reader({ bytes: new Uint8Array(buffer, 0, length), name, ...(mapping && { mapping }) })
    const batches = parseInBatches(items, (batch) => post({ kind: 'batch', job, items: batch }))
    taken.set(job, batches.taken)
    post({ kind: 'done', job, summary: await batches.summary })
  } catch (error) {
    post({ kind: 'failed', job, detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
  } finally {
    taken.delete(job)
  }
}
