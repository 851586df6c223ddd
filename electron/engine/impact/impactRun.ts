import { Worker } from 'node:worker_threads'
import type { ImpactSummary } from '../../../shared/contract/syncRuleRequests.ts'
import type { Localized } from '../../../shared/facts/localized.ts'
import { countComputers, listStoredComputers, type ReadableCase } from '../../store/index.ts'
import { createImpactRows, type ImpactRows } from './impactRows.ts'
import type { FromImpact, ImpactTask, ToImpact } from './messages.ts'

/** Computers that go to the worker together. */
const BATCH = 250
/** Batches that the worker may have before it answers. */
const IN_FLIGHT = 2
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }

export interface ImpactRun {
  readonly runId: number
  readonly rows: ImpactRows
  progress(): { readonly state: ImpactSummary['state']; readonly message?: Localized; readonly done: number; readonly total: number }
  readonly now: string
  /** Resolves when the run has come to an end of whatever kind. */
  readonly ended: Promise<void>
  cancel(): Promise<void>
}

export interface ImpactOptions {
  readonly runId: number
  readonly db: ReadableCase
  readonly task: ImpactTask
  readonly artefactIds: readonly number[]
  readonly workerUrl: URL
  /** Called after every batch and once at the end. */
  readonly onProgress: (run: ImpactRun) => void
}

/** Evaluates both sides of a task over the computers of directory artefacts, in a worker of its own. */
export function startImpact(options: ImpactOptions): ImpactRun {
  return new Run(options)
}

class Run implements ImpactRun {
  readonly runId: number
  readonly rows = createImpactRows()
  readonly now: string
  readonly ended: Promise<void>
  readonly #resolve: () => void
  readonly #options: ImpactOptions
  readonly #worker: Worker
  readonly #total: number
  readonly #waiting: number[]
  #after = 0
  #inFlight = 0
  #state: ImpactSummary['state'] = 'running'
  #message: Localized | undefined

  constructor(options: ImpactOptions) {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.ended = promise
    this.#resolve = resolve
    this.#options = options
    this.runId = options.runId
    this.now = options.task.now
    this.#waiting = [...options.artefactIds]
    this.#total = this.#waiting.reduce((sum, artefactId) => sum + countComputers(options.db, artefactId), 0)
    this.#worker = new Worker(options.workerUrl, { resourceLimits: RESOURCE_LIMITS })
    this.#worker
      .on('message', this.#onMessage)
      .on('error', (error) => this.#end('failed', workerDied(error.message)))
      .on('exit', (code) => this.#end('failed', workerDied(`exit code ${code}`)))
    this.#post({ kind: 'begin', task: options.task })
  }

  progress() {
    return { state: this.#state, done: this.rows.count(), total: this.#total, ...(this.#message && { message: this.#message }) }
  }

  async cancel(): Promise<void> {
    this.#end('cancelled')
    await this.ended
  }

  readonly #onMessage = (message: FromImpact): void => {
    if (this.#state !== 'running') return
    if (message.kind === 'refused') {
      this.#end('failed', message.message)
      return
    }
    if (message.kind === 'rows') {
      this.#inFlight--
      this.rows.add(message.rows)
      this.#options.onProgress(this)
    }
    this.#feed()
  }

  /** Reads on in the case as fast as the worker answers. */
  #feed(): void {
    try {
      while (this.#inFlight < IN_FLIGHT) {
        const computers = this.#nextBatch()
        if (computers === undefined) break
        this.#inFlight++
        this.#post({ kind: 'computers', computers })
      }
    } catch (error) {
      this.#end('failed', notReadable(error instanceof Error ? error.message : String(error)))
      return
    }
    if (this.#inFlight === 0) this.#end('done')
  }

  #nextBatch() {
    for (;;) {
      const [artefactId] = this.#waiting
      if (artefactId === undefined) return undefined
      const computers = listStoredComputers(this.#options.db, { artefactId, after: this.#after, limit: BATCH })
      const last = computers.at(-1)
      if (last !== undefined) {
        this.#after = last.objectId
        return computers
      }
      this.#waiting.shift()
      this.#after = 0
    }
  }

  #post(message: ToImpact): void {
    this.#worker.postMessage(message)
  }

  #end(state: ImpactSummary['state'], message?: Localized): void {
    if (this.#state !== 'running') return
    this.#state = state
    this.#message = message
    this.rows.sort()
    this.#options.onProgress(this)
    void this.#worker.terminate().then(() => this.#resolve())
  }
}

const workerDied = (detail: string): Localized => ({
  en: `The evaluation stopped (${detail}).`,
  fr: `L’évaluation s’est arrêtée (${detail}).`,
})
const notReadable = (detail: string): Localized => ({
  en: `The directory objects could not be read on (${detail}).`,
  fr: `La lecture des objets de l’annuaire n’a pas pu continuer (${detail}).`,
})
