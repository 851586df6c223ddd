import { parentPort } from 'node:worker_threads'
import { type Comparison, createComparison } from './createComparison.ts'
import type { FromImpact, ToImpact } from './messages.ts'

/** Worker entry: compiles both sides once, then compares them on every computer it is given. */
const port = parentPort
if (port === null) throw new Error('impactWorker runs in a worker thread only')

let comparison: Comparison | undefined
const post = (message: FromImpact): void => port.postMessage(message)

port.on('message', (message: ToImpact) => {
  if (message.kind === 'begin') begin(message.task)
  else if (comparison !== undefined) post({ kind: 'rows', rows: message.computers.map(comparison) })
})

function begin(task: Extract<ToImpact, { kind: 'begin' }>['task']): void {
  const made = createComparison(task)
  if ('refused' in made) post({ kind: 'refused', message: made.refused })
  else {
    comparison = made.compare
    post({ kind: 'ready' })
  }
}
