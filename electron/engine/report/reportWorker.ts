import { parentPort } from 'node:worker_threads'
import { type ReportTask, renderReport } from './renderReport.ts'

/** Worker entry: writes one report, and ends. What goes wrong ends the worker with the error. */
const port = parentPort
if (port === null) throw new Error('reportWorker runs in a worker thread only')

port.once('message', async (task: ReportTask) => {
  port.postMessage(await renderReport(task))
})
