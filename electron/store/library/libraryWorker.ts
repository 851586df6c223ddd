import { parentPort, workerData } from 'node:worker_threads'
import { openLibraryIndex } from './libraryIndex.ts'
import { refreshLibrary } from './refreshLibrary.ts'

export interface LibraryTask {
  readonly indexPath: string
  readonly folder: string
}

export interface LibraryProgress {
  readonly done: number
  readonly total: number
}

/** Progress is told at most this often, in milliseconds. */
const TELL_MS = 100

/** Worker entry: brings one index in line with its folder, and ends. What goes wrong ends the worker with the error. */
const port = parentPort
if (port === null) throw new Error('libraryWorker runs in a worker thread only')
const { indexPath, folder } = workerData as LibraryTask
const db = openLibraryIndex(indexPath)
try {
  let told = 0
  await refreshLibrary(db, folder, {
    onProgress: (done, total) => {
      if (done < total && Date.now() - told < TELL_MS) return
      told = Date.now()
      port.postMessage({ done, total } satisfies LibraryProgress)
    },
  })
} finally {
  db.close()
}
