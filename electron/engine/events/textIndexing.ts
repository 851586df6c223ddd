import { indexedUpTo, lastEventId, type ReadableCase, type Writer } from '../../store/index.ts'

/** Events that one write indexes: some 10 ms, so that what a person does comes between. */
const BATCH = 1000

/** Makes the text of events searchable behind everything else. */
export interface TextIndexing {
  /** Goes on with what is not indexed yet; nothing where it is at work. */
  start(): void
  /** Resolves when nothing is left, or it was stopped. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export interface TextIndexingOptions {
  readonly db: ReadableCase
  readonly writer: Writer
  readonly onProgress: (progress: { readonly running: boolean; readonly done: number; readonly total: number }) => void
  readonly onError: (error: unknown) => void
}

export function createTextIndexing({ db, writer, onProgress, onError }: TextIndexingOptions): TextIndexing {
  let run: Promise<void> | undefined
  let isAsked = false
  let isStopped = false
  const indexAll = async (): Promise<void> => {
    while (!isStopped) {
      const { done, indexed } = await writer.write('indexEvents', { limit: BATCH })
      if (indexed > 0) onProgress({ running: !done, done: indexedUpTo(db), total: lastEventId(db) })
      if (done) return
    }
  }
  const work = async (): Promise<void> => {
    try {
      while (isAsked && !isStopped) {
        isAsked = false
        await indexAll()
      }
    } catch (error) {
      onError(error)
    } finally {
      // At once with the last look at what is asked, so that nobody waits for a run that is over.
      run = undefined
    }
  }
  return {
    start() {
      if (isStopped) return
      isAsked = true
      run ??= work()
    },
    idle: () => run ?? Promise.resolve(),
    async stop() {
      isStopped = true
      await run
    },
  }
}
