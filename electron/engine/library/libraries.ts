import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type LibraryIndex, type LibraryProgress, type LibraryTask, openLibraryIndex } from '../../store/index.ts'
import type { Log } from '../log.ts'
import type { SendEvent } from '../sendEvent.ts'

/** Indexes of folders of cases: read here, brought up to date in a worker of their own. */
export interface Libraries {
  indexOf(folder: string): LibraryIndex
  isRefreshing(folder: string): boolean
  /** Does nothing where the folder is looked at already. */
  refresh(folder: string): void
  /** Resolves when no folder is looked at. */
  idle(): Promise<void>
  close(): Promise<void>
}

export interface LibrariesOptions {
  /** Where the indexes lie. */
  readonly indexFolder: string
  readonly workerUrl: URL
  readonly send: SendEvent
  readonly log: Log
}

interface Run {
  readonly worker: Worker
  readonly ended: Promise<void>
}

export function createLibraries({ indexFolder, workerUrl, send, log }: LibrariesOptions): Libraries {
  const indexes = new Map<string, LibraryIndex>()
  const runs = new Map<string, Run>()
  const pathOf = (folder: string): string =>
    join(indexFolder, `${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 32)}.sqlite`)
  const start = (folder: string): Run => {
    const worker = new Worker(workerUrl, { workerData: { indexPath: pathOf(folder), folder } satisfies LibraryTask })
    let progress: LibraryProgress = { done: 0, total: 0 }
    const tell = (running: boolean): void => send('library.progress', { folder, running, ...progress })
    worker.on('message', (latest: LibraryProgress) => {
      progress = latest
      tell(true)
    })
    worker.on('error', (error) => log('error', `library: ${error instanceof Error ? error.message : 'unknown'}`))
    tell(true)
    const ended = new Promise<void>((done) => {
      worker.once('exit', () => {
        runs.delete(folder)
        tell(false)
        done()
      })
    })
    return { worker, ended }
  }
  return {
    indexOf(folder) {
      const known = indexes.get(folder)
      if (known !== undefined) return known
      const opened = openLibraryIndex(pathOf(folder))
      indexes.set(folder, opened)
      return opened
    },
    isRefreshing: (folder) => runs.has(folder),
    refresh(folder) {
      if (!runs.has(folder)) runs.set(folder, start(folder))
    },
    async idle() {
      await Promise.all([...runs.values()].map(({ ended }) => ended))
    },
    async close() {
      await Promise.all([...runs.values()].map(({ worker }) => worker.terminate()))
      for (const index of indexes.values()) index.close()
      indexes.clear()
    },
  }
}
