import { parentPort } from 'node:worker_threads'
import { buffersOf } from '../../shared/facts/eventColumns.ts'
import { byteSourceOf } from '../../shared/parse/byteSource.ts'
import type { ParsedItem, ParseSummary } from '../../shared/parse/parsed.ts'
import { readerOf, streamReaderOf } from '../../shared/parse/readers.ts'
import type { FromParser, ParsedBatch, ToParser } from './messages.ts'
import { parseInBatches } from './parseInBatches.ts'
import { sharedByteSource } from './sharedBlock.ts'

/** Worker entry: reads one artefact at a time and posts what it finds; the engine ends the worker when a file wedges it. */
const port = parentPort
if (port === null) throw new Error('parserWorker runs in a worker thread only')

const taken = new Map<number, () => void>()
const post = (message: FromParser): void => port.postMessage(message)
/** The memory of events goes with them. */
function postBatch(job: number, batch: ParsedBatch): void {
  const message: FromParser = { kind: 'batch', job, batch }
  port?.postMessage(message, batch.events === undefined ? [] : buffersOf(batch.events))
}

port.on('message', (message: ToParser) => {
  if (message.kind === 'taken') taken.get(message.job)?.()
  else void parse(message)
})

type ParseMessage = Extract<ToParser, { kind: 'parse' }>

async function parse(message: ParseMessage): Promise<void> {
  const { job } = message
  try {
    const items = itemsOf(message)
    if (items === undefined) return post({ kind: 'unreadable', job })
    const batches = parseInBatches(items, (batch) => postBatch(job, batch))
    taken.set(job, batches.taken)
    post({ kind: 'done', job, summary: await batches.summary })
  } catch (error) {
    post({ kind: 'failed', job, detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
  } finally {
    taken.delete(job)
  }
}

/** The reader at its beginning; undefined where the format has none, or none that reads piece by piece. */
function itemsOf({ job, format, name, bytes, mapping }: ParseMessage): Generator<ParsedItem, ParseSummary> | undefined {
  const stream = streamReaderOf(format)
  if (bytes.kind === 'onDemand') {
    const source = sharedByteSource(bytes.shared, bytes.size, (offset, length) => post({ kind: 'block', job, offset, length }))
    return stream?.({ source, name })
  }
  const whole = new Uint8Array(bytes.buffer, 0, bytes.length)
  return stream?.({ source: byteSourceOf(whole), name }) ?? readerOf(format)?.({ bytes: whole, name, ...(mapping && { mapping }) })
}
